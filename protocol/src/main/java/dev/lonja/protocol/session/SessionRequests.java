package dev.lonja.protocol.session;

import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.payload.Strings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the payload of REQUEST (docs/session.md, Growth, Malformed). */
public final class SessionRequests {
    private SessionRequests() {}

    /** What a payload is. */
    public sealed interface Received {
        /** A request whose fields all obey their rules; missing ones have their defaults. */
        record Complete(Request request) implements Received {}

        /** No request: it is answered with that reply, and the session goes on. */
        record Refused(SessionReply.Failure reply) implements Received {}
    }

    /** Reads a payload. Surplus fields are ignored. */
    public static Received read(byte[] payload) {
        Optional<List<String>> strings = Strings.read(payload);
        if (strings.isEmpty() || strings.get().isEmpty()) {
            return refused(Outcome.MALFORMED, "the request does not consist of strings in UTF-8, each ended by NUL");
        }
        String name = strings.get().getFirst();
        Optional<Operation> operation = Operation.findInSession(name);
        if (operation.isEmpty()) {
            return refused(Outcome.UNKNOWN_OPERATION, "no operation '" + Printable.of(name) + "' in a session");
        }
        try {
            List<String> fields = fields(operation.get(), strings.get());
            return new Received.Complete(Request.of(operation.get(), fields));
        } catch (InvalidFieldException invalid) {
            return refused(Outcome.MALFORMED, invalid.getMessage());
        }
    }

    /**
     * The payload of a request.
     *
     * @throws InvalidFieldException if a field breaks its rule in a session
     * @throws IllegalStateException if a session does not serve the operation
     */
    public static byte[] payload(Request request) {
        List<Field> fields = request.operation().session().fields();
        List<String> strings = new ArrayList<>();
        strings.add(request.operation().name());
        for (int at = 0; at < fields.size(); at++) {
            String value = request.fields().get(at);
            fields.get(at).requireOrDefault(value);
            strings.add(value);
        }
        return Strings.encode(strings);
    }

    private static List<String> fields(Operation operation, List<String> nameAndFields) {
        List<String> fields = new ArrayList<>();
        for (Field field : operation.session().fields()) {
            int position = fields.size() + 1;
            fields.add(field.requireOrDefault(position < nameAndFields.size() ? nameAndFields.get(position) : ""));
        }
        return fields;
    }

    private static Received refused(Outcome outcome, String reason) {
        return new Received.Refused(SessionReply.Failure.of(outcome, reason));
    }
}
