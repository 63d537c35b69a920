package dev.lonja.endtoend.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher starts the programs, and what it keeps for their next start. */
class LauncherStartTest extends LauncherFixture {
    @Test
    void startsTheAgentInTheUsersFolderThroughALink() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).toRealPath();
        Path first = Files.createSymbolicLink(elsewhere.resolve("first"), Path.of("../a project/lonja"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), first.getFileName());

        ProgramResult result = project.launch(second, elsewhere, javaHome(Map.of()), "peer", "-s", "a host")
                .awaitExit();

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.output().lines())
                .startsWith("jdk " + home + "/bin/java", elsewhere.toString())
                .endsWith("-jar", project.root() + "/peer-agent/target/quarkus-app/quarkus-run.jar", "-s", "a host");
    }

    @Test
    void passesOptionsByRelease() throws IOException {
        assertThat(launch(Map.of("LONJA_JAVA_OPTIONS", "-Xmx99m -Da=b"), "peer").output())
                .contains("--enable-native-access=ALL-UNNAMED\n-XX:+ExitOnOutOfMemoryError\n-Xmx99m\n-Da=b\n")
                .doesNotContain("--sun-misc-unsafe");
        home = project.jdk(24);
        assertThat(launch("peer").output()).contains("--sun-misc-unsafe-memory-access=allow\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "en_US.ISO-8859-1", "xx_XX.UTF-8", "C.UTF-8"})
    void givesJavaALocaleWhoseNamesAreUtf8(String locale) {
        assertThat(launch(Map.of("LC_ALL", locale), "peer").output()).contains("\nLC_ALL=C.UTF-8\n");
    }

    @ParameterizedTest
    @CsvSource({"LANG, es_ES.UTF-8, es", "LC_ALL, es_MX.UTF-8, es", "LANG, de_DE.UTF-8, en", "LC_ALL, C, en"})
    void saysTheLanguageOfThePersonAndLetsTheSystemGiveEnglishReasons(String name, String locale, String language) {
        assertThat(launch(Map.of(name, locale), "peer").output())
                .contains("\nLANGUAGE=en\n", "\n-Dlauncher.language=" + language + "\n");
    }

    @Test
    void keepsTheClassesOfAProgramInAnArchiveForEachRelease() throws IOException {
        for (String jar :
                List.of("quarkus/transformed-bytecode", "quarkus/generated-bytecode", "app/a", "lib/main/b")) {
            project.write("peer-agent/target/quarkus-app/" + jar + ".jar", "");
        }
        Path target = project.root().resolve("peer-agent/target");

        assertThat(launch("peer", "-s", "a host").output())
                .contains("\n-XX:+ExitOnOutOfMemoryError\n")
                .contains("\n-XX:ArchiveClassesAtExit=" + target + "/peer-21.0.1.jsa.")
                .endsWith("\n-jar\n" + target + "/lonja.jar\n-s\na host\n");
        assertThat(launch("peer", "-s", "a host").output())
                .contains("\n-XX:SharedArchiveFile=" + target + "/peer-21.0.1.jsa\n");
        assertThat(launch("peer", "users", "-u", "ana").output())
                .contains("\n-XX:ArchiveClassesAtExit=" + target + "/command-21.0.1.jsa.");
        assertThat(launch("peer", "skipped").output())
                .contains("\n-XX:SharedArchiveFile=" + target + "/command-21.0.1.jsa\n");
        home = project.jdk(24);
        assertThat(launch("peer").output()).contains("/peer-24.0.1.jsa.");
        assertThat(target.resolve("lonja.jar"))
                .content()
                .contains("Main-Class: dev.lonja.peer.cli.PeerMain\n")
                .contains("\nClass-Path: quarkus-app/quarkus/generated-bytecode.jar\n"
                        + "  quarkus-app/quarkus/transformed-bytecode.jar\n  quarkus-app/app/a.jar\n");
    }

    @Test
    void keepsWhatJavaDidAtTheStartOfTheRegistryFromRelease25On() throws IOException {
        project.write("registry-service/target/quarkus-app/quarkus/transformed-bytecode.jar", "");
        home = project.jdk(25);
        assertThat(launch("registry", "hash-password").output()).doesNotContain("AOT");
        Path cache = project.root().resolve("registry-service/target/registry-25.0.1.aot");
        ProgramResult first = launch("registry");
        await().until(() -> Files.exists(cache));
        ProgramResult second = launch("registry");

        assertThat(first.output()).contains("\n-XX:AOTMode=record\n", "\n-XX:AOTConfiguration=" + cache + ".");
        assertThat(first.error()).contains("this start takes some seconds longer");
        assertThat(second.output()).contains("\n-XX:AOTCache=" + cache + "\n").doesNotContain("launcher.started");
        assertThat(second.error()).isEmpty();
        await().until(() -> leftovers(cache).isEmpty());
    }

    @Test
    void keepsItAlsoIfTheWholeGroupIsStopped() throws IOException {
        project.write("registry-service/target/quarkus-app/quarkus/transformed-bytecode.jar", "");
        home = project.jdk(25);
        Path cache = project.root().resolve("registry-service/target/registry-25.0.1.aot");

        launch(Map.of("GROUP_IS_STOPPED", "yes"), "registry");

        await().until(() -> Files.exists(cache));
        await().until(() -> leftovers(cache).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 25})
    void keepsNothingOfAStartThatFails(int release) throws IOException {
        project.write("registry-service/target/quarkus-app/quarkus/transformed-bytecode.jar", "");
        home = project.jdk(release);
        Path cache = project.root()
                .resolve("registry-service/target/registry-" + release + ".0.1." + (release < 25 ? "jsa" : "aot"));

        launch(Map.of("START_FAILS", "yes"), "registry", "--port", "1");
        if (release == 25) {
            await().until(() -> leftovers(cache).isEmpty());
        }
        String next = launch(Map.of("START_FAILS", "yes"), "registry").output();

        assertThat(next).contains("-Dlauncher.started=");
        assertThat(cache).doesNotExist();
    }

    @Test
    void recordsOneStartAtATime() throws IOException {
        project.write("peer-agent/target/quarkus-app/quarkus/transformed-bytecode.jar", "");
        launch(Map.of("START_FAILS", "yes"), "peer");
        Path recording = project.root().resolve("peer-agent/target/peer-21.0.1.jsa.recording");
        Files.delete(recording);
        Files.createSymbolicLink(
                recording, Path.of(Long.toString(ProcessHandle.current().pid())));

        assertThat(launch("peer").output()).contains("\n-Xshare:auto\n").doesNotContain("ArchiveClassesAtExit");
    }

    /** What a recording has left beside its cache. */
    private static List<Path> leftovers(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(cache.getFileName() + "."))
                    .toList();
        }
    }
}
