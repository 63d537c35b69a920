package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.transport.HostAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A load, a change of the owner and a second reader, in every order of their steps. What a reader that asks after the
 * acknowledgement of the change gets, and what the cache keeps, is never older than the change.
 */
class CachedContentsOrderTest {
    private static final String ANA = OrderedRun.ANA;
    private static final Caller CALLER = new Caller(ANA, new HostAddress("10.0.0.1", false));
    private static final Caller SESSION = Sessions.session(ANA, 'a', "10.0.0.1");
    private static final ContentListing ABSENT = new ContentListing.NoSuchOwner();
    private static final ContentListing EMPTY = OrderedRun.EMPTY;
    private static final ContentListing WITH_FILE = OrderedRun.WITH_FILE;

    /** Changes by this registry, which are told, and by another one, which are noticed; but its REGISTER is not. */
    private enum Kind {
        REGISTER(ABSENT, EMPTY, new DirectoryChange.Register(ANA)),
        PUBLISH(EMPTY, WITH_FILE, new DirectoryChange.Publish(CALLER, OrderedRun.FILE)),
        DELETE(WITH_FILE, EMPTY, new DirectoryChange.Delete(CALLER, "/a")),
        UNREGISTER(WITH_FILE, ABSENT, new DirectoryChange.Unregister(CALLER)),
        REMOVE_USER(WITH_FILE, ABSENT, new DirectoryChange.RemoveUser(ANA, new Administrator("root", "127.0.0.1"))),
        REMOVE_FILE(
                WITH_FILE, EMPTY, new DirectoryChange.RemoveFile(ANA, "/a", new Administrator("root", "127.0.0.1"))),
        REGISTER_ELSEWHERE(ABSENT, EMPTY, null),
        PUBLISH_ELSEWHERE(EMPTY, WITH_FILE, null),
        PUBLISH_FILE(EMPTY, WITH_FILE, Sessions.publish(SESSION, "/a")),
        DELETE_FILE(WITH_FILE, EMPTY, new SessionChange.DeleteFile(SESSION, ClassicForm.of("/a")));

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
        for (OrderedRun.Form form : OrderedRun.Form.values()) {
            checkEveryOrder(form, kind);
        }
    }

    private static void checkEveryOrder(OrderedRun.Form form, Kind kind) {
        List<List<Step>> orders = OrderedRun.orders(List.of(
                List.of(Step.LOAD_BEGINS, Step.LOAD_SEES, Step.LOAD_ENDS),
                List.of(Step.CHANGE_TAKES_EFFECT, Step.CHANGE_IS_TOLD),
                List.of(Step.SECOND_READER_ASKS)));
        assertThat(orders).hasSize(60);
        orders.forEach(order -> new Run(form, kind, order).check());
    }

    private static final class Run extends OrderedRun<Step> {
        private final Kind kind;
        private final Listings listings = new Listings(
                new CachedUsers(ENCODER, 1, 1, List.of()),
                contents,
                pages,
                new Freshness(),
                new Authorization(() -> true));
        private boolean isTold;
        private boolean mustBeNew;
        private CompletableFuture<ContentListing> second = new CompletableFuture<>();

        Run(Form form, Kind kind, List<Step> order) {
            super(form, order, Step.LOAD_ENDS, kind.before);
            this.kind = kind;
        }

        void check() {
            run();
            if (mustBeNew) {
                assertThat(second).as("%s %s", kind, order).isCompletedWithValue(kind.after);
            }
            assertThat(askAtTheEnd()).as("%s %s", kind, order).isCompletedWithValue(kind.after);
        }

        @Override
        void make(Step step) {
            switch (step) {
                case LOAD_BEGINS -> ask();
                case LOAD_SEES -> beginLoad();
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
                    second = ask();
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
    }
}
