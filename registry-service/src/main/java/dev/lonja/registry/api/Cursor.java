package dev.lonja.registry.api;

import dev.lonja.protocol.Utf8;
import dev.lonja.registry.problem.Problem;
import dev.lonja.registry.search.FoundFile;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Encodes the place where a page of files ended as opaque text. Names and paths contain no white space. */
final class Cursor {
    private static final int PARTS = 3;

    private Cursor() {}

    static String of(FoundFile.Place place) {
        String text = place.rank() + " " + place.owner() + " " + place.path();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Utf8.encode(text));
    }

    /** Decodes a cursor. */
    static FoundFile.Place parse(@Nullable String cursor) {
        return cursor == null
                ? FoundFile.Place.BEGINNING
                : find(cursor).orElseThrow(() -> Problem.badRequest("after is not the 'next' of a page before it"));
    }

    private static Optional<FoundFile.Place> find(String cursor) {
        try {
            return Utf8.decode(Base64.getUrlDecoder().decode(cursor))
                    .filter(text -> text.indexOf('\0') < 0)
                    .map(text -> text.split(" ", PARTS))
                    .filter(parts -> parts.length == PARTS)
                    .map(parts -> new FoundFile.Place(Integer.parseInt(parts[0]), parts[1], parts[2]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
