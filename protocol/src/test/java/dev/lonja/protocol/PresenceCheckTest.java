package dev.lonja.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PresenceCheck.Wants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PresenceCheckTest {
    @Test
    void asksForAWellKnownOwner() {
        assertThat(new PresenceCheck(Wants.PRESENCE, 20_017).request("ana"))
                .isEqualTo(new Request.ListContent("ana", ".lonja-presence-20017"));
        assertThat(new PresenceCheck(Wants.PUBLISHED, 1).request("ana"))
                .isEqualTo(new Request.ListContent("ana", ".lonja-published-1"));
    }

    @ParameterizedTest
    @EnumSource
    void isFoundInItsRequest(Wants wants) {
        var check = new PresenceCheck(wants, 20_017);

        assertThat(PresenceCheck.in(check.request("ana"))).contains(check);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana",
                ".lonja-p",
                ".lonja-presence-",
                ".lonja-presence-0",
                ".lonja-presence-65536",
                ".lonja-presence-1x",
                ".lonja-presence-١",
                ".Lonja-presence-1",
                "x.lonja-presence-1"
            })
    void isNoOtherOwner(String owner) {
        assertThat(PresenceCheck.in(new Request.ListContent("ana", owner))).isEmpty();
        assertThat(PresenceCheck.in(new Request.ListUsers("ana"))).isEmpty();
    }
}
