package dev.lonja.registry.listing;

import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.DirectoryConfig;
import dev.lonja.registry.directory.ListingLimits;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The listings that are kept in memory, for whoever is connected. Empty answers mean: ask the database.
 *
 * <p>Whoever was told that a change is made finds it here: the writer brings it in after its commit and before it
 * answers. What others change comes through the {@link ChangeFeed}, and nothing is used while that cannot be trusted.
 */
@Singleton
public class Listings implements CommitListener {
    /** No single listing takes more than this part of the memory for all. */
    private static final int MAX_SHARE = 4;

    private final Freshness freshness;
    private final CachedUsers users;
    private final CachedContents contents;
    private final boolean anyAddress;

    Listings(
            ListingQueries queries,
            ReplyEncoder encoder,
            DirectoryConfig directory,
            ListingLimits limits,
            ListingConfig config) {
        this.freshness = new Freshness();
        this.users = new CachedUsers(encoder, config.maxUsersBytes(), limits.maxEntries());
        this.contents = new CachedContents(
                config.maxContentBytes(),
                owner -> queries.content(owner, encoder, config.maxContentBytes() / MAX_SHARE, limits.maxEntries()));
        this.anyAddress = !directory.sameAddress();
    }

    /** The reply to the LIST_USERS of somebody who is connected. */
    public Optional<EncodedReply> findUsers(Caller caller) {
        return isPresent(caller) ? users.findReply() : Optional.empty();
    }

    /** The reply to the LIST_CONTENT of somebody who is connected; the database, if need be, is asked by {@code blocking}. */
    public Optional<CompletableFuture<ContentListing>> findContent(Caller caller, String owner, Executor blocking) {
        return isPresent(caller) ? Optional.of(contents.get(owner, blocking)) : Optional.empty();
    }

    @Override
    public void beginning() {
        users.beginWrite();
    }

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        List<DirectoryChange> made = new ArrayList<>(changes.size());
        for (int at = 0; at < changes.size(); at++) {
            if (results.get(at).isOk()) {
                made.add(changes.get(at));
            }
        }
        written(made, true);
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        written(changes, false);
    }

    Freshness freshness() {
        return freshness;
    }

    CachedUsers users() {
        return users;
    }

    CachedContents contents() {
        return contents;
    }

    private void written(List<DirectoryChange> changes, boolean isCertain) {
        changes.forEach(change -> users.written(change, isCertain));
        users.endWrite();
        contents.invalidate(changes.stream()
                .filter(Listings::concernsContent)
                .map(DirectoryChange::user)
                .distinct()
                .toList());
    }

    private static boolean concernsContent(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Publish publish -> true;
            case DirectoryChange.Delete delete -> true;
            case DirectoryChange.Unregister unregister -> true;
            case DirectoryChange.RemoveUser remove -> true;
            case DirectoryChange.RemoveFile remove -> true;
            case DirectoryChange.ForceDisconnect disconnect -> false;
            case DirectoryChange.Register register -> false;
            case DirectoryChange.Connect connect -> false;
            case DirectoryChange.Disconnect disconnect -> false;
            case DirectoryChange.ExpirePresence expire -> false;
        };
    }

    private boolean isPresent(Caller caller) {
        return freshness.holds()
                && users.isPresent(
                        caller.user(),
                        anyAddress
                                ? Optional.empty()
                                : Optional.of(caller.from().origin()));
    }
}
