package dev.lonja.protocol.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingNamesTest {
    private final SettingNames names = new SettingNames(
            "lonja.peer",
            List.of(
                    "lonja.data-dir",
                    "lonja.registry.port",
                    "lonja.registry.access.accounts",
                    "lonja.registry.idle-timeout",
                    "quarkus.http.port",
                    "quarkus.datasource.jdbc.url"));

    @ParameterizedTest
    @CsvSource({
        "LONJA_REGISTRY_PROT, LONJA_REGISTRY_PORT",
        "lonja.registery.port, lonja.registry.port",
        "%prod.lonja.registry.idel-timeout, lonja.registry.idle-timeout",
        "lonja.registry.idle.timeuot, lonja.registry.idle-timeout",
        "LONJA_DATADIR_, LONJA_DATA_DIR",
        "QUARKUS_HTTP_PROT, QUARKUS_HTTP_PORT",
        "QUARKUS_DATASOURCE_JDBC_ULR, QUARKUS_DATASOURCE_JDBC_URL"
    })
    void findsTheSettingThatWasMeant(String given, String meant) {
        assertThat(names.unknown(List.of(given)))
                .singleElement()
                .extracting(SettingNames.Unknown::meant)
                .isEqualTo(Optional.of(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LONJA_REGISTRY_PORT", "lonja.registry.port", "%test.lonja.registry.port",
                        "lonja.registry.access.accounts[0]",
                "LONJA_REGISTRY_ACCESS_ACCOUNTS_0_", "LONJA_PEER_USER", "lonja.peer.fish", "LONJA_JAVA_OPTIONS",
                "LONJA_IMAGE_TAG", "LONJA_REGISTRY_SERVICE_HOST", "LONJA_REGISTRY_PORT_5500_TCP_ADDR",
                        "QUARKUS_HTTP_ACCESS_LOG",
                "PATH", "LONJAS", "java.version", ""
            })
    void leavesOtherNamesAlone(String given) {
        assertThat(names.unknown(List.of(given))).isEmpty();
    }

    @Test
    void namesAlsoThoseThatAreNearNone() {
        assertThat(names.unknown(List.of("LONJA_FISH", "LONJA_REGISTRY_COLOUR_OF_ALL")))
                .extracting(SettingNames.Unknown::name)
                .containsExactly("LONJA_FISH", "LONJA_REGISTRY_COLOUR_OF_ALL");
    }

    @Test
    void namesASettingOnceThatIsGivenInBothForms() {
        assertThat(names.unknown(List.of("lonja.registry.prot", "LONJA_REGISTRY_PROT")))
                .extracting(SettingNames.Unknown::name)
                .containsExactly("LONJA_REGISTRY_PROT");
    }
}
