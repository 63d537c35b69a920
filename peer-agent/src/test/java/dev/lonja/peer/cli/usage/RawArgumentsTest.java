package dev.lonja.peer.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawArgumentsTest {
    @TempDir
    Path folder;

    @Test
    void takesWhatIsUtf8() throws IOException {
        assertThat(RawArguments.problem(commandLine(StandardCharsets.UTF_8, "canción \ufffd"), "canción", "\ufffd"))
                .isEmpty();
        assertThat(RawArguments.problem(folder.resolve("none"), "\ufffd")).isEmpty();
    }

    @Test
    void refusesBytesThatJavaHasReplaced() throws IOException {
        assertThat(RawArguments.problem(commandLine(StandardCharsets.ISO_8859_1, "café"), "caf\ufffd"))
                .contains("an argument is not UTF-8; nothing is done");
    }

    private Path commandLine(Charset charset, String text) throws IOException {
        return Files.writeString(folder.resolve("cmdline"), "java\0" + text + "\0", charset);
    }
}
