package dev.lonja.peer.oneshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.registry.Answer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** For programs: one JSON object a line, with the members that docs/cli.md lists. */
final class JsonReport implements Report {
    private final JsonFactory json = new JsonFactory();
    private final PrintStream out;
    private final PrintStream err;

    JsonReport(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void print(Result result) {
        switch (result) {
            case Result.Status(Answer answer) -> print(answer);
            case Result.Users(var users) -> users.forEach(user -> line(out, members -> write(members, user)));
            case Result.Files(String owner, var files) ->
                files.forEach(file -> line(out, members -> write(members, owner, file)));
            case Result.Fetched fetched -> line(out, members -> write(members, fetched));
            case Result.OwnerAway(String owner) ->
                line(err, members -> {
                    members.writeStringField("operation", Operation.GET_FILE.name());
                    members.writeStringField("outcome", "OWNER_NOT_CONNECTED");
                    write(members, "GET_FILE FAIL", List.of(owner + " is not connected"));
                });
            case Result.Refused(String reason) ->
                line(err, members -> {
                    members.writeStringField("outcome", "INVALID");
                    write(members, "not sent", List.of(reason));
                });
        }
        out.flush();
    }

    private void print(Answer answer) {
        line(answer.is(Outcome.OK) ? out : err, members -> {
            Operation operation = answer.reply().operation();
            Outcome outcome = answer.reply().outcome();
            members.writeStringField("operation", operation.name());
            members.writeStringField("outcome", outcome.name());
            write(members, Messages.of(operation, outcome), answer.notes());
        });
    }

    private static void write(JsonGenerator members, String message, List<String> notes) throws IOException {
        members.writeStringField("message", message);
        members.writeArrayFieldStart("notes");
        for (String note : notes) {
            members.writeString(note);
        }
        members.writeEndArray();
    }

    private static void write(JsonGenerator members, ConnectedUser user) throws IOException {
        members.writeStringField("name", user.name());
        members.writeStringField("address", user.address());
        members.writeNumberField("port", user.port());
    }

    private static void write(JsonGenerator members, String owner, PublishedFile file) throws IOException {
        members.writeStringField("owner", owner);
        members.writeStringField("path", file.path());
        members.writeStringField("description", file.description());
    }

    private static void write(JsonGenerator members, Result.Fetched fetched) throws IOException {
        members.writeStringField("operation", Operation.GET_FILE.name());
        members.writeStringField("outcome", Outcome.OK.name());
        members.writeStringField("owner", fetched.owner());
        members.writeStringField("path", fetched.remotePath());
        members.writeStringField("file", fetched.target().toString());
        members.writeNumberField("sizeBytes", fetched.sizeBytes());
    }

    /** Writes the members of one object. */
    private interface Members {
        void write(JsonGenerator members) throws IOException;
    }

    private void line(PrintStream stream, Members members) {
        var text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            generator.writeStartObject();
            members.write(generator);
            generator.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        stream.println(text);
    }
}
