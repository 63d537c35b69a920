package dev.lonja.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.wire.TrustedProxies;
import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressesTest {
    private final ClientAddresses addresses =
            new ClientAddresses(new TrustedProxies(List.of("10.0.0.0/8", "2001:db8::/32")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // What a trusted proxy has seen, and what the client said before it.
                "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1 ; 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7, 10.2.3.4,10.9.9.9 | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7:4711 | 203.0.113.7",
                "10.0.0.1 | [2001:470::7]:4711 | 2001:470::7",
                "2001:db8::1 | 2001:470::7 | 2001:470::7",
                "::ffff:10.0.0.1 | ::ffff:203.0.113.7 | 203.0.113.7",
                // Without an address the proxy itself remains.
                "10.0.0.1 | unknown | 10.0.0.1",
                "10.0.0.1 | 203.0.113.7, nonsense | 10.0.0.1",
                "10.0.0.1 | 203.0.113.7, | 203.0.113.7",
                "10.0.0.1 | '' | 10.0.0.1",
                "10.0.0.1 | 10.0.0.2 | 10.0.0.2",
                // Nobody else is believed.
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
                "127.0.0.1 | 198.51.100.1 | 127.0.0.1",
                "11.0.0.1 | 10.0.0.1 | 11.0.0.1"
            })
    void readsTheForwardedAddressOfATrustedProxyOnly(String remote, String headers, String client) {
        List<String> forwarded =
                Arrays.stream(headers.split(";")).map(String::strip).toList();

        assertThat(addresses
                        .of(SocketAddress.inetSocketAddress(4711, remote), forwarded)
                        .text())
                .isEqualTo(client);
    }

    @Test
    void takesASocketOfTheFileSystemForThisMachine() {
        assertThat(addresses
                        .of(SocketAddress.domainSocketAddress("/run/lonja"), List.of("203.0.113.7"))
                        .isLoopback())
                .isTrue();
        assertThat(addresses.of(null, List.of()).isLoopback()).isTrue();
    }
}
