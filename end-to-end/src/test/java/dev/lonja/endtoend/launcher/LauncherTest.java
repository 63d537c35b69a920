package dev.lonja.endtoend.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.endtoend.PackagedJars;
import dev.lonja.endtoend.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which commands the launcher takes, and what it says about them and about itself. */
class LauncherTest extends LauncherFixture {
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
                "bench|bench needs the name of a benchmark",
                "peer help fish|there is no command 'fish' (lonja help peer)",
                "peer help publihs|there is no command 'publihs'; did you mean 'publish'? (lonja help peer)",
                "peer LIST_USERS --help|there is no command 'LIST_USERS'; did you mean 'users'? (lonja help peer)",
                "peer connect|there is no command 'connect'; it belongs to the command loop, which 'lonja peer' starts",
                "help peer peer|there is no command 'peer' (lonja help peer)",
                "registry help hash|there is no command 'hash' (lonja help registry)",
                "registry hash-pasword|there is no command 'hash-pasword'; did you mean 'hash-password'? (lonja help registry)",
                "help registry publish|there is no command 'publish' (lonja help registry)"
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
    void leavesWhatMayBeAnArgumentToTheProgram() {
        assertThat(launch("peer", "-s", "fish", "fish").output()).endsWith("\n-s\nfish\nfish\n");
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
        assertThat(launch(Map.of("LANG", "es_ES.UTF-8"), "peer", "help", "usres")
                        .error())
                .isEqualTo("lonja: no existe la orden 'usres'; ¿querías decir 'users'? (lonja help peer)\n");
    }

    @Test
    void tellsItsVersion() {
        assertThat(launch("version").output()).isEqualTo("lonja 1.2.3, JDK 21 in " + home + "\n");
    }
}
