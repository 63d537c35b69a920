package dev.lonja.peer.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path folder;

    @Test
    void usesAFolderOfItsOwnBelowTheConfiguredOne() throws IOException {
        Path configured = folder.resolve("data");

        Path made = new DataFolder(Configs.of(DataConfig.class, "lonja.data-dir", configured.toString())).create();

        assertThat(made).isEqualTo(configured.resolve("peer")).isDirectory();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
    }

    @Test
    void followsTheBaseDirectorySpecification() {
        Path home = Path.of(System.getProperty("user.home"));

        assertThat(DataFolder.userDataFolder(Map.of("XDG_DATA_HOME", "/data")::get))
                .isEqualTo(Path.of("/data/lonja"));
        assertThat(DataFolder.userDataFolder(Map.of("XDG_DATA_HOME", "data")::get))
                .isEqualTo(home.resolve(".local/share/lonja"));
        assertThat(DataFolder.userDataFolder(name -> null)).isEqualTo(home.resolve(".local/share/lonja"));
    }
}
