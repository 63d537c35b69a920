package dev.lonja.protocol.codec;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Encodes classic requests (section 1): the operation's name, the date if there is one, the fields. */
public final class RequestEncoder {
    private RequestEncoder() {}

    /**
     * The bytes of the request, every string ended by its NUL.
     *
     * @throws InvalidFieldException if a field is too long for a classic request
     */
    public static byte[] encode(Request request) {
        var bytes = new ByteArrayOutputStream();
        WireStrings.append(bytes, request.operation().name());
        appendFields(bytes, request);
        return bytes.toByteArray();
    }

    /**
     * The bytes of the request, with a date after the operation's name (section 1, Dated requests).
     *
     * @throws InvalidFieldException if a field is too long for a classic request
     */
    public static byte[] encode(Request request, RequestDate date) {
        var bytes = new ByteArrayOutputStream();
        WireStrings.append(bytes, request.operation().name());
        WireStrings.append(bytes, date.text());
        appendFields(bytes, request);
        return bytes.toByteArray();
    }

    private static void appendFields(ByteArrayOutputStream bytes, Request request) {
        List<Field> fields = request.operation().fields();
        List<String> values = request.fields();
        for (int at = 0; at < fields.size(); at++) {
            WireStrings.append(bytes, fields.get(at).require(values.get(at), Edition.CLASSIC));
        }
    }
}
