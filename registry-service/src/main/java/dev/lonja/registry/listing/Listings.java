package dev.lonja.registry.listing;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.ReplyEncoder;
import dev.lonja.registry.directory.Change;
import dev.lonja.registry.directory.CommitListener;
import dev.lonja.registry.directory.DirectoryConfig;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.directory.Speaker;
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

    private final Trust trust;
    private final KeptUsers users;
    private final KeptContents contents;
    private final boolean anyAddress;

    Listings(
            ListingQueries queries,
            ReplyEncoder encoder,
            DirectoryConfig directory,
            ListingLimits limits,
            ListingConfig config) {
        this.trust = new Trust();
        this.users = new KeptUsers(encoder, config.maxUsersBytes(), limits.maxEntries());
        this.contents = new KeptContents(
                config.maxContentBytes(),
                owner -> queries.content(owner, encoder, config.maxContentBytes() / MAX_SHARE, limits.maxEntries()));
        this.anyAddress = !directory.sameAddress();
    }

    /** The reply to the LIST_USERS of somebody who is connected. */
    public Optional<EncodedReply> findUsers(Speaker speaker) {
        return isPresent(speaker) ? users.findReply() : Optional.empty();
    }

    /** The reply to the LIST_CONTENT of somebody who is connected; the database, if need be, is asked by {@code blocking}. */
    public Optional<CompletableFuture<Content>> findContent(Speaker speaker, String owner, Executor blocking) {
        return isPresent(speaker) ? Optional.of(contents.get(owner, blocking)) : Optional.empty();
    }

    @Override
    public void beginning() {
        users.beginWrite();
    }

    @Override
    public void committed(List<Change> changes, List<Outcome> outcomes) {
        List<Change> made = new ArrayList<>(changes.size());
        for (int at = 0; at < changes.size(); at++) {
            if (outcomes.get(at) == Outcome.OK) {
                made.add(changes.get(at));
            }
        }
        written(made, true);
    }

    @Override
    public void failed(List<Change> changes) {
        written(changes, false);
    }

    Trust trust() {
        return trust;
    }

    KeptUsers users() {
        return users;
    }

    KeptContents contents() {
        return contents;
    }

    private void written(List<Change> changes, boolean isCertain) {
        changes.forEach(change -> users.written(change, isCertain));
        users.endWrite();
        contents.invalidate(changes.stream()
                .filter(Listings::concernsContent)
                .map(Change::user)
                .distinct()
                .toList());
    }

    private static boolean concernsContent(Change change) {
        return switch (change) {
            case Change.Publish publish -> true;
            case Change.Delete delete -> true;
            case Change.Unregister unregister -> true;
            case Change.Remove remove -> true;
            case Change.TakeDown takeDown -> true;
            case Change.Expel expel -> false;
            case Change.Register register -> false;
            case Change.Connect connect -> false;
            case Change.Disconnect disconnect -> false;
            case Change.Forget forget -> false;
        };
    }

    private boolean isPresent(Speaker speaker) {
        return trust.holds()
                && users.isPresent(
                        speaker.user(),
                        anyAddress
                                ? Optional.empty()
                                : Optional.of(speaker.from().origin()));
    }
}
