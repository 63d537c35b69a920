package dev.lonja.peer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.InvitePurpose;
import java.io.IOException;
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

    @Test
    void setsNothingWithoutOptions() {
        assertThat(read()).isEqualTo(run(Map.of()));
    }

    @Test
    void turnsOptionsIntoSettings() {
        assertThat(read("-s", "registry.example", "-p", "6000", "--dated", "--listen-ports", "20000-20009"))
                .isEqualTo(run(Map.of(
                        "lonja.peer.registry.host", "registry.example",
                        "lonja.peer.registry.port", "6000",
                        "lonja.peer.registry.dated", "true",
                        "lonja.peer.listen-ports", "20000-20009")));
        assertThat(read("--server=[::1]", "--port=1", "--listen-port=4000"))
                .isEqualTo(run(Map.of(
                        "lonja.peer.registry.host", "::1",
                        "lonja.peer.registry.port", "1",
                        "lonja.peer.listen-ports", "4000")));
    }

    @Test
    void turnsTheOptionsOfTheCommandLoopIntoSettings() {
        assertThat(read("-q", "--classic-output"))
                .isEqualTo(run(Map.of(
                        "lonja.peer.shell.quiet", "true",
                        "lonja.peer.shell.classic-output", "true")));
    }

    @Test
    void turnsTheOptionsOfServeIntoSettings() {
        assertThat(read("serve", "-s", "registry.example", "-u", "ana", "--share", "/", "--advertise-port", "4711"))
                .isEqualTo(run(Map.of(
                        "lonja.peer.registry.host", "registry.example",
                        "lonja.peer.serve.user", "ana",
                        "lonja.peer.serve.share", "/",
                        "lonja.peer.share-roots", "/",
                        "lonja.peer.serve.advertise-port", "4711")));
        assertThat(reason("serve", "--share", "/")).startsWith("--user=USER is missing");
        assertThat(reason("serve", "-u", "two words", "--share", "/")).contains("user 'two words' holds white space");
    }

    @Test
    void takesTheOptionsOfTheRegistryBeforeAndAfterTheCommand() {
        var register = new OneShot("ana", new Action.Register("ana"), false);
        Map<String, String> port = Map.of("lonja.peer.registry.port", "6000");

        assertThat(read("-p", "6000", "register", "ana"))
                .isEqualTo(new Start.Once(register, port, new Start.Form(false, false)));
        assertThat(read("register", "ana", "-p", "6000", "--json"))
                .isEqualTo(new Start.Once(register, port, new Start.Form(true, false)));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "get --json -u x|OWNER, REMOTE... [LOCAL] are missing",
                "get -ux ana|REMOTE... [LOCAL] is missing",
                "get --user=x|OWNER, REMOTE... [LOCAL] are missing",
                "get|--user=USER, OWNER, REMOTE... [LOCAL] are missing; LONJA_PEER_USER in the environment names the user as well",
                "files|--user=USER, OWNER are missing; LONJA_PEER_USER in the environment names the user as well",
                "publish -u x --json|PATH... [DESCRIPTION] is missing",
                "register --json|USER is missing"
            })
    void namesAllThatIsMissing(String line, String reason) {
        assertThat(reason(line.split(" "))).isEqualTo(reason);
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
        assertThat(read("--overwrite")).isEqualTo(run(Map.of(setting, "overwrite")));
        assertThat(read("--keep-both")).isEqualTo(run(Map.of(setting, "keep-both")));
        assertThat(read("get", "--keep-both", "-u", "ana", "bruno", "/a", "-"))
                .isEqualTo(new Start.Once(
                        of("ana", new Action.GetFile("bruno", List.of("/a"), "-")),
                        Map.of(setting, "keep-both"),
                        new Start.Form(false, false)));
        assertThat(reason("get", "--keep-both", "--overwrite", "-u", "ana", "bruno", "/a"))
                .contains("mutually exclusive");
    }

    @Test
    void readsTheCommandsAboutKeys() {
        KeyId key = new KeyId("ab".repeat(32));
        assertThat(read("id", "--json")).isEqualTo(new Start.Identify(Map.of(), true));
        assertThat(read("trust", key.forPeople(), "-s", "there"))
                .isEqualTo(new Start.Trust(key, Map.of("lonja.peer.registry.host", "there")));
        assertThat(action("keys", "-u", "ana")).isEqualTo(new KeyRequest.ListKeys("ana"));
        assertThat(action("keys", "-u", "ana", "drop", key.forPeople()))
                .isEqualTo(new KeyRequest.DropKey("ana", key.hex()));
        assertThat(action("invite", "-u", "ana")).isEqualTo(new KeyRequest.Invite("ana", InvitePurpose.DEVICE));
        assertThat(action("invite", "-u", "ana", "--register"))
                .isEqualTo(new KeyRequest.Invite("ana", InvitePurpose.REGISTER));
        assertThat(action("claim", "-u", "ana")).isEqualTo(new KeyRequest.Claim("ana", ""));
        assertThat(command("search", "-u", "ana", "old", "boats")).isEqualTo(of("ana", new Action.Search("old boats")));
        assertThat(reason("trust", "abc")).contains("'abc' is no key id");
        assertThat(reason("keys", "-u", "ana", "remove")).contains("'remove' is not 'drop KEY'");
        assertThat(reason("keys", "-u", "ana", "drop", "abc")).contains("'abc' is no key id");
        assertThat(reason("redeem", "-u", "ana", "rzvp-g2ls-dna3-lljd-ahrn-npa3-ri"))
                .contains("one argument too many");
    }

    private KeyRequest action(String... arguments) {
        return ((Action.KeyAction) command(arguments).action()).request();
    }

    @Test
    void leavesSessionsOutIfThatIsAskedFor() {
        assertThat(read("--classic")).isEqualTo(new Start.Run(Map.of(), true));
        assertThat(read("register", "ana", "--classic"))
                .isEqualTo(
                        new Start.Once(of("ana", new Action.Register("ana")), Map.of(), new Start.Form(false, true)));
        assertThat(read("serve", "--classic", "-u", "ana", "--share", "/"))
                .isInstanceOfSatisfying(
                        Start.Run.class, run -> assertThat(run.isClassic()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"--dated, true", "--dated=first, first", "--dated=LAST, last", "--dated=off, off"})
    void takesThePlaceOfTheDateOnlyWhenItIsAttached(String option, String place) {
        assertThat(read(option, "users", "-u", "ana"))
                .isEqualTo(new Start.Once(
                        of("ana", new Action.ListUsers()),
                        Map.of("lonja.peer.registry.dated", place),
                        new Start.Form(false, false)));
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

    private Start read(String... arguments) {
        return CommandLineReader.read(arguments);
    }

    private static Start run(Map<String, String> settings) {
        return new Start.Run(settings, false);
    }
}
