package dev.lonja.peer.shell;

import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.PrintStream;

/**
 * What the loop says: results on standard output, exactly as section 1 has them, and everything else on standard error.
 * Text from outside is made safe for a terminal.
 */
final class ShellOutput {
    private final PrintStream out;
    private final PrintStream err;

    ShellOutput(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    void answer(Answer answer) {
        Reply reply = answer.reply();
        line(Messages.of(reply.operation(), reply.outcome()));
        switch (reply) {
            case Reply.Users(var users) -> users.forEach(user -> line(text(user)));
            case Reply.Content(var files) -> files.forEach(file -> line(text(file)));
            case Reply.Status status -> {}
            case Reply.FileHeader header -> {}
        }
        out.flush();
        answer.notes().forEach(this::note);
    }

    void line(String text) {
        out.println(text);
    }

    void prompt(String prompt) {
        out.print(prompt);
        out.flush();
    }

    void note(String text) {
        err.println("lonja: " + text);
    }

    private static String text(ConnectedUser user) {
        return Printable.of(user.name()) + " " + Printable.of(user.address()) + " " + user.port();
    }

    private static String text(PublishedFile file) {
        String path = Printable.of(file.path());
        return file.description().isEmpty() ? path : path + " " + Printable.of(file.description());
    }
}
