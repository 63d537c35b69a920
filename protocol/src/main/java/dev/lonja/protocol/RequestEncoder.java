package dev.lonja.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes requests as the strings of section 1: the operation's name, the date if there is one, the fields. */
public final class RequestEncoder {
    private RequestEncoder() {}

    /** The bytes of the request, every string ended by its NUL. */
    public static byte[] encode(Request request) {
        return encode(request, Optional.empty());
    }

    /** The bytes of the request, with a date after the operation's name (section 1, Dated requests). */
    public static byte[] encode(Request request, Optional<RequestDate> date) {
        List<String> strings = new ArrayList<>();
        strings.add(request.operation().name());
        date.map(RequestDate::text).ifPresent(strings::add);
        strings.addAll(request.fields());
        return WireStrings.encode(strings);
    }
}
