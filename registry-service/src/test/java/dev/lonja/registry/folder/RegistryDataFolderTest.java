package dev.lonja.registry.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryDataFolderTest {

    private static final Path HOME = Path.of("/home/ana");

    @Test
    void isTheConfiguredFolder() {
        assertThat(configured("/srv/../srv/lonja")).isEqualTo(Path.of("/srv/lonja"));
        assertThat(configured("here")).isEqualTo(Path.of("here").toAbsolutePath());
        assertThat(configured(" ")).isAbsolute().endsWith(Path.of("lonja"));
    }

    @Test
    void liesInTheUsersDataFolder() {
        assertThat(RegistryDataFolder.ofUser(Map.of("XDG_DATA_HOME", "/data"), HOME)
                        .path())
                .isEqualTo(Path.of("/data/lonja"));
        assertThat(RegistryDataFolder.ofUser(Map.of(), HOME).path()).isEqualTo(Path.of("/home/ana/.local/share/lonja"));
    }

    @Test
    void takesEmptyAndRelativeXdgFoldersForUnset() {
        Map<String, String> environment = Map.of("XDG_DATA_HOME", "relative");

        assertThat(RegistryDataFolder.ofUser(environment, HOME).path())
                .isEqualTo(Path.of("/home/ana/.local/share/lonja"));
    }

    @Test
    void keepsPostgresInAFolderOfItsOwn() {
        assertThat(new RegistryDataFolder(Path.of("/srv/lonja")).postgres()).isEqualTo(Path.of("/srv/lonja/postgres"));
    }

    private static Path configured(String folder) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withDefaultValue("lonja.data-dir", folder)
                .build();
        return RegistryDataFolder.of(config).path();
    }
}
