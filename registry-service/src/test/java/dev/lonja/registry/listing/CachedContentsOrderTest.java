package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
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

/**
 * A load, a change of the owner and a second reader, in every order of their steps. What a reader that asks after the
 * acknowledgement of the change gets, and what the cache keeps, is never older than the change.
 */
class CachedContentsOrderTest {
    private static final String ANA = "ana";
    private static final Caller CALLER = new Caller(ANA, new HostAddress("10.0.0.1", false));
    private static final ContentListing ABSENT = new ContentListing.NoSuchOwner();
    private static final ContentListing BEFORE = new ContentListing.Cached(EncodedReply.of(new byte[1]));
    private static final ContentListing AFTER = new ContentListing.Cached(EncodedReply.of(new byte[2]));

    /** Changes by this registry, which are told, and by another one, which are noticed; but its REGISTER is not. */
    private enum Kind {
        REGISTER(ABSENT, AFTER, new DirectoryChange.Register(ANA)),
        PUBLISH(BEFORE, AFTER, new DirectoryChange.Publish(CALLER, new PublishedFile("/a", ""))),
        DELETE(BEFORE, AFTER, new DirectoryChange.Delete(CALLER, "/a")),
        UNREGISTER(BEFORE, ABSENT, new DirectoryChange.Unregister(CALLER)),
        REMOVE_USER(BEFORE, ABSENT, new DirectoryChange.RemoveUser(ANA, new Administrator("root", "127.0.0.1"))),
        REMOVE_FILE(BEFORE, AFTER, new DirectoryChange.RemoveFile(ANA, "/a", new Administrator("root", "127.0.0.1"))),
        REGISTER_ELSEWHERE(ABSENT, AFTER, null),
        PUBLISH_ELSEWHERE(BEFORE, AFTER, null);

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
        private final CachedContents contents = new CachedContents(1 << 20, owner -> load());
        private final Listings listings = new Listings(
                new CachedUsers(
                        new dev.lonja.protocol.codec.ReplyEncoder(dev.lonja.protocol.codec.ContentForm.DESCRIBED),
                        1,
                        1),
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

    private static void interleave(List<List<Step>> rest, List<Step> begun, List<List<Step>> orders) {
        if (rest.stream().allMatch(List::isEmpty)) {
            orders.add(List.copyOf(begun));
        }
        for (int at = 0; at < rest.size(); at++) {
            List<Step> next = rest.get(at);
            if (!next.isEmpty()) {
                List<List<Step>> after = new ArrayList<>(rest);
                after.set(at, next.subList(1, next.size()));
                begun.add(next.getFirst());
                interleave(after, begun, orders);
                begun.removeLast();
            }
        }
    }
}
