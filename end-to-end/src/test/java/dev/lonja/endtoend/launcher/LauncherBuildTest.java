package dev.lonja.endtoend.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When the launcher builds, with which JDK, and how several launchers share one checkout. */
class LauncherBuildTest extends LauncherFixture {
    private static final String BUILD = "-B -q -pl peer-agent -am -Dmaven.test.skip=true";

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
}
