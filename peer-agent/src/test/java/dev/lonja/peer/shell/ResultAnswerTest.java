package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.agent.OwnerLocation;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Reply;
import java.nio.file.Path;
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
        return ResultAnswer.of(new Result.Fetched(from, List.of(new Result.FetchedFile("/a", download))));
    }

    private static RegistryAnswer answer(Outcome outcome, String... notes) {
        return new RegistryAnswer(new Reply.Status(Operation.GET_FILE, outcome), List.of(notes));
    }
}
