package dev.lonja.protocol.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that goes on; RegistryStartIT in end-to-end ends one during its start. */
class EndOfProcessTest {
    private final Logger quarkus = Logger.getLogger("io.quarkus.runtime.Application");

    @AfterEach
    void removeFilter() {
        quarkus.setFilter(null);
    }

    @Test
    void hasNotBegunWhileTheProcessGoesOn() {
        assertThat(EndOfProcess.hasBegun()).isFalse();
    }

    @Test
    void leavesTheReportOnAFailedStartInTheLogWhileTheProcessGoesOn() {
        EndOfProcess.silenceFailedStart();

        Filter filter = Objects.requireNonNull(quarkus.getFilter());
        assertThat(filter.isLoggable(new LogRecord(Level.SEVERE, "Failed to start application")))
                .isTrue();
    }
}
