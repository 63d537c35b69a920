package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.transport.HostAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A load, a change of the owner and a second reader, in every order of their steps. What a reader that asks after the
 * acknowledgement of the change gets, and what the cache keeps, is never older than the change.
 */
class CachedContentsOrderTest {
    private static final String ANA = "ana";
    private static final Caller CALLER = new Caller(ANA, new HostAddress("10.0.0.1", false));
    private static final ContentListing ABSENT = new ContentListing.NoSuchOwner();
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);
    private static final PublishedFile FILE = new PublishedFile("/a", "");
    private static final ContentListing EMPTY = content(List.of());
    private static final ContentListing WITH_FILE = content(List.of(FILE));

    /** Changes by this registry, which are told, and by another one, which are noticed; but its REGISTER is not. */
    private enum Kind {
        REGISTER(ABSENT, EMPTY, new DirectoryChange.Register(ANA)),
        PUBLISH(EMPTY, WITH_FILE, new DirectoryChange.Publish(CALLER, FILE)),
        DELETE(WITH_FILE, EMPTY, new DirectoryChange.Delete(CALLER, "/a")),
        UNREGISTER(WITH_FILE, ABSENT, new DirectoryChange.Unregister(CALLER)),
        REMOVE_USER(WITH_FILE, ABSENT, new DirectoryChange.RemoveUser(ANA, new Administrator("root", "127.0.0.1"))),
        REMOVE_FILE(
                WITH_FILE, EMPTY, new DirectoryChange.RemoveFile(ANA, "/a", new Administrator("root", "127.0.0.1"))),
        REGISTER_ELSEWHERE(ABSENT, EMPTY, null),
        PUBLISH_ELSEWHERE(EMPTY, WITH_FILE, null);

        private final ContentListing before;
        private final ContentListing after;
        private final Optional<DirectoryChange> change;

        Kind(ContentListing before, ContentListing after, DirectoryChange change) {
            this.before = before;
            this.after = after;
            this.change = Optional.ofNullable(change);
        }
    }

    private enum Step {
        LOAD_BEGINS,
        LOAD_SEES,
        LOAD_ENDS,
        CHANGE_TAKES_EFFECT,
        CHANGE_IS_TOLD,
        SECOND_READER_ASKS
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void neverAnswersOrKeepsWhatWasReadBeforeAnAcknowledgedChange(Kind kind) {
        List<List<Step>> orders = new ArrayList<>();
        interleave(
                List.of(
                        List.of(Step.LOAD_BEGINS, Step.LOAD_SEES, Step.LOAD_ENDS),
                        List.of(Step.CHANGE_TAKES_EFFECT, Step.CHANGE_IS_TOLD),
                        List.of(Step.SECOND_READER_ASKS)),
                new ArrayList<>(),
                orders);
        assertThat(orders).hasSize(60);
        orders.forEach(order -> new Run(kind, order).check());
    }

    private static final class Run {
        private final Kind kind;
        private final List<Step> order;
        private final Queue<Step> steps;
        private final Queue<Runnable> blocking = new ArrayDeque<>();
        private final CachedContents contents = new CachedContents(1 << 20, new ContentPatch(ENCODER), owner -> load());
        private final Listings listings = new Listings(
                new CachedUsers(ENCODER, 1, 1),
                contents,
                new Freshness(),
                new dev.lonja.registry.directory.Authorization(() -> true));
        private ContentListing database;
        private boolean isTold;
        private boolean mustBeNew;
        private CompletableFuture<ContentListing> second = new CompletableFuture<>();

        Run(Kind kind, List<Step> order) {
            this.kind = kind;
            this.order = order;
            this.steps = new ArrayDeque<>(order);
            this.database = kind.before;
        }

        void check() {
            while (!steps.isEmpty()) {
                make(steps.remove());
            }
            finish();
            if (mustBeNew) {
                assertThat(second).as("%s %s", kind, order).isCompletedWithValue(kind.after);
            }
            CompletableFuture<ContentListing> later = contents.get(ANA, blocking::add);
            finish();
            assertThat(later).as("%s %s", kind, order).isCompletedWithValue(kind.after);
        }

        private void make(Step step) {
            switch (step) {
                case LOAD_BEGINS -> contents.get(ANA, blocking::add);
                case LOAD_SEES -> runNext();
                case LOAD_ENDS -> {}
                case CHANGE_TAKES_EFFECT -> {
                    if (kind.change.isPresent()) {
                        listings.beginning();
                    }
                    database = kind.after;
                }
                case CHANGE_IS_TOLD -> tell();
                case SECOND_READER_ASKS -> {
                    mustBeNew = isTold;
                    second = contents.get(ANA, blocking::add);
                }
            }
        }

        private void tell() {
            isTold = true;
            if (kind.change.isPresent()) {
                listings.committed(List.of(kind.change.get()), List.of(ChangeResult.of(Outcome.OK)));
            } else if (kind != Kind.REGISTER_ELSEWHERE) {
                contents.invalidate(List.of(ANA));
            }
        }

        /** The steps until the load ends are made between the two halves of the load. */
        private ContentListing load() {
            ContentListing seen = database;
            while (steps.contains(Step.LOAD_ENDS)) {
                make(steps.remove());
            }
            return seen;
        }

        private void runNext() {
            if (!blocking.isEmpty()) {
                blocking.remove().run();
            }
        }

        private void finish() {
            while (!blocking.isEmpty()) {
                runNext();
            }
        }
    }

    private static ContentListing content(List<PublishedFile> files) {
        return new ContentListing.Cached(EncodedReply.of(ENCODER.encode(new Reply.Content(files))));
    }

    /** What happens to one file: a load, and changes of it by this registry and by another one. */
    private enum Shared {
        LOAD_BEGINS,
        LOAD_SEES,
        LOAD_ENDS,
        WRITER_BEGINS,
        WRITER_COMMITS,
        WRITER_TELLS,
        OTHER_COMMITS,
        OTHER_IS_NOTICED
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhatTheDatabaseHasWhenAnotherRegistryChangesTheSameFile(boolean isCached) {
        List<List<Shared>> orders = new ArrayList<>();
        interleave(
                List.of(
                        List.of(Shared.LOAD_BEGINS, Shared.LOAD_SEES, Shared.LOAD_ENDS),
                        List.of(Shared.WRITER_BEGINS, Shared.WRITER_COMMITS, Shared.WRITER_TELLS),
                        List.of(Shared.OTHER_COMMITS, Shared.OTHER_IS_NOTICED)),
                new ArrayList<>(),
                orders);
        assertThat(orders).hasSize(560);
        for (List<Shared> order : orders) {
            new SharedRun(order, isCached).check();
        }
    }

    /** The writer publishes the file if it is not there, and the other registry deletes it if it is there. */
    private static final class SharedRun {
        private final List<Shared> order;
        private final Queue<Shared> steps;
        private final Queue<Runnable> blocking = new ArrayDeque<>();
        private final CachedContents contents = new CachedContents(1 << 20, new ContentPatch(ENCODER), owner -> load());
        private ContentListing database = EMPTY;
        private boolean isPublished;

        SharedRun(List<Shared> order, boolean isCached) {
            this.order = order;
            this.steps = new ArrayDeque<>();
            if (isCached) {
                contents.get(ANA, Runnable::run);
            }
            this.steps.addAll(order);
        }

        void check() {
            while (!steps.isEmpty()) {
                make(steps.remove());
            }
            finish();
            CompletableFuture<ContentListing> later = contents.get(ANA, blocking::add);
            finish();
            assertThat(later).as("%s", order).isCompletedWithValue(database);
        }

        private void make(Shared step) {
            switch (step) {
                case LOAD_BEGINS -> contents.get(ANA, blocking::add);
                case LOAD_SEES -> runNext();
                case LOAD_ENDS -> {}
                case WRITER_BEGINS -> contents.beginWrite();
                case WRITER_COMMITS -> {
                    isPublished = database.equals(EMPTY);
                    database = WITH_FILE;
                }
                case WRITER_TELLS -> {
                    if (isPublished) {
                        contents.published(ANA, FILE);
                    }
                }
                case OTHER_COMMITS -> database = EMPTY;
                case OTHER_IS_NOTICED -> contents.invalidate(List.of(ANA));
            }
        }

        private ContentListing load() {
            ContentListing seen = database;
            while (steps.contains(Shared.LOAD_ENDS)) {
                make(steps.remove());
            }
            return seen;
        }

        private void runNext() {
            if (!blocking.isEmpty()) {
                blocking.remove().run();
            }
        }

        private void finish() {
            while (!blocking.isEmpty()) {
                runNext();
            }
        }
    }

    private static <S> void interleave(List<List<S>> rest, List<S> begun, List<List<S>> orders) {
        if (rest.stream().allMatch(List::isEmpty)) {
            orders.add(List.copyOf(begun));
        }
        for (int at = 0; at < rest.size(); at++) {
            List<S> next = rest.get(at);
            if (!next.isEmpty()) {
                List<List<S>> after = new ArrayList<>(rest);
                after.set(at, next.subList(1, next.size()));
                begun.add(next.getFirst());
                interleave(after, begun, orders);
                begun.removeLast();
            }
        }
    }
}
