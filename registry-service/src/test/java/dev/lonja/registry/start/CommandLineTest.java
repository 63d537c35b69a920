package dev.lonja.registry.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    @TempDir
    private Path folder;

    @Test
    void servesWithoutArguments() {
        assertThat(CommandLine.read()).isEqualTo(new Start.Serve(Map.of()));
    }

    @Test
    void turnsOptionsIntoSettings() {
        assertThat(CommandLine.read("--port", "6000", "--http-port=0", "--data-dir", folder + "/new"))
                .isEqualTo(new Start.Serve(Map.of(
                        "lonja.registry.port", "6000",
                        "quarkus.http.port", "0",
                        "lonja.data-dir", folder + "/new")));
        assertThat(CommandLine.read("-p", "65535")).isEqualTo(new Start.Serve(Map.of("lonja.registry.port", "65535")));
        assertThat(CommandLine.read("--data-dir=~/lonja"))
                .isEqualTo(new Start.Serve(Map.of("lonja.data-dir", System.getProperty("user.home") + "/lonja")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "-?", "help", "--port 1 --help", "--prot --help"})
    void explainsItself(String arguments) {
        assertThat(CommandLine.read(arguments.split(" ")))
                .isInstanceOfSatisfying(
                        Start.Print.class,
                        help -> assertThat(help.text())
                                .startsWith("Usage: lonja registry ")
                                .contains("--port", "--http-port", "--data-dir", "hash-password")
                                .endsWith("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help hash-password", "hash-password --help", "hash-password -h", "--help hash-password"})
    void explainsHowAPasswordIsHashed(String arguments) {
        assertThat(CommandLine.read(arguments.split(" ")))
                .isInstanceOfSatisfying(
                        Start.Print.class,
                        help -> assertThat(help.text()).startsWith("Usage: lonja registry hash-password "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void tellsItsVersion(String argument) {
        assertThat(CommandLine.read(argument))
                .isInstanceOfSatisfying(
                        Start.Print.class, version -> assertThat(version.text()).startsWith("lonja registry "));
    }

    @Test
    void readsWhereAPasswordComesFrom() {
        assertThat(CommandLine.read("hash-password")).isEqualTo(new Start.Hash(false));
        assertThat(CommandLine.read("hash-password", "--stdin")).isEqualTo(new Start.Hash(true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--port|--port needs a value",
                "--port --http-port 1|--port needs a value",
                "--port 65536|--port 65536 is not a number from 1 to 65535, or 0 for any free port",
                "--http-port -1|--http-port -1 is not a number from 1 to 65535, or 0 for any free port",
                "--port=|--port  is not a number from 1 to 65535, or 0 for any free port",
                "--port 5e3|--port 5e3 is not a number from 1 to 65535, or 0 for any free port",
                "--port 1 -p 2|--port is given twice",
                "--prot 6000|there is no option '--prot'; did you mean '--port'?",
                "--httpport=1|there is no option '--httpport'; did you mean '--http-port'?",
                "--datadir /x|there is no option '--datadir'; did you mean '--data-dir'?",
                "--color|there is no option '--color'",
                "-Dlonja.registry.port=1|'-Dlonja.registry.port=1' is an option of Java: LONJA_JAVA_OPTIONS in the environment takes those",
                "hash-pasword|there is no command 'hash-pasword'; did you mean 'hash-password'?",
                "help hashpassword|there is no command 'hashpassword'; did you mean 'hash-password'?",
                "fish --help|there is no command 'fish'",
                "5500|there is no command '5500'",
                "hash-password --stdn|there is no option '--stdn'; did you mean '--stdin'?"
            })
    void saysWhatIsWrong(String arguments, String reason) {
        assertThat(CommandLine.read(arguments.split(" "))).isInstanceOfSatisfying(Start.Wrong.class, wrong -> {
            assertThat(wrong.reason()).isEqualTo(reason);
            assertThat(wrong.usage()).startsWith("Usage: lonja registry ").doesNotContain("\n");
        });
    }

    @Test
    void takesNoPasswordFromTheCommandLine() {
        assertThat(CommandLine.read("hash-password", "s3cr3t"))
                .isInstanceOfSatisfying(
                        Start.Wrong.class,
                        wrong -> assertThat(wrong.reason())
                                .startsWith("hash-password takes no argument")
                                .doesNotContain("s3cr3t"));
    }

    @Test
    void refusesAFileAsTheFolderOfTheData() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThat(CommandLine.read("--data-dir", file.toString()))
                .isInstanceOfSatisfying(
                        Start.Wrong.class,
                        wrong -> assertThat(wrong.reason()).isEqualTo("--data-dir '" + file + "' is not a folder"));
    }

    @ParameterizedTest
    @CsvSource({
        "lonja.registry.port,65536",
        "quarkus.http.port,abc",
        "lonja.registry.port,-1",
        "lonja.registry.classic.text-port,x"
    })
    void namesAConfiguredPortThatIsNone(String setting, String value) {
        var config =
                new SmallRyeConfigBuilder().withDefaultValue(setting, value).build();

        assertThat(PortSettings.findProblem(config))
                .contains(setting + " is '" + value + "': it is a number from 0 (any free port) to 65535");
    }

    @Test
    void takesAnEmptyTextPortForNone() {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("lonja.registry.classic.text-port", "")
                .build();

        assertThat(PortSettings.findProblem(config)).isEmpty();
    }

    @Test
    void namesAMisspeltSetting() {
        var config = new SmallRyeConfigBuilder()
                .withDefaultValue("lonja.registry.prot", "1")
                .withDefaultValue("lonja.registry.port", "1")
                .build();

        assertThat(Spelling.problems(config))
                .containsExactly("there is no setting lonja.registry.prot; did you mean lonja.registry.port?");
    }
}
