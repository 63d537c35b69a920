package dev.lonja.endtoend.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.endtoend.PackagedJars;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real launcher, in a sample project, with scripts in place of JDKs. */
class LauncherTest {
    private static final String BUILD = "-B -q -pl peer-agent -am -Dmaven.test.skip=true";

    @TempDir
    private Path folder;

    private SampleProject project;
    private Path home;

    @BeforeEach
    void makeProject() throws IOException {
        project = SampleProject.in(
                Files.createDirectory(folder.resolve("a project")).toRealPath());
        home = project.jdk(21);
    }

    @Test
    void explainsItselfOnHelp() {
        ProgramResult result = launch("help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).contains("demo", "registry", "peer", "test", "version");
        assertThat(result.error()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fish|there is no command 'fish'; lonja help lists all",
                "regsitry|there is no command 'regsitry'; did you mean 'registry'? (lonja help lists all)",
                "server|there is no command 'server'; did you mean 'registry'? (lonja help lists all)",
                "users|there is no command 'users'; did you mean 'peer users'? (lonja help lists all)",
                "help fish|there is no command 'fish'; lonja help lists all",
                "demo now|demo takes no arguments: 'now' (lonja help demo)",
                "bench registry-write|there is no benchmark 'registry-write'; did you mean 'registry-writes'?",
                "bench|bench needs the name of a benchmark"
            })
    void endsWithWhatIsWrong(String arguments, String reason) throws IOException {
        ProgramResult result = launch(arguments.split(" "));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).endsWith("lonja: " + reason + "\n");
        assertThat(project.builds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "peer --help, Usage: lonja peer [",
        "help peer get, Usage: lonja peer get ",
        "peer -s there get -h, Usage: lonja peer get ",
        "registry --help, Usage: lonja registry [",
        "registry hash-password --help, Usage: lonja registry hash-password ",
        "test --help, usage: lonja test ",
        "help images, usage: lonja images",
        "-h, usage: lonja COMMAND",
        "peer --version, lonja peer 1.2.3",
        "registry -V, lonja registry 1.2.3"
    })
    void answersWithoutABuildAndWithoutJava(String arguments, String beginning) throws IOException {
        ProgramResult result = launch(Map.of("JAVA_HOME", "/nowhere", "PATH", "/usr/bin:/bin"), arguments.split(" "));

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(result.error()).isEmpty();
        assertThat(result.output()).startsWith(beginning);
        assertThat(project.builds()).isEmpty();
    }

    @Test
    void leavesHelpAboutAnUnknownCommandToTheProgram() {
        assertThat(launch("peer", "fish", "--help").output()).endsWith("\nfish\n--help\n");
        assertThat(launch("peer", "publish", "--", "--help").output()).endsWith("\npublish\n--\n--help\n");
    }

    @Test
    void knowsEveryBenchmark() throws IOException {
        Path source =
                PackagedJars.find().root().resolve("benchmarks/src/main/java/dev/lonja/benchmarks/Benchmarks.java");
        List<String> names = Pattern.compile("benchmarks\\.put\\(\"([^\"]+)\"")
                .matcher(Files.readString(source))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(launch("bench", "--help").output()).contains(": " + String.join(" ", names) + ".");
    }

    @Test
    void explainsItselfWithoutACommand() {
        ProgramResult result = launch();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.error()).startsWith("usage: lonja").endsWith("lonja: a command is needed\n");
    }

    @Test
    void explainsTheAgentInTheLanguageOfThePerson() {
        assertThat(launch(Map.of("LANG", "es_ES.UTF-8"), "peer", "--help").output())
                .startsWith("Uso: lonja peer");
        assertThat(launch(Map.of("LANG", "es_ES.UTF-8", "LC_ALL", "C.UTF-8"), "peer", "--help")
                        .output())
                .startsWith("Usage: lonja peer");
        assertThat(launch(Map.of("LANG", "ca_ES.UTF-8", "LANGUAGE", "ca:es"), "peer", "get", "-h")
                        .output())
                .startsWith("Uso: lonja peer get");
    }

    @Test
    void tellsItsVersion() {
        assertThat(launch("version").output()).isEqualTo("lonja 1.2.3, JDK 21 in " + home + "\n");
    }

    @Test
    void buildsOnceAndThenWhenASourceIsNewer() throws IOException {
        assertThat(launch("peer").error()).contains("building…");
        assertThat(launch("peer").error()).isEmpty();
        assertThat(project.builds()).singleElement().asString().startsWith(BUILD);

        Path source = project.root().resolve("protocol/src/main/java/Main.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(launch("peer").error()).contains("building…");
        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void buildsAgainWhenASourceWasRemoved() throws IOException {
        launch("peer");
        Files.delete(project.root().resolve("peer-agent/src/main/java/Main.java"));
        FileTime later = FileTime.from(Instant.now().plusSeconds(60));
        Files.setLastModifiedTime(project.root().resolve("peer-agent/src/main/java"), later);

        launch("peer");

        assertThat(project.builds()).hasSize(2);
    }

    @Test
    void keepsSettingsOfTheProgramsOutOfTheBuild() throws IOException {
        launch(Map.of("LONJA_DATA_DIR", "/nowhere", "QUARKUS_HTTP_PORT", "1"), "peer");

        assertThat(project.builds())
                .singleElement()
                .asString()
                .endsWith(" JAVA_HOME=" + home + " LONJA_DATA_DIR= QUARKUS_HTTP_PORT=");
    }

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

    @Test
    void passesOverAJdkThatIsTooOld() throws IOException {
        String path = home.resolve("bin") + ":" + System.getenv("PATH");
        Map<String, String> settings = Map.of("JAVA_HOME", project.jdk(17).toString(), "PATH", path);

        assertThat(launch(settings, "version").output()).isEqualTo("lonja 1.2.3, JDK 21 in " + home + "\n");
    }

    @Test
    void findsAJdkInTheHomeFolder() throws IOException {
        Path jdks = Files.createDirectories(project.root().resolve(".jdks"));
        Files.move(project.jdk(99), jdks.resolve("jdk-99"));
        String path = project.jdk(17).resolve("bin") + ":" + System.getenv("PATH");
        Map<String, String> settings = Map.of("JAVA_HOME", "", "PATH", path);

        assertThat(launch(settings, "version").output())
                .isEqualTo("lonja 1.2.3, JDK 99 in " + jdks.resolve("jdk-99") + "\n");
    }

    @Test
    void showsWhatABrokenBuildSaid() throws IOException {
        Path broken = project.write("broken", "");

        ProgramResult result = launch("peer");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).isEmpty();
        assertThat(result.error()).contains("a broken source", "the build failed");
        Files.delete(broken);
        assertThat(launch("peer").exitCode()).isZero();
    }

    @Test
    void buildsOneAtATime() throws IOException {
        List<Program> launchers = List.of(
                start(Map.of(), "peer"), start(Map.of(), "peer"), start(Map.of(), "peer"), start(Map.of(), "demo"));

        for (Program launcher : launchers) {
            assertThat(launcher.awaitExit().exitCode()).isZero();
        }

        assertThat(project.builds()).hasSizeBetween(1, 2).doesNotContain("two builds at once");
    }

    @Test
    void takesOverTheLockOfAProcessThatIsNoMore() throws IOException {
        Program gone = Program.start("gone", List.of("true"), Map.of("PATH", "/usr/bin:/bin"), folder);
        gone.awaitExit();
        project.write("target/lonja.lock/owner", gone.id() + "\n");

        assertThat(launch("peer").exitCode()).isZero();

        assertThat(project.builds()).hasSize(1);
        assertThat(project.root().resolve("target/lonja.lock")).doesNotExist();
    }

    @Test
    void takesOverTheLockOfAProcessWhoseIdAnotherProgramHas() throws IOException {
        Program other = Program.start("other", List.of("sleep", "60"), Map.of("PATH", "/usr/bin:/bin"), folder);
        project.write("target/lonja.lock/owner", other.id() + "\n");

        assertThat(launch("peer").exitCode()).isZero();

        other.kill();
    }

    @Test
    void endsWhenNoLockCanBeCreated() throws IOException {
        project.write("target/lonja.lock", "in the way");

        ProgramResult refused = launch("peer");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.error()).contains("a build is needed", "lonja.lock").doesNotContain("another build");
        assertThat(project.builds()).isEmpty();
    }

    @Test
    void runsEveryTestAndPassesOptionsOn() throws IOException {
        assertThat(launch("test", "-Dit.test=X").exitCode()).isZero();
        assertThat(project.builds()).singleElement().asString().startsWith("-B -T 2 -Dit.test=X verify ");
    }

    private ProgramResult launch(String... arguments) {
        return launch(Map.of(), arguments);
    }

    private ProgramResult launch(Map<String, String> settings, String... arguments) {
        return start(settings, arguments).awaitExit();
    }

    private Program start(Map<String, String> settings, String... arguments) {
        return project.launch(project.root().resolve("lonja"), folder, javaHome(settings), arguments);
    }

    private Map<String, String> javaHome(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of("JAVA_HOME", home.toString()));
        all.putAll(settings);
        return all;
    }
}
