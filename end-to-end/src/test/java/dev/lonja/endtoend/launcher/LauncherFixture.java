package dev.lonja.endtoend.launcher;

import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher, in a sample project for each test, with scripts in place of JDKs. */
abstract class LauncherFixture {
    @TempDir
    Path folder;

    SampleProject project;

    /** The JDK that the launcher is given. */
    Path home;

    @BeforeEach
    void makeProject() throws IOException {
        project = SampleProject.in(
                Files.createDirectory(folder.resolve("a project")).toRealPath());
        home = project.jdk(21);
    }

    final ProgramResult launch(String... arguments) {
        return launch(Map.of(), arguments);
    }

    final ProgramResult launch(Map<String, String> settings, String... arguments) {
        return start(settings, arguments).awaitExit();
    }

    final Program start(Map<String, String> settings, String... arguments) {
        return project.launch(project.root().resolve("lonja"), folder, javaHome(settings), arguments);
    }

    final Map<String, String> javaHome(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("JAVA_HOME", home.toString()));
        all.putAll(settings);
        return all;
    }
}
