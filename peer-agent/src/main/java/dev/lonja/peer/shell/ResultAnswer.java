package dev.lonja.peer.shell;

import dev.lonja.peer.agent.OwnerLocation;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import java.util.ArrayList;
import java.util.List;

/** The results of actions as the command loop prints them: the reply of the operation, and notes. */
final class ResultAnswer {
    private ResultAnswer() {}

    static RegistryAnswer of(Result result) {
        return switch (result) {
            case Result.Answered(var action, RegistryAnswer answer) -> answer;
            case Result.Fetched(var from, var files) ->
                fetched(from, files.getFirst().download());
            case Result.OwnerNotConnected(String owner) -> failed(List.of(Printable.of(owner) + " is not connected"));
            case Result.OwnerUnknown(String owner, RegistryAnswer refusal) ->
                failed(with(reasons(refusal), "no listing has named " + Printable.of(owner) + " so far"));
            case Result.Invalid(Operation operation, String reason) ->
                RegistryAnswer.of(operation, Outcome.FAILED, reason);
        };
    }

    /** A command of the loop fetches one file. */
    private static RegistryAnswer fetched(OwnerLocation.Known from, Download download) {
        List<String> notes = switch (from) {
            case OwnerLocation.Present present -> List.of();
            case OwnerLocation.LastSeen(var owner, RegistryAnswer refusal) ->
                with(reasons(refusal), "trying where " + Printable.of(owner.name()) + " was last seen");
        };
        return switch (download) {
            case Download.Done done -> answer(Outcome.OK, notes);
            case Download.NoSuchFile(String reason) -> answer(Outcome.NO_SUCH_FILE, with(notes, reason));
            case Download.Failed(String reason) -> answer(Outcome.FAILED, with(notes, reason));
        };
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
