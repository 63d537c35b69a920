package dev.lonja.peer.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.cli.usage.StartMessages;
import dev.lonja.peer.cli.usage.UsageError;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.peer.text.Language;
import dev.lonja.peer.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineReaderTest {
    @TempDir
    private Path temporary;

    @Test
    void setsNothingWithoutOptions() {
        assertThat(read()).isEqualTo(new Start.Run(Map.of()));
    }

    @Test
    void turnsOptionsIntoSettings() {
        assertThat(read("-s", "registry.example", "-p", "6000", "--dated", "--listen-ports", "20000-20009"))
                .isEqualTo(new Start.Run(Map.of(
                        "lonja.peer.registry.host", "registry.example",
                        "lonja.peer.registry.port", "6000",
                        "lonja.peer.registry.dated", "true",
                        "lonja.peer.listen-ports", "20000-20009")));
        assertThat(read("--server=[::1]", "--port=1", "--listen-port=4000"))
                .isEqualTo(new Start.Run(Map.of(
                        "lonja.peer.registry.host", "::1",
                        "lonja.peer.registry.port", "1",
                        "lonja.peer.listen-ports", "4000")));
    }

    @Test
    void turnsTheOptionsOfTheCommandLoopIntoSettings() {
        assertThat(read("-q", "--classic-output"))
                .isEqualTo(new Start.Run(Map.of(
                        "lonja.peer.shell.quiet", "true",
                        "lonja.peer.shell.classic-output", "true")));
    }

    @Test
    void turnsTheOptionsOfServeIntoSettings() {
        assertThat(read("serve", "-s", "registry.example", "-u", "ana", "--share", "/", "--advertise-port", "4711"))
                .isEqualTo(new Start.Run(Map.of(
                        "lonja.peer.registry.host", "registry.example",
                        "lonja.peer.serve.user", "ana",
                        "lonja.peer.serve.share", "/",
                        "lonja.peer.share-roots", "/",
                        "lonja.peer.serve.advertise-port", "4711")));
        assertThat(reason("serve", "--share", "/")).startsWith("--user=USER is missing");
        assertThat(reason("serve", "-u", "two words", "--share", "/")).contains("user 'two words' holds white space");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-h", "-?", "help", "-s there --help", "-p ten -h", "--overwrite --keep-both --help"})
    void showsHelpWithoutRunning(String arguments) {
        assertThat(printed(arguments.split(" ")))
                .startsWith("Usage: lonja peer [")
                .contains("--server", "--port", "--listen-ports", "--dated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"get --help", "help get", "-s there get -h", "get -u ana bruno --help", "get -u -h", "--help get"
            })
    void showsHelpAboutACommand(String arguments) {
        assertThat(printed(arguments.split(" ")))
                .startsWith("Usage: lonja peer get ")
                .contains("OWNER REMOTE... [LOCAL]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "version"})
    void showsTheVersion(String argument) {
        assertThat(printed(argument)).startsWith("lonja peer ").endsWith("\n");
    }

    @Test
    void takesAWordAfterTheOptionsForWhatItIs() {
        assertThat(command("publish", "-u", "ana", "--", "--help"))
                .isEqualTo(of("ana", new Action.Publish("--help", "")));
        assertThat(command("register", "help")).isEqualTo(of("help", new Action.Register("help")));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void keepsTheHelpThatIsComposedFromTheOptions(CommandLine command) {
        String name = command.getParent() == null ? "" : command.getCommandName();

        assertThat(printed(("help " + name).strip().split(" "))).isEqualTo(command.getUsageMessage());
    }

    @Test
    void keepsTheHelpInSpanishAsWell() {
        Texts.speak(Language.SPANISH);
        try {
            commands().forEach(this::keepsTheHelpThatIsComposedFromTheOptions);
            assertThat(printed("--help")).startsWith("Uso: lonja peer");
        } finally {
            Texts.speak(Language.ENGLISH);
        }
    }

    static Stream<CommandLine> commands() {
        CommandLine agent = Syntax.line(new PeerOptions().command());
        return Stream.concat(Stream.of(agent), agent.getSubcommands().values().stream());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-p 0|port 0 is not a number from 1 to 65535",
                "-p 65536|port 65536 is not",
                "-p ten|ten",
                "-s /path|'/path' is not the name or address of a host",
                "--listen-ports 30-20|'30-20' is not a range of ports",
                "--listen-ports many|'many' is neither a port nor a range",
                "--listen-port 70000|port 70000",
                "--unknown|there is no option '--unknown'",
                "--sever x|there is no option '--sever'; did you mean '--server'?",
                "--prot=1|there is no option '--prot'; did you mean '--port'?",
                "get --overwite -u ana bruno /a|there is no option '--overwite'; did you mean '--overwrite'?",
                "-Dlonja.peer.user=x|LONJA_JAVA_OPTIONS in the environment takes those",
                "stray|there is no command 'stray'",
                "pulbish x|there is no command 'pulbish'; did you mean 'publish'?",
                "LIST_USERS|there is no command 'LIST_USERS'; did you mean 'users'?",
                "GET_FILE ana /a b|there is no command 'GET_FILE'; did you mean 'get'?",
                "download|there is no command 'download'; did you mean 'get'?",
                "connect ana|there is no command 'connect'; without a command, the loop begins that has it",
                "help gett|there is no command 'gett'; did you mean 'get'?",
                "users ana -u ana|'ana' is one argument too many",
                "users|--user=USER is missing; LONJA_PEER_USER",
                "files|--user=USER, OWNER are missing",
                "register|USER is missing",
                "-s|option '-s' needs a value",
                "users -u|option '-u' needs a value",
                "-u ana files bruno|option '-u' stands after its command, such as 'files'",
                "--user=ana users|option '--user' stands after its command, such as 'users'",
                "-u ana|option '-u' stands after its command"
            })
    void explainsAUsageError(String arguments, String reason) {
        UsageError error = ((Start.Wrong) read(arguments.split(" "))).error();

        assertThat(error.reason()).contains(reason).doesNotContain("\n");
        assertThat(error.usage()).startsWith("Usage: lonja peer").doesNotContain("\n");
    }

    @Test
    void saysTheReasonOfAUsageErrorLastAndInJsonOnRequest() {
        var error = new UsageError("Usage: lonja peer", "there is no option '--x'");

        assertThat(said(error, "users", "--x")).isEqualTo("Usage: lonja peer\nlonja: there is no option '--x'\n");
        assertThat(said(error, "users", "--json", "--x"))
                .isEqualTo(
                        "{\"outcome\":\"INVALID\",\"message\":\"not sent\",\"notes\":[\"there is no option '--x'\"]}\n");
        assertThat(said(error, "publish", "--", "--json")).startsWith("Usage");
    }

    private static String said(UsageError error, String... arguments) {
        var text = new ByteArrayOutputStream();
        StartMessages.of(new PrintStream(text, true, UTF_8), arguments).wrong(error);
        return text.toString(UTF_8);
    }

    @Test
    void takesTheOptionsOfTheRegistryBeforeAndAfterTheCommand() {
        var register = new OneShot("ana", new Action.Register("ana"), false);
        Map<String, String> port = Map.of("lonja.peer.registry.port", "6000");

        assertThat(read("-p", "6000", "register", "ana")).isEqualTo(new Start.Once(register, port, false));
        assertThat(read("register", "ana", "-p", "6000", "--json")).isEqualTo(new Start.Once(register, port, true));
    }

    @Test
    void readsEveryCommand() {
        assertThat(command("unregister", "ana")).isEqualTo(of("ana", new Action.Unregister("ana")));
        assertThat(command("users", "-u", "ana")).isEqualTo(of("ana", new Action.ListUsers()));
        assertThat(command("files", "-u", "ana", "bruno")).isEqualTo(of("ana", new Action.ListContent("bruno")));
        assertThat(command("publish", "-u", "ana", "a")).isEqualTo(of("ana", new Action.Publish("a", "")));
        assertThat(command("publish", "-u", "ana", "a", "two words"))
                .isEqualTo(of("ana", new Action.Publish("a", "two words")));
        assertThat(command("delete", "-u", "ana", "a")).isEqualTo(of("ana", new Action.Delete("a")));
    }

    @Test
    void readsWhichFilesToPublishAndToDelete() throws IOException {
        String file = Files.writeString(temporary.resolve("b.txt"), "").toString();

        assertThat(command("publish", "-u", "ana", "a", file))
                .isEqualTo(of("ana", new Action.Publish(List.of("a", file), "", false)));
        assertThat(command("publish", "-u", "ana", "a", temporary + "/*.txt"))
                .isEqualTo(of("ana", new Action.Publish(List.of("a", temporary + "/*.txt"), "", false)));
        assertThat(command("publish", "-u", "ana", "-r", "-d", "mine", "a", "b"))
                .isEqualTo(of("ana", new Action.Publish(List.of("a", "b"), "mine", true)));
        assertThat(command("publish", "-u", "ana", "a", "b", "c"))
                .isEqualTo(of("ana", new Action.Publish(List.of("a", "b", "c"), "", false)));
        assertThat(command("delete", "-u", "ana", "-r", "a", "b"))
                .isEqualTo(of("ana", new Action.Delete(List.of("a", "b"), true)));
        assertThat(read("publish", "-u", "ana")).isInstanceOf(Start.Wrong.class);
    }

    @Test
    void readsWhichFilesToGetAndWhereTheyGo() {
        assertThat(command("get", "-u", "ana", "bruno", "/a"))
                .isEqualTo(of("ana", new Action.GetFile("bruno", List.of("/a"), ".")));
        assertThat(command("get", "-q", "-u", "ana", "bruno", "/a", "b"))
                .isEqualTo(new OneShot("ana", new Action.GetFile("bruno", List.of("/a"), "b"), true));
        assertThat(command("get", "-u", "ana", "bruno", "/a", "/b", "/c", "folder/"))
                .isEqualTo(of("ana", new Action.GetFile("bruno", List.of("/a", "/b", "/c"), "folder/")));
        assertThat(reason("get", "-u", "ana", "bruno")).isEqualTo("REMOTE... [LOCAL] is missing");
        assertThat(reason("get", "-u", "ana", "bruno", "/a", "")).isEqualTo("an argument is empty");
    }

    @Test
    void readsNoFileThatAWordNames() throws IOException {
        Path file = Files.writeString(temporary.resolve("secret"), "s3cr3t");

        assertThat(command("publish", "-u", "ana", "a", "@" + file))
                .isEqualTo(of("ana", new Action.Publish("a", "@" + file)));
    }

    @Test
    void readsWhatHappensToFilesThatExist() {
        String setting = "lonja.peer.download.existing";
        assertThat(read("--overwrite")).isEqualTo(new Start.Run(Map.of(setting, "overwrite")));
        assertThat(read("--keep-both")).isEqualTo(new Start.Run(Map.of(setting, "keep-both")));
        assertThat(read("get", "--keep-both", "-u", "ana", "bruno", "/a", "-"))
                .isEqualTo(new Start.Once(
                        of("ana", new Action.GetFile("bruno", List.of("/a"), "-")),
                        Map.of(setting, "keep-both"),
                        false));
        assertThat(reason("get", "--keep-both", "--overwrite", "-u", "ana", "bruno", "/a"))
                .contains("mutually exclusive");
    }

    @ParameterizedTest
    @CsvSource({"--dated, true", "--dated=first, first", "--dated=LAST, last", "--dated=off, off"})
    void takesThePlaceOfTheDateOnlyWhenItIsAttached(String option, String place) {
        assertThat(read(option, "users", "-u", "ana"))
                .isEqualTo(new Start.Once(
                        of("ana", new Action.ListUsers()), Map.of("lonja.peer.registry.dated", place), false));
        assertThat(reason("--dated=middle")).contains("option '--dated': 'middle' is not off, first or last");
    }

    private static OneShot of(String user, Action action) {
        return new OneShot(user, action, false);
    }

    private OneShot command(String... arguments) {
        return ((Start.Once) read(arguments)).command();
    }

    private String reason(String... arguments) {
        return ((Start.Wrong) read(arguments)).error().reason();
    }

    private String printed(String... arguments) {
        return ((Start.Print) read(arguments)).text();
    }

    private Start read(String... arguments) {
        return CommandLineReader.read(arguments);
    }
}
