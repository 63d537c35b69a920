package dev.lonja.peer.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.transport.ConnectionLimits;
import dev.lonja.transport.HostAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {
    private final OpenConnections connections = new OpenConnections(new ConnectionLimits(4, 3));
    private final Map<String, OpenConnections.Admitted> byName = new HashMap<>();
    private final List<String> cut = new ArrayList<>();

    @Test
    void aNewConnectionTakesThePlaceOfTheOldestOneOfItsAddressThatHasNotAsked() {
        admit("a1", "a2", "a3");
        byName.get("a1").requestArrived();

        assertThat(admit("a4")).isTrue();

        assertThat(cut).containsExactly("a2");
    }

    @Test
    void refusesAConnectionIfAllOthersOfItsAddressHaveAsked() {
        admit("a1", "a2", "a3");
        byName.values().forEach(OpenConnections.Admitted::requestArrived);

        assertThat(admit("a4")).isFalse();
        assertThat(admit("b1")).isTrue();
        assertThat(cut).isEmpty();
    }

    @Test
    void whenAllPlacesAreTakenTheAddressWithTheMostSilentConnectionsLosesOne() {
        admit("b1", "a1", "a2", "c1");

        assertThat(admit("d1")).isTrue();

        assertThat(cut).containsExactly("a1");
    }

    @Test
    void doesNotTakeFromOthersWhatAnAddressMayNotHaveAnyway() {
        admit("b1", "a1", "a2", "a3");
        byName.get("a1").requestArrived();
        byName.get("a2").requestArrived();
        byName.get("a3").requestArrived();

        assertThat(admit("a4")).isFalse();
        assertThat(cut).isEmpty();
    }

    @Test
    void aConnectionThatHasItsAnswerMakesPlace() {
        admit("a1", "a2", "a3");
        byName.values().forEach(OpenConnections.Admitted::requestArrived);
        byName.get("a2").answered();

        assertThat(admit("a4")).isTrue();
        assertThat(cut).containsExactly("a2");
        byName.get("a2").answered();
        byName.get("a4").requestArrived();
        assertThat(admit("a5")).isFalse();
    }

    @Test
    void countsAConnectionThatWasCutOnlyOnce() {
        admit("a1", "a2", "a3", "a4");
        byName.get("a1").closed();
        byName.get("a2").closed();

        assertThat(admit("a5")).isTrue();
        assertThat(admit("a6")).isTrue();
        assertThat(cut).containsExactly("a1", "a3");
    }

    private boolean admit(String... names) {
        boolean admitted = true;
        for (String name : names) {
            Optional<OpenConnections.Admitted> connection =
                    connections.admit(new HostAddress("10.0.0." + (int) name.charAt(0), false), () -> cut.add(name));
            connection.ifPresent(present -> byName.put(name, present));
            admitted &= connection.isPresent();
        }
        return admitted;
    }
}
