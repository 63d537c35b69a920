package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.directory.HostAddress;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final HostAddress HERE = new HostAddress("10.0.0.1", false);
    private static final HostAddress THERE = new HostAddress("10.0.0.2", false);

    private final Refusals refusals = new Refusals();

    @Test
    void refusesMoreThanTheLimitUntilOneIsReleased() {
        Admission admission = new Admission(2, 0, refusals);

        assertThat(admission.admit(HERE)).isTrue();
        assertThat(admission.admit(HERE)).isTrue();
        assertThat(admission.admit(THERE)).isFalse();
        admission.release(HERE);
        assertThat(admission.admit(THERE)).isTrue();

        assertThat(admission.open()).isEqualTo(2);
        assertThat(admission.accepted()).isEqualTo(3);
        assertThat(refusals.of(Refusals.Reason.CONNECTIONS)).isEqualTo(1);
    }

    @Test
    void refusesMoreThanAnAddressMayHave() {
        Admission admission = new Admission(10, 1, refusals);

        assertThat(admission.admit(HERE)).isTrue();
        assertThat(admission.admit(HERE)).isFalse();
        assertThat(admission.admit(THERE)).isTrue();
        admission.release(HERE);
        assertThat(admission.admit(HERE)).isTrue();
        assertThat(admission.open()).isEqualTo(2);
        assertThat(refusals.of(Refusals.Reason.CONNECTIONS_PER_ADDRESS)).isEqualTo(1);
        assertThat(refusals.of(Refusals.Reason.CONNECTIONS)).isZero();
    }
}
