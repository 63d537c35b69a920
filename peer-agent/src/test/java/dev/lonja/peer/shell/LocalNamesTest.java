package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNamesTest {

    @Test
    void offersNoMoreThanTheLimit(@TempDir Path folder) throws IOException {
        for (int number = 0; number < 5; number++) {
            Files.createFile(folder.resolve("file" + number));
        }

        assertThat(new LocalNames(3).beginningWith(folder + "/f")).hasSize(3);
    }

    @Test
    void takesAPathWithoutAFolderFromTheWorkingFolder() {
        assertThat(new LocalNames(1000).beginningWith("po")).contains("pom.xml");
    }
}
