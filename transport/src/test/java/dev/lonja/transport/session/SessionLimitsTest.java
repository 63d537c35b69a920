package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.transport.frame.FrameKind;
import org.junit.jupiter.api.Test;

class SessionLimitsTest {

    @Test
    void dataAndLaterKindsMayBeLargerThanStrings() {
        for (FrameKind kind : FrameKind.values()) {
            int expected = kind == FrameKind.DATA ? 1024 * 1024 : 64 * 1024;
            assertThat(SessionLimits.DEFAULT.maxBytes(kind.ordinal()))
                    .as("%s", kind)
                    .isEqualTo(expected);
        }
        for (int later = FrameKind.FIRST_SKIPPED; later <= 0xff; later++) {
            assertThat(SessionLimits.DEFAULT.maxBytes(later)).isEqualTo(1024 * 1024);
        }
    }
}
