package dev.lonja.registry.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Brings the search index up to date, for tests that do not wait for its next turn. */
@Singleton
public class SearchIndex {
    @Inject
    SearchIndexer indexer;

    /** Takes in what is published, unless the registry does so at the moment. */
    public void update() {
        indexer.indexAll();
    }
}
