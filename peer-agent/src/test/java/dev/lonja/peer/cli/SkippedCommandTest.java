package dev.lonja.peer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SkippedCommandTest {
    private static final String TEMPORARY = "the ending of the name is that of a temporary file";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path share;

    @BeforeEach
    void write() throws IOException {
        share = share.toRealPath();
        Files.writeString(share.resolve("new.txt"), "1");
        Files.writeString(share.resolve("two words"), "1");
        Files.writeString(share.resolve("film.part"), "1");
    }

    @Test
    void printsEachSkippedFileWithItsReason() {
        assertThat(run(share, false)).isZero();

        assertThat(out.toString(UTF_8)).isEqualTo(share + "/film.part: " + TEMPORARY + "\n");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void printsAnObjectForEachSkippedFile() {
        assertThat(run(share, true)).isZero();

        assertThat(out.toString(UTF_8))
                .isEqualTo("{\"path\":\"" + share + "/film.part\",\"reason\":\"TEMPORARY\",\"message\":\"" + TEMPORARY
                        + "\"}\n");
    }

    @Test
    void saysWhyTheFolderCannotBeRead() {
        Path gone = share.resolve("gone");

        assertThat(run(gone, false)).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).isEqualTo("lonja: cannot read " + gone + ": no such file or folder\n");
    }

    @Test
    void takesTheLimitFromTheSettings() {
        SkippedCommand.of(Map.of("lonja.peer.serve.max-files", "0"), share)
                .run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);

        assertThat(out.toString(UTF_8)).contains("/new.txt: the limit is 0, and older or listed files come first");
    }

    @Test
    void isReadFromTheCommandLine() {
        assertThat(CommandLineReader.read("skipped", "--json", "--share", share.toString()))
                .isEqualTo(new Start.Skipped(share, Map.of(), true));
    }

    private int run(Path folder, boolean isJson) {
        return new SkippedCommand(folder, 100)
                .run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), isJson);
    }
}
