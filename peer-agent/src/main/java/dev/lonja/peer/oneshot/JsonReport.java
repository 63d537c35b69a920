package dev.lonja.peer.oneshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.lonja.peer.agent.Action;
import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.Entries;
import dev.lonja.peer.console.Messages;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.Invitation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;

/** The report for programs: one JSON object a line, with the members that docs/cli.md lists. */
public final class JsonReport implements Report {
    private final JsonFactory json = new JsonFactory();
    private final PrintStream out;
    private final PrintStream err;

    /** A report on these streams. */
    public JsonReport(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void print(Result result) {
        switch (result) {
            case Result.Answered(Action action, RegistryAnswer answer) -> print(action, answer);
            case Result.Fetched fetched ->
                fetched.files().forEach(file -> print(fetched.from().owner().name(), file, fetched.isSeveral()));
            case Result.OwnerNotConnected(String owner) -> failed("OWNER_NOT_CONNECTED", owner + " is not connected");
            case Result.NoSuchOwner(String owner) -> failed(Outcome.NO_SUCH_OWNER.name(), "there is no user " + owner);
            case Result.OwnerUnknown(String owner, RegistryAnswer refusal) -> print(refusal);
            case Result.Invalid(Operation operation, String reason) -> invalid(reason);
        }
        out.flush();
    }

    /** Says why a command was not sent. */
    public void invalid(String reason) {
        line(err, members -> {
            members.writeStringField("outcome", "INVALID");
            write(members, "not sent", List.of(reason));
        });
    }

    /** Says why a command failed that sends nothing. */
    public void failed(String reason) {
        line(err, members -> {
            members.writeStringField("outcome", Outcome.FAILED.name());
            write(members, reason, List.of());
        });
    }

    /** Says something that is no outcome. */
    public void note(String text) {
        line(err, members -> write(members, text, List.of()));
    }

    private void failed(String outcome, String reason) {
        line(err, members -> {
            members.writeStringField("operation", Operation.GET_FILE.name());
            members.writeStringField("outcome", outcome);
            write(members, Messages.of(Operation.GET_FILE, Outcome.FAILED), List.of(reason));
        });
    }

    private void print(Action action, RegistryAnswer answer) {
        Entries entries = Entries.of(answer);
        if (entries.isListing()) {
            entries.rows().forEach(row -> line(out, members -> write(members, action, entries.columns(), row)));
            if (answer.hasRemarks()) {
                out.flush();
                line(err, members -> write(members, answer));
            }
        } else {
            print(answer);
        }
    }

    private void print(RegistryAnswer answer) {
        line(answer.is(Outcome.OK) ? out : err, members -> write(members, answer));
    }

    private void print(String owner, Result.FetchedFile file, boolean isOneOfSeveral) {
        switch (file.download()) {
            case Download.Done done ->
                line(done.isOnStandardOutput() ? err : out, members -> {
                    members.writeStringField("operation", Operation.GET_FILE.name());
                    members.writeStringField("outcome", Outcome.OK.name());
                    write(members, owner, file);
                    members.writeStringField("file", done.target().toString());
                    members.writeNumberField("sizeBytes", done.sizeBytes());
                });
            case Download.NoSuchFile(String reason) ->
                failed(
                        owner,
                        file,
                        RegistryAnswer.of(Operation.GET_FILE, Outcome.NO_SUCH_FILE, reason),
                        isOneOfSeveral);
            case Download.Failed(String reason) ->
                failed(owner, file, RegistryAnswer.of(Operation.GET_FILE, Outcome.FAILED, reason), isOneOfSeveral);
        }
    }

    private void failed(String owner, Result.FetchedFile file, RegistryAnswer answer, boolean isOneOfSeveral) {
        line(err, members -> {
            write(members, answer);
            if (isOneOfSeveral) {
                write(members, owner, file);
            }
        });
    }

    private static void write(JsonGenerator members, String owner, Result.FetchedFile file) throws IOException {
        members.writeStringField("owner", owner);
        members.writeStringField("path", file.remotePath());
    }

    private static void write(JsonGenerator members, RegistryAnswer answer) throws IOException {
        Operation operation = answer.reply().operation();
        Outcome outcome = answer.reply().outcome();
        members.writeStringField("operation", operation.name());
        members.writeStringField("outcome", outcome.name());
        if (answer.details() instanceof Details.Invited(Invitation(String code, long expiresAtSeconds))) {
            members.writeStringField("code", code);
            members.writeStringField(
                    "expires", Instant.ofEpochSecond(expiresAtSeconds).toString());
        }
        write(members, Messages.of(answer.reply()), answer.notes());
    }

    private static void write(JsonGenerator members, String message, List<String> notes) throws IOException {
        members.writeStringField("message", message);
        members.writeArrayFieldStart("notes");
        for (String note : notes) {
            members.writeString(note);
        }
        members.writeEndArray();
    }

    /** Writes an entry of a listing; the owner of a file stands before its path. */
    private static void write(JsonGenerator members, Action action, List<Entries.Column> columns, List<String> row)
            throws IOException {
        if (action instanceof Action.ListContent(String owner)) {
            members.writeStringField("owner", owner);
        }
        for (int at = 0; at < columns.size(); at++) {
            write(members, columns.get(at), row.get(at));
        }
    }

    /** Writes a value; what is not known is left out. */
    private static void write(JsonGenerator members, Entries.Column column, String value) throws IOException {
        switch (column.kind()) {
            case TEXT, NAME -> members.writeStringField(column.member(), value);
            case NUMBER -> {
                members.writeFieldName(column.member());
                members.writeNumber(value.isEmpty() ? "0" : value);
            }
            case BYTES -> {
                if (!value.isEmpty()) {
                    members.writeNumberField(column.member(), Long.parseLong(value));
                }
            }
            case TIME -> {
                if (!value.isEmpty()) {
                    members.writeStringField(column.member(), column.plain(value));
                }
            }
            case FLAG -> members.writeBooleanField(column.member(), value.equals(Entries.YES));
        }
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
