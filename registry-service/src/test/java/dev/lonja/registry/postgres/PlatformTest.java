package dev.lonja.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.registry.postgres.system.Platform;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({
        "Linux,          amd64,   postgres-linux-x86_64.txz",
        "Linux,          aarch64, postgres-linux-arm_64.txz",
        "Mac OS X,       x86_64,  postgres-darwin-x86_64.txz",
        "Mac OS X,       aarch64, postgres-darwin-arm_64.txz",
        "Windows 11,     amd64,   postgres-windows-x86_64.txz",
        "Windows Server, amd64,   postgres-windows-x86_64.txz",
        "Linux,          riscv64, postgres-linux-riscv64.txz",
    })
    void namesTheArchiveOfASystem(String osName, String osArch, String archive) {
        assertThat(Platform.of(osName, osArch).archiveName()).isEqualTo(archive);
    }

    @Test
    void bringsTheProgramsOfLinuxOnBothProcessors() {
        assertThat(getClass().getResource("/" + Platform.of("Linux", "amd64").archiveName()))
                .isNotNull();
        assertThat(getClass().getResource("/" + Platform.of("Linux", "aarch64").archiveName()))
                .isNotNull();
    }

    @Test
    void saysWhatToDoWhereThereIsNoEmbeddedServer() {
        Platform unknown = Platform.of("SunOS", "sparcv9");
        ClusterFolder folder = ClusterFolder.at(temporary);

        assertThatThrownBy(() -> EmbeddedPostgres.start(folder, unknown, Duration.ofSeconds(1)))
                .isInstanceOf(EmbeddedPostgresException.class)
                .hasMessageContaining("sunos/sparcv9")
                .hasMessageContaining("QUARKUS_DATASOURCE_JDBC_URL");
    }
}
