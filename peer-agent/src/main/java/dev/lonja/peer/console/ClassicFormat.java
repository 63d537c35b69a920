package dev.lonja.peer.console;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.util.stream.Stream;

/** The texts of section 1 (What the agent prints), to the letter. */
public record ClassicFormat() implements AnswerFormat {
    @Override
    public Stream<String> lines(Reply reply) {
        return Stream.concat(Stream.of(Messages.of(reply.operation(), reply.outcome())), entries(reply));
    }

    @Override
    public String heading(String text) {
        return text;
    }

    private static Stream<String> entries(Reply reply) {
        return switch (reply) {
            case Reply.Users(var users) -> users.stream().map(ClassicFormat::text);
            case Reply.Content(var files) -> files.stream().map(ClassicFormat::text);
            case Reply.Status status -> Stream.empty();
            case Reply.Hello hello -> Stream.empty();
            case Reply.FileHeader header -> Stream.empty();
        };
    }

    private static String text(ConnectedUser user) {
        return Printable.of(user.name()) + " " + Printable.of(user.address()) + " " + user.port();
    }

    private static String text(PublishedFile file) {
        String path = Printable.of(file.path());
        return file.description().isEmpty() ? path : path + " " + Printable.of(file.description());
    }
}
