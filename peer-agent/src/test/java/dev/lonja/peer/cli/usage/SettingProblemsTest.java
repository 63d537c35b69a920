package dev.lonja.peer.cli.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingProblemsTest {
    @TempDir
    private Path folder;

    @Test
    void namesAMisspeltSettingOfAFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("application.properties"),
                "lonja.peer.registery.host=x\nlonja.peer.registry.host=y\nlonja.registry.fish=1\nother=1\n");

        assertThat(SettingProblems.misspelt(List.of(file, folder.resolve("missing"))))
                .contains("there is no setting lonja.peer.registery.host; did you mean lonja.peer.registry.host?")
                .noneMatch(problem -> problem.contains("fish"));
    }

    @Test
    void namesAVariableInItsOwnForm() {
        assertThat(SettingProblems.misspelt(List.of("LONJA_PEER_REGISTRY_PROT"), List.of("lonja.peer.registry.port")))
                .containsExactly(
                        "there is no setting LONJA_PEER_REGISTRY_PROT; did you mean LONJA_PEER_REGISTRY_PORT?");
    }

    @Test
    void leavesTheLibraryOutOfTheReason() {
        assertThat(SettingProblems.reason(new IllegalArgumentException(
                        "SRCFG00039: The config property a.b with the config value \"abc\" threw an Exception whilst being"
                                + " converted SRCFG00029: Expected an integer value, got \"abc\"")))
                .isEqualTo("a.b is 'abc': Expected an integer value, got \"abc\"");
    }
}
