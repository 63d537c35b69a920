package dev.lonja.peer.console.result;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import java.util.ArrayList;
import java.util.List;

/** The results of actions as the command loop prints them: the reply of the operation, and notes. */
public final class ResultAnswer {
    private ResultAnswer() {}

    /** The reply and the notes. */
    public static RegistryAnswer of(Result result) {
        return switch (result) {
            case Result.Answered(var action, RegistryAnswer answer) -> answer;
            case Result.Fetched fetched -> fetched(fetched);
            case Result.OwnerNotConnected(String owner) ->
                failed(List.of(text("%s is not connected", Printable.of(owner))));
            case Result.NoSuchOwner(String owner) -> failed(List.of(text("there is no user %s", Printable.of(owner))));
            case Result.OwnerUnknown(String owner, RegistryAnswer refusal) ->
                failed(with(reasons(refusal), text("no listing has named %s so far", Printable.of(owner))));
            case Result.Invalid(Operation operation, String reason) ->
                RegistryAnswer.of(operation, Outcome.FAILED, reason);
        };
    }

    /** The outcome of several files is the worst: a failure, because to try again can help, then a missing file. */
    private static RegistryAnswer fetched(Result.Fetched fetched) {
        List<String> notes = new ArrayList<>(
                switch (fetched.from()) {
                    case OwnerLocation.Present present -> List.of();
                    case OwnerLocation.LastSeen(var owner, RegistryAnswer refusal) ->
                        with(reasons(refusal), text("trying where %s was last seen", Printable.of(owner.name())));
                });
        notes.addAll(FetchSummary.failures(fetched));
        List<Download> downloads =
                fetched.files().stream().map(Result.FetchedFile::download).toList();
        if (downloads.stream().anyMatch(Download.Failed.class::isInstance)) {
            return answer(Outcome.FAILED, notes);
        }
        boolean isMissing = downloads.stream().anyMatch(Download.NoSuchFile.class::isInstance);
        return answer(isMissing ? Outcome.NO_SUCH_FILE : Outcome.OK, notes);
    }

    private static List<String> reasons(RegistryAnswer refusal) {
        return refusal.notes().isEmpty()
                ? List.of(Messages.of(Operation.LIST_USERS, refusal.reply().outcome()))
                : refusal.notes();
    }

    private static List<String> with(List<String> notes, String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return all;
    }

    private static RegistryAnswer failed(List<String> notes) {
        return answer(Outcome.FAILED, notes);
    }

    private static RegistryAnswer answer(Outcome outcome, List<String> notes) {
        return new RegistryAnswer(new Reply.Status(Operation.GET_FILE, outcome), notes);
    }
}
