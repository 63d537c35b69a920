package dev.lonja.transport;

import static dev.lonja.transport.ConnectionLimits.Admission.ADMITTED;
import static dev.lonja.transport.ConnectionLimits.Admission.TOO_MANY;
import static dev.lonja.transport.ConnectionLimits.Admission.TOO_MANY_FROM_ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
    private static final HostAddress HERE = new HostAddress("10.0.0.1", false);
    private static final HostAddress THERE = new HostAddress("10.0.0.2", false);

    @Test
    void refusesMoreThanTheLimitUntilOneIsReleased() {
        ConnectionLimits limits = new ConnectionLimits(2, 0);

        assertThat(limits.admit(HERE)).isEqualTo(ADMITTED);
        assertThat(limits.admit(HERE)).isEqualTo(ADMITTED);
        assertThat(limits.admit(THERE)).isEqualTo(TOO_MANY);
        limits.release(HERE);
        assertThat(limits.admit(THERE)).isEqualTo(ADMITTED);

        assertThat(limits.open()).isEqualTo(2);
        assertThat(limits.accepted()).isEqualTo(3);
    }

    @Test
    void refusesMoreThanAnAddressMayHave() {
        ConnectionLimits limits = new ConnectionLimits(10, 1);

        assertThat(limits.admit(HERE)).isEqualTo(ADMITTED);
        assertThat(limits.admit(HERE)).isEqualTo(TOO_MANY_FROM_ADDRESS);
        assertThat(limits.admit(THERE)).isEqualTo(ADMITTED);
        limits.release(HERE);
        assertThat(limits.admit(HERE)).isEqualTo(ADMITTED);
        assertThat(limits.open()).isEqualTo(2);
    }

    @Test
    void countsTheAddressesOfOneNetworkAsOne() {
        ConnectionLimits limits = new ConnectionLimits(10, 1);

        assertThat(limits.admit(new HostAddress("2001:db8::1", false))).isEqualTo(ADMITTED);
        assertThat(limits.isAtLimit(new HostAddress("2001:db8::2", false))).isTrue();
        assertThat(limits.admit(new HostAddress("2001:db8::2", false))).isEqualTo(TOO_MANY_FROM_ADDRESS);
        assertThat(limits.admit(new HostAddress("2001:db8:0:1::2", false))).isEqualTo(ADMITTED);
        assertThat(limits.admit(new HostAddress("127.0.0.1", true))).isEqualTo(ADMITTED);
        assertThat(limits.admit(new HostAddress("::1", true))).isEqualTo(TOO_MANY_FROM_ADDRESS);
    }
}
