package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.transport.HostAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UploadLogTest {
    private final AtomicLong now = new AtomicLong();
    private final UploadLog log = new UploadLog(now::get);

    @Test
    void tellsOnlySomeLinesOfEachMinute() {
        for (int line = 0; line < 10; line++) {
            assertThat(tell()).isTrue();
        }
        assertThat(tell()).isFalse();

        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(tell()).isTrue();
    }

    private boolean tell() {
        return log.tell(new HostAddress("10.0.0.1", false), "/a", "upload cut");
    }
}
