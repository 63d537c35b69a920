package dev.lonja.registry.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistryDataFolderTest {

    private static final Path HOME = Path.of("/home/ana");

    @Test
    void isTheFolderThatTheEnvironmentNames() {
        Map<String, String> environment = Map.of("LONJA_DATA_DIR", "/srv/lonja", "XDG_DATA_HOME", "/data");

        assertThat(RegistryDataFolder.of(environment, HOME).path()).isEqualTo(Path.of("/srv/lonja"));
    }

    @Test
    void liesInTheUsersDataFolder() {
        assertThat(RegistryDataFolder.of(Map.of("XDG_DATA_HOME", "/data"), HOME).path())
                .isEqualTo(Path.of("/data/lonja"));
        assertThat(RegistryDataFolder.of(Map.of(), HOME).path()).isEqualTo(Path.of("/home/ana/.local/share/lonja"));
    }

    @Test
    void takesEmptyAndRelativeXdgFoldersForUnset() {
        Map<String, String> environment = Map.of("LONJA_DATA_DIR", "", "XDG_DATA_HOME", "relative");

        assertThat(RegistryDataFolder.of(environment, HOME).path()).isEqualTo(Path.of("/home/ana/.local/share/lonja"));
    }

    @Test
    void makesARelativeFolderAbsolute() {
        assertThat(RegistryDataFolder.of(Map.of("LONJA_DATA_DIR", "here"), HOME).path())
                .isEqualTo(Path.of("here").toAbsolutePath());
    }

    @Test
    void keepsPostgresInAFolderOfItsOwn() {
        assertThat(new RegistryDataFolder(Path.of("/srv/lonja")).postgres()).isEqualTo(Path.of("/srv/lonja/postgres"));
    }
}
