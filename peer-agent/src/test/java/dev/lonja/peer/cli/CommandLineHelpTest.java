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
import java.io.PrintStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Help and usage errors of the command line. */
class CommandLineHelpTest {
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
                .contains("OWNER REMOTE...");
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
                "connect ana|there is no command 'connect'; it belongs to the command loop, which 'lonja peer' starts",
                "help gett|there is no command 'gett'; did you mean 'get'?",
                "users ana -u ana|'ana' is one argument too many",
                "users|--user=USER is missing; LONJA_PEER_USER",
                "files|--user=USER, OWNER are missing",
                "register|USER is missing",
                "-s|option '-s' needs a value",
                "-p -q|option '--port' needs a value, and '-q' is an option",
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
