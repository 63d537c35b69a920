package dev.lonja.peer.oneshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.Invitation;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import dev.lonja.protocol.value.InvitePurpose;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The exact output that scripts rely on. */
class ReportsTest {
    private static final Result USERS = new Result.Answered(
            new Action.ListUsers(),
            RegistryAnswer.of(new Reply.Users(List.of(new ConnectedUser("ana", "127.0.0.1", 20000)))));
    private static final Result FILES = new Result.Answered(
            new Action.ListContent("ana"),
            RegistryAnswer.of(new Reply.Content(
                    List.of(new PublishedFile("/a", "a \"fine\" file"), new PublishedFile("/b", "")))));
    private static final Result FETCHED = fetched(file("/a", new Download.Done(Path.of("/tmp/a"), 5)));
    private static final Result SEVERAL = fetched(
            file("/a", new Download.Done(Path.of("/tmp/a"), 5)),
            file("/b", new Download.NoSuchFile("no such file")),
            file("/c", new Download.Failed("the owner closed the connection")),
            file("/d", new Download.Done(Path.of("/tmp/d"), 0)));
    private static final Result REGISTERED =
            registered(RegistryAnswer.of(new Reply.Status(Operation.REGISTER, Outcome.OK)));
    private static final Result UNREACHABLE =
            registered(RegistryAnswer.of(Operation.REGISTER, Outcome.FAILED, "unknown host"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void printsOneJsonObjectALine() {
        Report report = new JsonReport(stream(out), stream(err));

        List.of(USERS, FILES, FETCHED, REGISTERED).forEach(report::print);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                {"name":"ana","address":"127.0.0.1","port":20000}
                {"owner":"ana","path":"/a","description":"a \\"fine\\" file"}
                {"owner":"ana","path":"/b","description":""}
                {"operation":"GET_FILE","outcome":"OK","owner":"ana","path":"/a","file":"/tmp/a","sizeBytes":5}
                {"operation":"REGISTER","outcome":"OK","message":"REGISTER OK","notes":[]}
                """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void saysOnStandardErrorThatEntriesAreLeftOut() {
        Result partial = new Result.Answered(
                new Action.ListUsers(),
                new RegistryAnswer(
                        new Reply.Users(List.of(new ConnectedUser("ana", "127.0.0.1", 20000))),
                        List.of("one entry is left out"),
                        true,
                        false,
                        Details.NONE));

        new TextReport(stream(out), stream(err), new ClassicFormat(true), false).print(partial);
        new JsonReport(stream(out), stream(err)).print(partial);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                ana 127.0.0.1 20000
                {"name":"ana","address":"127.0.0.1","port":20000}
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: one entry is left out
                {"operation":"LIST_USERS","outcome":"OK","message":"LIST_USERS OK","notes":["one entry is left out"]}
                """);
    }

    @Test
    void printsMoreOfListingsOfSessionsInJsonOnly() {
        var facts = new FileFacts(OptionalLong.of(5), "", FileKind.FILE, OptionalLong.of(0), FileMode.PLAIN);
        Result users = new Result.Answered(
                new Action.ListUsers(),
                RegistryAnswer.of(new Reply.Users(List.of(new ConnectedUser("ana", "127.0.0.1", 20000))))
                        .with(new Details.Peers(List.of(
                                new PeerRow("ana", "127.0.0.1:20000", Optional.empty(), ""),
                                new PeerRow("bruno", "", Optional.empty(), "")))));
        Result files = new Result.Answered(
                new Action.ListContent("ana"),
                RegistryAnswer.of(new Reply.Content(List.of(new PublishedFile("/a%20b", "mine"))))
                        .with(new Details.Files(List.of(new FileRow("/a b", "mine", facts, 1, "/a%20b")))));
        Result found = new Result.Answered(
                new Action.Search("boat"),
                RegistryAnswer.of(new Reply.Status(Operation.SEARCH, Outcome.OK))
                        .with(new Details.Found(List.of(new FoundFile("ana", "/boat", "", FileFacts.UNKNOWN, true))))
                        .with("searched for: boats"));

        List.of(users, files, found)
                .forEach(new TextReport(stream(out), stream(err), new ClassicFormat(false), false)::print);
        List.of(users, files, found).forEach(new JsonReport(stream(out), stream(err))::print);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                ana 127.0.0.1 20000
                /a%20b mine
                ana /boat - yes
                {"name":"ana","address":"127.0.0.1","port":20000,"reachable":true}
                {"name":"bruno","address":"","port":0,"reachable":false}
                {"owner":"ana","path":"/a%20b","sizeBytes":5,"modified":"1970-01-01T00:00:00Z","description":"mine"}
                {"owner":"ana","path":"/boat","online":true,"description":""}
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: searched for: boats
                {"operation":"SEARCH","outcome":"OK","message":"SEARCH OK","notes":["searched for: boats"]}
                """);
    }

    @Test
    void printsACodeAloneSoThatScriptsCanUseIt() {
        Result invited = new Result.Answered(
                new Action.KeyAction(new KeyRequest.Invite("ana", InvitePurpose.DEVICE)),
                RegistryAnswer.of(new Reply.Status(Operation.INVITE, Outcome.OK))
                        .with(new Details.Invited(new Invitation("rzvp-g2ls", 0))));

        new TextReport(stream(out), stream(err), new ClassicFormat(false), false).print(invited);
        new JsonReport(stream(out), stream(err)).print(invited);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                rzvp-g2ls
                {"operation":"INVITE","outcome":"OK","code":"rzvp-g2ls","expires":"1970-01-01T00:00:00Z","message":"INVITE OK","notes":[]}
                """);
    }

    @Test
    void printsFailuresInJsonOnStandardError() {
        Report report = new JsonReport(stream(out), stream(err));

        List.of(UNREACHABLE, new Result.OwnerNotConnected("ana"), new Result.Invalid(Operation.REGISTER, "too long"))
                .forEach(report::print);

        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).isEqualTo("""
                {"operation":"REGISTER","outcome":"FAILED","message":"REGISTER FAIL","notes":["unknown host"]}
                {"operation":"GET_FILE","outcome":"OWNER_NOT_CONNECTED","message":"GET_FILE FAIL","notes":["ana is not connected"]}
                {"outcome":"INVALID","message":"not sent","notes":["too long"]}
                """);
    }

    @Test
    void printsResultsAsTextAndFailuresOnStandardError() {
        Report report = new TextReport(stream(out), stream(err), new ClassicFormat(true), false);

        List.of(USERS, FILES, FETCHED, REGISTERED, UNREACHABLE).forEach(report::print);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                ana 127.0.0.1 20000
                /a a "fine" file
                /b
                GET_FILE OK
                REGISTER OK
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: saved as /tmp/a: 5 bytes in 2.0 s, 3 bytes/s
                lonja: REGISTER FAIL
                lonja: unknown host
                """);
    }

    @Test
    void saysNothingAboutFetchedFilesIfItIsQuiet() {
        Report report = new TextReport(stream(out), stream(err), new ClassicFormat(true), true);

        List.of(FETCHED, SEVERAL).forEach(report::print);

        assertThat(out.toString(UTF_8)).isEqualTo("GET_FILE OK\n".repeat(3));
        assertThat(err.toString(UTF_8)).doesNotContain("saved", "bytes").contains("/c: the owner closed");
    }

    @Test
    void tellsUsersThatDoNotExistFromThoseThatAreAway() {
        Result none = new Result.NoSuchOwner("zoe");
        new TextReport(stream(out), stream(err), new ClassicFormat(true), false).print(none);
        new JsonReport(stream(out), stream(err)).print(none);

        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: GET_FILE FAIL: there is no user zoe
                {"operation":"GET_FILE","outcome":"NO_SUCH_OWNER","message":"GET_FILE FAIL","notes":["there is no user zoe"]}
                """);
        assertThat(ExitCodes.of(none)).isEqualTo(ExitCodes.NOT_FOUND);
    }

    @Test
    void reportsEachOfSeveralFilesInJson() {
        new JsonReport(stream(out), stream(err)).print(SEVERAL);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                {"operation":"GET_FILE","outcome":"OK","owner":"ana","path":"/a","file":"/tmp/a","sizeBytes":5}
                {"operation":"GET_FILE","outcome":"OK","owner":"ana","path":"/d","file":"/tmp/d","sizeBytes":0}
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                {"operation":"GET_FILE","outcome":"NO_SUCH_FILE","message":"GET_FILE FAIL, FILE NOT EXIST","notes":["no such file"],"owner":"ana","path":"/b"}
                {"operation":"GET_FILE","outcome":"FAILED","message":"GET_FILE FAIL","notes":["the owner closed the connection"],"owner":"ana","path":"/c"}
                """);
    }

    @Test
    void reportsEachOfSeveralFilesAsText() {
        new TextReport(stream(out), stream(err), new ClassicFormat(true), false).print(SEVERAL);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                GET_FILE OK
                GET_FILE OK
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: GET_FILE FAIL, FILE NOT EXIST
                lonja: /b: no such file
                lonja: GET_FILE FAIL
                lonja: /c: the owner closed the connection
                lonja: fetched 2 of 4 files: 5 bytes in 2.0 s, 3 bytes/s; 2 failed
                """);
    }

    @Test
    void endsWithTheCodeOfTheWorst() {
        Result.FetchedFile done = file("/a", new Download.Done(Path.of("/tmp/a"), 5));
        Result.FetchedFile missing = file("/b", new Download.NoSuchFile("no such file"));
        Result.FetchedFile failed = file("/c", new Download.Failed("cancelled"));

        assertThat(ExitCodes.of(fetched(done, done))).isEqualTo(ExitCodes.OK);
        assertThat(ExitCodes.of(fetched(done, missing, done))).isEqualTo(ExitCodes.NOT_FOUND);
        assertThat(ExitCodes.of(fetched(missing, failed, done))).isEqualTo(ExitCodes.FAILED);
    }

    @Test
    void endsWithTheCodeOfTheOutcome() {
        assertThat(ExitCodes.of(REGISTERED)).isEqualTo(ExitCodes.OK);
        assertThat(ExitCodes.of(UNREACHABLE)).isEqualTo(ExitCodes.FAILED);
        assertThat(ExitCodes.of(new Result.OwnerNotConnected("ana"))).isEqualTo(ExitCodes.NOT_CONNECTED);
        assertThat(ExitCodes.of(new Result.Invalid(Operation.REGISTER, "too long")))
                .isEqualTo(ExitCodes.USAGE);
        RegistryAnswer refusal = RegistryAnswer.of(Operation.LIST_USERS, Outcome.NO_SUCH_USER, "no such user");
        assertThat(ExitCodes.of(new Result.OwnerUnknown("ana", refusal))).isEqualTo(ExitCodes.NO_SUCH_USER);
    }

    private static Result registered(RegistryAnswer answer) {
        return new Result.Answered(new Action.Register("ana"), answer);
    }

    private static Result fetched(Result.FetchedFile... files) {
        var owner = new OwnerLocation.Present(new ConnectedUser("ana", "127.0.0.1", 20000));
        return new Result.Fetched(owner, List.of(files), Duration.ofSeconds(2), files.length > 1);
    }

    private static Result.FetchedFile file(String remotePath, Download download) {
        return new Result.FetchedFile(remotePath, download);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
