package dev.lonja.protocol.codec;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import java.io.ByteArrayOutputStream;
import java.time.LocalDateTime;
import java.util.List;

/** Encodes classic requests (section 1): the operation's name and the fields, and the date if there is one. */
public final class RequestEncoder {
    private RequestEncoder() {}

    /**
     * The bytes of the request in the form of the table, every string ended by its NUL.
     *
     * @throws InvalidFieldException if a field is too long for a classic request
     */
    public static byte[] encode(Request request) {
        return encode(request, RequestForm.PLAIN, LocalDateTime.MIN);
    }

    /**
     * The bytes of the request in that form, with that date if the form has one.
     *
     * @throws InvalidFieldException if a field is too long for a classic request
     */
    public static byte[] encode(Request request, RequestForm form, LocalDateTime now) {
        var bytes = new ByteArrayOutputStream();
        WireStrings.append(bytes, form.names().of(request.operation()));
        if (form.date() == DatePlace.FIRST) {
            WireStrings.append(bytes, RequestDate.of(now).text());
        }
        appendFields(bytes, request);
        if (form.date() == DatePlace.LAST) {
            WireStrings.append(bytes, RequestDate.of(now).text());
        }
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
