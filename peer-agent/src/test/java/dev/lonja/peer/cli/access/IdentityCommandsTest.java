package dev.lonja.peer.cli.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.protocol.key.KeyId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about the own key and those of registries, and the codes that are read from standard input. */
class IdentityCommandsTest {
    private static final KeyId KEY = new KeyId("ab".repeat(32));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void showsTheOwnKeyAndThoseOfRegistries() throws IOException {
        assertThat(commands().trust(KEY)).isZero();
        assertThat(commands().identify(false)).isZero();

        String own = access().key().id().forPeople();
        assertThat(out.toString(UTF_8)).isEqualTo(own + "\n[::1]:5500 " + KEY.forPeople() + "\n");
        assertThat(err.toString(UTF_8)).contains("[::1]:5500 is accepted", "known-registries");
        assertThat(commands().identify(true)).isZero();
        assertThat(out.toString(UTF_8)).contains("{\"registry\":\"[::1]:5500\",\"key\":\"" + KEY.forPeople() + "\"");
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        Files.writeString(folder.resolve("key.pem"), "nonsense");

        assertThat(commands().identify(false)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("key.pem");
    }

    @Test
    void readsACodeAsAPersonTypesIt() {
        String code = "rzvp-g2ls-dna3-lljd-ahrn-npa3-ri";

        assertThat(read(code + "\n")).contains(code);
        assertThat(read("  RZVP G2LS DNA3 LLJD AHRN NPA3 RI\r\nmore\n")).contains(code);
        assertThat(read("")).isEmpty();
        assertThat(read("rzvp-g2ls\n")).isEmpty();
        assertThat(read("x".repeat(100_000))).isEmpty();
    }

    private static Optional<String> read(String input) {
        return CodeInput.read(new ByteArrayInputStream(input.getBytes(UTF_8)));
    }

    private IdentityCommands commands() {
        return new IdentityCommands(access(), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }

    private RegistryAccess access() {
        return new RegistryAccess(
                Configs.of(RegistryConfig.class, "lonja.peer.registry.host", "::1"), new DataFolder(folder));
    }
}
