package dev.lonja.peer.oneshot;

import dev.lonja.peer.console.Messages;
import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import java.io.PrintStream;

/** For people and simple scripts: the classic texts, and one line for each entry of a list. */
record TextReport(PrintStream out, PrintStream err) implements Report {
    @Override
    public void print(Result result) {
        switch (result) {
            case Result.Status(Answer answer) -> print(answer);
            case Result.Users(var users) -> users.forEach(user -> out.println(text(user)));
            case Result.Files(String owner, var files) -> files.forEach(file -> out.println(text(file)));
            case Result.Fetched fetched -> out.println("GET_FILE OK");
            case Result.OwnerAway(String owner) -> error("GET_FILE FAIL: " + owner + " is not connected");
            case Result.Refused(String reason) -> error(reason);
        }
        out.flush();
    }

    private void print(Answer answer) {
        String message = Messages.of(answer.reply().operation(), answer.reply().outcome());
        if (answer.is(Outcome.OK)) {
            out.println(message);
        } else {
            error(message);
        }
        answer.notes().forEach(this::error);
    }

    private void error(String text) {
        err.println("lonja: " + Printable.of(text));
    }

    private static String text(ConnectedUser user) {
        return Printable.of(user.name()) + " " + Printable.of(user.address()) + " " + user.port();
    }

    private static String text(PublishedFile file) {
        String path = Printable.of(file.path());
        return file.description().isEmpty() ? path : path + " " + Printable.of(file.description());
    }
}
