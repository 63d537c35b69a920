package dev.lonja.peer.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A settings file in a temporary folder. */
abstract class SettingsFileFixture {
    @TempDir
    Path folder;

    final SettingsFile file(String content) throws IOException {
        return SettingsFile.read(Files.write(folder.resolve("agent.properties"), content.getBytes(UTF_8)));
    }
}
