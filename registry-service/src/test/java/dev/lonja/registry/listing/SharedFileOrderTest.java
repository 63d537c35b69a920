package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A load, and changes of one file by this registry and by another one, in every order of their steps. In the end the cache has what
 * the database has.
 */
class SharedFileOrderTest {
    private enum Step {
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
        List<List<Step>> orders = OrderedRun.orders(List.of(
                List.of(Step.LOAD_BEGINS, Step.LOAD_SEES, Step.LOAD_ENDS),
                List.of(Step.WRITER_BEGINS, Step.WRITER_COMMITS, Step.WRITER_TELLS),
                List.of(Step.OTHER_COMMITS, Step.OTHER_IS_NOTICED)));
        assertThat(orders).hasSize(560);
        for (OrderedRun.Form form : OrderedRun.Form.values()) {
            orders.forEach(order -> new Run(form, order).check(isCached));
        }
    }

    /** The writer publishes the file if it is not there, and the other registry deletes it if it is there. */
    private static final class Run extends OrderedRun<Step> {
        private boolean isPublished;

        Run(Form form, List<Step> order) {
            super(form, order, Step.LOAD_ENDS, EMPTY);
        }

        void check(boolean isCached) {
            if (isCached) {
                get(Runnable::run);
            }
            run();
            assertThat(askAtTheEnd()).as("%s", order).isCompletedWithValue(database);
        }

        @Override
        void make(Step step) {
            switch (step) {
                case LOAD_BEGINS -> ask();
                case LOAD_SEES -> beginLoad();
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
    }
}
