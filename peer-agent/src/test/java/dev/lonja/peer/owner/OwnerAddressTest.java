package dev.lonja.peer.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Request;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a registry lists, also one that lies. */
class OwnerAddressTest {
    private static final int OWN_PORT = 20_001;

    /** Ana, at a registry on this machine, on this link, or elsewhere. */
    private record Ana(boolean isRegistryOnThisMachine, boolean isRegistryOnThisLink) implements ActingUser {
        @Override
        public Optional<String> user() {
            return Optional.of("ana");
        }

        @Override
        public RegistryAnswer ask(Request.FromUser request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public RegistryAnswer askOutcome(Request.FromUser request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int requestsAtOnce() {
            return 1;
        }

        @Override
        public OptionalInt listenerPort() {
            return OptionalInt.of(OWN_PORT);
        }
    }

    private static final Ana AT_HOME = new Ana(true, true);
    private static final Ana ELSEWHERE = new Ana(false, false);

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "10.0.0.1, 10.0.0.1",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "2001:DB8:0:0:0:0:0:1, 2001:db8:0:0:0:0:0:1",
        "::ffff:192.0.2.7, 192.0.2.7",
        "::ffff:c000:207, 192.0.2.7"
    })
    void dialsIpAddresses(String listed, String dialled) throws Exception {
        var address = OwnerAddress.of(new ConnectedUser("bruno", listed, 20_000), ELSEWHERE);

        assertThat(address.getAddress().getHostAddress()).isEqualTo(dialled);
        assertThat(address.getPort()).isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "evil.example",
                "1.2.3.4.evil.example",
                "a",
                "dead",
                "1",
                "1.2",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "01.2.3.4",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "2130706433",
                "1.2.3.4 ",
                "1.2.3.4:80",
                "١.٢.٣.٤",
                "[2001:db8::1]",
                "2001:db8::1%eth0",
                "fe80::1%1",
                "::1%lo",
                ":",
                "1:2:3",
                "1::2::3",
                "12345::1",
                "::ffff:1.2.3",
                "::ffff:1.2.3.256",
                "bruno@1.2.3.4",
                "/tmp/socket"
            })
    void resolvesNoNames(String listed) {
        assertRefused(listed, 20_000, AT_HOME, "it is not an IP address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "0:0:0:0:0:0:0:0",
                "ff02::1",
                "::ffff:0.0.0.0",
                "::ffff:224.0.0.1",
                "::ffff:255.255.255.255",
                "::127.0.0.1",
                "::192.0.2.7"
            })
    void dialsOneMachineOnly(String listed) {
        assertRefused(listed, 20_000, AT_HOME, "it is not the address of one machine");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 22, 1023})
    void dialsNoPortOfTheSystem(int port) {
        assertRefused("192.0.2.7", port, ELSEWHERE, "the port is below 1024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "::ffff:127.0.0.1"})
    void takesThisMachineFromARegistryOnItOnly(String listed) throws Exception {
        assertRefused(listed, 20_000, ELSEWHERE, "it is this machine, and the registry is another one");

        assertThat(OwnerAddress.of(new ConnectedUser("bruno", listed, 20_000), AT_HOME)
                        .getPort())
                .isEqualTo(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1"})
    void takesALinkLocalAddressFromARegistryOnTheLinkOnly(String listed) throws Exception {
        assertRefused(listed, 20_000, ELSEWHERE, "it is a link-local address, and the registry has none");

        assertThat(OwnerAddress.of(new ConnectedUser("bruno", listed, 20_000), new Ana(false, true))
                        .getPort())
                .isEqualTo(20_000);
    }

    @Test
    void dialsTheOwnListenerForTheOwnUserOnly() throws Exception {
        assertRefused("127.0.0.1", OWN_PORT, AT_HOME, "it is the listener of this agent");

        assertThat(OwnerAddress.of(new ConnectedUser("ana", "127.0.0.1", OWN_PORT), AT_HOME)
                        .getPort())
                .isEqualTo(OWN_PORT);
        assertThat(OwnerAddress.of(new ConnectedUser("bruno", "192.0.2.7", OWN_PORT), AT_HOME)
                        .getPort())
                .isEqualTo(OWN_PORT);
    }

    private static void assertRefused(String address, int port, ActingUser caller, String reason) {
        var bruno = new ConnectedUser("bruno", address, port);
        assertThatThrownBy(() -> OwnerAddress.of(bruno, caller))
                .isInstanceOf(OwnerAddress.RefusedException.class)
                .hasMessageContaining("bruno")
                .hasMessageEndingWith(reason);
    }
}
