package dev.lonja.peer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenSettingsTest {
    private static final Set<String> NONE = Set.of();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "LONJA_PEER_REGISTRY_PORT=abc|'abc' is not a port from 1 to 65535",
                "LONJA_PEER_REGISTRY_PORT=0|'0' is not a port from 1 to 65535",
                "LONJA_PEER_REGISTRY_HOST=two words|'two words' is not the name or address of a host",
                "LONJA_PEER_SERVE_MAX_FILES=many|'many' is not a number from 0 to 999999999",
                "LONJA_PEER_SERVE_RECONCILE_INTERVAL=soon|'soon' is not a duration such as 250ms, 30s or 10m",
                "LONJA_PEER_SHELL_QUIET=maybe|'maybe' is not true or false",
                "LONJA_PEER_TRANSFER=ftp|'ftp' is not one of sendfile, async-read",
                "lonja.peer.registry.port=abc|'abc' is not a port from 1 to 65535"
            })
    void namesTheVariableTheValueAndTheLimits(String variable, String reason) {
        int sign = variable.indexOf('=');
        String name = variable.substring(0, sign);
        var given = new GivenSettings(Map.of(), Map.of(name, variable.substring(sign + 1)), Map.of());

        assertThat(given.wrong(NONE))
                .singleElement()
                .extracting(GivenSettings.Wrong::problem)
                .isEqualTo(name + ": " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "LONJA_PEER_REGISTRY_PORT, 5600",
        "LONJA_PEER_REGISTRY_PORT, ''",
        "LONJA_PEER_REGISTRY_PORT, ${PORT}",
        "LONJA_PEER_REGISTRY_HOST, [::1]",
        "LONJA_PEER_SHELL_QUIET, TRUE",
        "LONJA_PEER_TRANSFER, ASYNC_READ",
        "LONJA_PEER_REGISTRY_DATED, last",
        "LONJA_PEER_UPLOAD_MAX_RATE, 10M",
        "LONJA_DATA_DIR, relative",
        "PATH, abc"
    })
    void takesWhatTheAgentTakes(String variable, String value) {
        assertThat(new GivenSettings(Map.of(), Map.of(variable, value), Map.of()).wrong(NONE))
                .isEmpty();
    }

    @Test
    void looksOnlyAtTheValueThatCounts() {
        var given = new GivenSettings(
                Map.of("lonja.peer.registry.port", "5600"),
                Map.of("LONJA_PEER_REGISTRY_PORT", "abc", "LONJA_PEER_LISTEN_PORTS", "9-1"),
                Map.of("lonja.peer.registry.port", "def"));

        assertThat(given.wrong(Set.of("lonja.peer.listen-ports"))).isEmpty();
    }

    @Test
    void namesTheVariableOfTheUser() {
        assertThat(new GivenSettings(Map.of(), Map.of("LONJA_PEER_USER", "two words"), Map.of()).wrongUser())
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("LONJA_PEER_USER: "));
    }
}
