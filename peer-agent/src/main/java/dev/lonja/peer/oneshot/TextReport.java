package dev.lonja.peer.oneshot;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Entries;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.console.result.FetchSummary;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.session.Invitation;
import java.io.PrintStream;

/**
 * The report for people and simple scripts: the classic texts, and one line for each entry of a listing.
 *
 * @param isQuiet whether nothing is said about files that were fetched but that they were
 */
public record TextReport(PrintStream out, PrintStream err, ClassicFormat format, boolean isQuiet) implements Report {
    @Override
    public void print(Result result) {
        switch (result) {
            case Result.Answered(var action, RegistryAnswer answer) -> print(answer);
            case Result.Fetched fetched -> {
                fetched.files().forEach(file -> print(file, fetched.isSeveral()));
                // The sentence comes after the results, also where both go to one terminal.
                out.flush();
                if (!isQuiet) {
                    FetchSummary.of(fetched).forEach(this::error);
                }
            }
            case Result.OwnerNotConnected(String owner) -> failed(text("%s is not connected", Printable.of(owner)));
            case Result.NoSuchOwner(String owner) -> failed(text("there is no user %s", Printable.of(owner)));
            case Result.OwnerUnknown(String owner, RegistryAnswer refusal) -> print(refusal);
            case Result.Invalid(Operation operation, String reason) -> error(reason);
        }
        out.flush();
    }

    private void failed(String reason) {
        error(Messages.of(Operation.GET_FILE, Outcome.FAILED) + ": " + reason);
    }

    private void print(RegistryAnswer answer) {
        if (Entries.plain(answer).isListing()) {
            format.entries(answer).forEach(out::println);
            if (answer.hasRemarks()) {
                out.flush();
                answer.notes().forEach(this::error);
            }
            return;
        }
        String message = Messages.of(answer.reply());
        if (answer.details() instanceof Details.Invited(Invitation invitation)) {
            out.println(invitation.code());
        } else if (answer.is(Outcome.OK)) {
            out.println(message);
        } else {
            error(message);
        }
        answer.notes().forEach(this::error);
    }

    /** Prints the result of a file. If it failed and is one of several, the reason begins with the file. */
    private void print(Result.FetchedFile file, boolean isOneOfSeveral) {
        String subject = isOneOfSeveral ? Printable.of(file.remotePath()) + ": " : "";
        switch (file.download()) {
            case Download.Done done ->
                (done.isOnStandardOutput() ? err : out).println(Messages.of(Operation.GET_FILE, Outcome.OK));
            case Download.NoSuchFile(String reason) -> print(Outcome.NO_SUCH_FILE, subject + reason);
            case Download.Failed(String reason) -> print(Outcome.FAILED, subject + reason);
        }
    }

    private void print(Outcome outcome, String reason) {
        print(RegistryAnswer.of(Operation.GET_FILE, outcome, reason));
    }

    private void error(String text) {
        err.println("lonja: " + Printable.message(text));
    }
}
