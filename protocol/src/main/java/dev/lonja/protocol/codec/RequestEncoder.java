package dev.lonja.protocol.codec;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Request;
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
        appendFields(bytes, request, form);
        if (form.date() == DatePlace.LAST) {
            WireStrings.append(bytes, RequestDate.of(now).text());
        }
        return bytes.toByteArray();
    }

    private static void appendFields(ByteArrayOutputStream bytes, Request request, RequestForm form) {
        List<Field> fields = request.operation().fields();
        List<String> values = request.fields();
        for (int at = 0; at < fields.size(); at++) {
            Field field = fields.get(at);
            if (field == Field.PORT && form.place() == AddressPlace.BEFORE_PORT) {
                WireStrings.append(bytes, form.address());
            }
            WireStrings.append(bytes, field.require(values.get(at), Edition.CLASSIC));
            if (field == Field.PORT && form.place() == AddressPlace.AFTER_PORT) {
                WireStrings.append(bytes, form.address());
            }
        }
    }
}
