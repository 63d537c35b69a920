package dev.lonja.peer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.oneshot.OneShot;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineReaderTest {
    @TempDir
    private Path temporary;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

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
        assertThat(read("serve", "--share", "/")).isEqualTo(new Start.Exit(2));
        assertThat(read("serve", "-u", "two words", "--share", "/")).isEqualTo(new Start.Exit(2));
        assertThat(err.toString()).contains("user 'two words' holds white space");
    }

    @Test
    void showsHelpAndVersionWithoutRunning() {
        assertThat(read("--help")).isEqualTo(new Start.Exit(0));
        assertThat(out.toString()).contains("--server", "--port", "--listen-ports", "--dated");
        assertThat(read("--version")).isEqualTo(new Start.Exit(0));
        assertThat(out.toString()).contains("lonja peer ");
    }

    @Test
    void keepsTheHelpThatIsComposedFromTheOptions() {
        read("--help");

        assertThat(HelpText.OF_PEER).isEqualTo(out.toString());
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
                "--unknown|--unknown",
                "stray|stray",
                "users|--user",
                "register|USER",
                "-u ana files|-u"
            })
    void explainsAUsageErrorAndExitsWith2(String arguments, String message) {
        assertThat(read(arguments.split(" "))).isEqualTo(new Start.Exit(2));
        assertThat(err.toString()).contains(message, "Usage: lonja peer");
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
    void readsWhichFilesToGetAndWhereTheyGo() {
        assertThat(command("get", "-u", "ana", "bruno", "/a"))
                .isEqualTo(of("ana", new Action.GetFile("bruno", List.of("/a"), ".")));
        assertThat(command("get", "-q", "-u", "ana", "bruno", "/a", "b"))
                .isEqualTo(new OneShot("ana", new Action.GetFile("bruno", List.of("/a"), "b"), true));
        assertThat(command("get", "-u", "ana", "bruno", "/a", "/b", "/c", "folder/"))
                .isEqualTo(of("ana", new Action.GetFile("bruno", List.of("/a", "/b", "/c"), "folder/")));
        assertThat(read("get", "-u", "ana", "bruno")).isEqualTo(new Start.Exit(2));
        assertThat(read("get", "-u", "ana", "bruno", "/a", "")).isEqualTo(new Start.Exit(2));
        assertThat(err.toString()).contains("argument at index 5: ''");
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
        assertThat(read("get", "--keep-both", "--overwrite", "-u", "ana", "bruno", "/a"))
                .isEqualTo(new Start.Exit(2));
    }

    @Test
    void showsHowSeveralFilesAreFetched() {
        assertThat(read("get", "--help")).isEqualTo(new Start.Exit(0));
        assertThat(out.toString()).contains("OWNER REMOTE... [LOCAL]");
    }

    private static OneShot of(String user, Action action) {
        return new OneShot(user, action, false);
    }

    private OneShot command(String... arguments) {
        return ((Start.Once) read(arguments)).command();
    }

    private Start read(String... arguments) {
        return CommandLineReader.read(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
