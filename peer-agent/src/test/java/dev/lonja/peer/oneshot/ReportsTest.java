package dev.lonja.peer.oneshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact output that scripts rely on. */
class ReportsTest {
    private static final Result USERS = new Result.Users(List.of(new ConnectedUser("ana", "127.0.0.1", 20000)));
    private static final Result FILES =
            new Result.Files("ana", List.of(new PublishedFile("/a", "a \"fine\" file"), new PublishedFile("/b", "")));
    private static final Result FETCHED = new Result.Fetched("ana", "/a", Path.of("/tmp/a"), 5);
    private static final Result REGISTERED =
            new Result.Status(Answer.of(new Reply.Status(Operation.REGISTER, Outcome.OK)));
    private static final Result UNREACHABLE =
            new Result.Status(Answer.of(Operation.REGISTER, Outcome.FAILED, "unknown host"));

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
    void printsFailuresInJsonOnStandardError() {
        Report report = new JsonReport(stream(out), stream(err));

        List.of(UNREACHABLE, new Result.OwnerAway("ana"), new Result.Refused("too long"))
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
        Report report = new TextReport(stream(out), stream(err));

        List.of(USERS, FILES, FETCHED, REGISTERED, UNREACHABLE).forEach(report::print);

        assertThat(out.toString(UTF_8)).isEqualTo("""
                ana 127.0.0.1 20000
                /a a "fine" file
                /b
                GET_FILE OK
                REGISTER OK
                """);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                lonja: REGISTER FAIL
                lonja: unknown host
                """);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, UTF_8);
    }
}
