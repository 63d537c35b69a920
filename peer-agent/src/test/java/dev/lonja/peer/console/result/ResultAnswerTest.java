package dev.lonja.peer.console.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.Result;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the command loop says about GET_FILE besides its outcome. */
class ResultAnswerTest {
    private static final ConnectedUser BOB = new ConnectedUser("bob", "10.0.0.1", 20001);
    private static final Download DONE = new Download.Done(Path.of("/tmp/a"), 5);
    private static final RegistryAnswer UNREACHABLE =
            RegistryAnswer.of(Operation.LIST_USERS, Outcome.FAILED, "no answer in time");

    @Test
    void saysNothingAboutAFileThatIsThere() {
        assertThat(fetched(new OwnerLocation.Present(BOB), DONE)).isEqualTo(answer(Outcome.OK));
    }

    @Test
    void givesTheReasonOfADownloadThatFailed() {
        var present = new OwnerLocation.Present(BOB);

        assertThat(fetched(present, new Download.NoSuchFile("no such file")))
                .isEqualTo(answer(Outcome.NO_SUCH_FILE, "no such file"));
        assertThat(fetched(present, new Download.Failed("cancelled"))).isEqualTo(answer(Outcome.FAILED, "cancelled"));
    }

    @Test
    void answersForSeveralFilesWithTheWorstOfThem() {
        var present = new OwnerLocation.Present(BOB);
        var done = new Result.FetchedFile("/a", DONE);
        var missing = new Result.FetchedFile("/b", new Download.NoSuchFile("no such file"));
        var failed = new Result.FetchedFile("/c", new Download.Failed("cancelled"));

        assertThat(fetched(present, List.of(done, done))).isEqualTo(answer(Outcome.OK));
        assertThat(fetched(present, List.of(done, missing)))
                .isEqualTo(answer(Outcome.NO_SUCH_FILE, "/b: no such file"));
        assertThat(fetched(present, List.of(failed, missing, done)))
                .isEqualTo(answer(Outcome.FAILED, "/c: cancelled", "/b: no such file"));
        assertThat(fetched(present, Collections.nCopies(50, failed)).notes())
                .hasSize(21)
                .last()
                .isEqualTo("30 more files failed");
    }

    @Test
    void saysThatAnOldAddressIsTried() {
        assertThat(fetched(new OwnerLocation.LastSeen(BOB, UNREACHABLE), DONE))
                .isEqualTo(answer(Outcome.OK, "no answer in time", "trying where bob was last seen"));
    }

    @Test
    void saysWhyThereIsNoAddress() {
        assertThat(ResultAnswer.of(new Result.OwnerNotConnected("bob")))
                .isEqualTo(answer(Outcome.FAILED, "bob is not connected"));
        assertThat(ResultAnswer.of(new Result.OwnerUnknown("bob", UNREACHABLE)))
                .isEqualTo(answer(Outcome.FAILED, "no answer in time", "no listing has named bob so far"));
        RegistryAnswer refusal = RegistryAnswer.of(new Reply.Status(Operation.LIST_USERS, Outcome.NO_SUCH_USER));
        assertThat(ResultAnswer.of(new Result.OwnerUnknown("bob", refusal)))
                .isEqualTo(answer(
                        Outcome.FAILED, "LIST_USERS FAIL, USER DOES NOT EXIST", "no listing has named bob so far"));
    }

    @Test
    void takesAnActionThatWasNotSentForAFailure() {
        assertThat(ResultAnswer.of(new Result.Invalid(Operation.GET_FILE, "path holds white space")))
                .isEqualTo(answer(Outcome.FAILED, "path holds white space"));
    }

    private static RegistryAnswer fetched(OwnerLocation.Known from, Download download) {
        return fetched(from, List.of(new Result.FetchedFile("/a", download)));
    }

    private static RegistryAnswer fetched(OwnerLocation.Known from, List<Result.FetchedFile> files) {
        return ResultAnswer.of(new Result.Fetched(from, files, Duration.ofSeconds(1), files.size() > 1));
    }

    private static RegistryAnswer answer(Outcome outcome, String... notes) {
        return new RegistryAnswer(new Reply.Status(Operation.GET_FILE, outcome), List.of(notes));
    }
}
