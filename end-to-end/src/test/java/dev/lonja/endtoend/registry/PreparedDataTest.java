package dev.lonja.endtoend.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.PackagedJars;
import dev.lonja.endtoend.PreparedData;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What the tests of the programs start from. It is prepared here, beside tests that start no program: later the first tests would
 * wait for it.
 */
class PreparedDataTest {

    @Test
    @EnabledIf("isPackaged")
    void hasADatabaseAndACacheForEachProgram() {
        Path data = PreparedData.folder();

        assertThat(data.resolve("postgres/data/PG_VERSION")).exists();
        assertThat(Path.of(System.getProperty("lonja.caches")))
                .isDirectoryContaining("glob:**RegistryMain.cache")
                .isDirectoryContaining("glob:**PeerMain.cache");
    }

    static boolean isPackaged() {
        return PackagedJars.find().arePackaged();
    }
}
