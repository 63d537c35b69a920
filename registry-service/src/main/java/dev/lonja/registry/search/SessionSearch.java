package dev.lonja.registry.search;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.Listed;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** SEARCH of a session; in the transaction of the caller. */
@Singleton
public class SessionSearch {
    /** Between the parts of a place; names and classic paths hold no blanks. */
    private static final String BLANK = " ";

    private static final int PARTS = 3;

    private final FileSearch files;
    private final Directory directory;

    SessionSearch(FileSearch files, Directory directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * A page of the files that match, the best first.
     *
     * @param corrected the words that were searched for, if they are not those that were asked for; else empty
     */
    public record Found(Listed<dev.lonja.protocol.session.FoundFile> page, String corrected) {}

    /** Searches for the words: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS, or MALFORMED if the page begins at no place. */
    public Found find(Caller caller, String words, Page page) {
        Outcome outcome = directory.authorize(caller);
        if (outcome != Outcome.OK) {
            return new Found(Listed.refused(outcome), "");
        }
        Optional<FoundFile.Place> after = place(page.after());
        if (after.isEmpty()) {
            return new Found(Listed.refused(Outcome.MALFORMED), "");
        }
        FileSearch.Found found =
                files.find(new FileSearch.Query(words, Optional.empty()), after.get(), page.limit() + 1);
        List<FoundFile> matches = found.files();
        return new Found(
                Listed.page(
                        matches,
                        page.limit(),
                        file -> text(file.place()),
                        SessionSearch::row,
                        row -> row.path().length() + row.description().length()),
                found.corrected().orElse(""));
    }

    private static dev.lonja.protocol.session.FoundFile row(FoundFile file) {
        return new dev.lonja.protocol.session.FoundFile(
                file.owner(),
                file.details().truePath(),
                file.description(),
                file.details().facts(),
                file.isOwnerConnected());
    }

    private static String text(FoundFile.Place place) {
        return String.join(BLANK, Integer.toString(place.rank()), place.owner(), place.path());
    }

    private static Optional<FoundFile.Place> place(String text) {
        if (text.isEmpty()) {
            return Optional.of(FoundFile.Place.BEGINNING);
        }
        String[] parts = text.split(BLANK, -1);
        try {
            return parts.length == PARTS
                    ? Optional.of(new FoundFile.Place(Integer.parseInt(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        } catch (NumberFormatException malformed) {
            return Optional.empty();
        }
    }
}
