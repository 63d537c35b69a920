package dev.lonja.peer.owner;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.data.HomeFolder;
import dev.lonja.peer.pattern.NamePattern;
import dev.lonja.peer.pattern.PathPattern;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import dev.lonja.protocol.Utf8;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A name of a remote file as a person types it: a path from the root, the end of one, or the classic form of either; a folder,
 * a pattern, or a line of a listing.
 *
 * @param typed what was typed
 * @param home the home folder of this person, which {@code ~} stands for
 */
public record TypedName(String typed, String home) {
    private static final int MAX_BYTES = 8191;

    /**
     * The name, for the person whom this process runs as.
     *
     * @throws InvalidPathException if no path is like that
     */
    public static TypedName of(String typed) {
        var name = new TypedName(typed, HomeFolder.path());
        name.problem().ifPresent(problem -> {
            throw new InvalidPathException(typed, problem);
        });
        return name;
    }

    /** The path that the owner is asked for while nothing is known about its files. */
    public String direct() {
        String path = isBelowTilde() ? home + typed.substring(1) : typed;
        return isCarried(path) ? path : ClassicPath.encode(path);
    }

    /** Whether the wire carries that path. */
    public boolean isCarried() {
        return !typed.endsWith("/") && isCarried(direct());
    }

    /** Whether only the list of the owner's files says what is meant. */
    public boolean needsListing() {
        return !typed.startsWith("/") || !isOneFile();
    }

    /** Whether it can only be the name of one file, and no folder or pattern. */
    public boolean isOneFile() {
        return !typed.endsWith("/") && !NamePattern.hasWildcard(typed);
    }

    /** The names that can be meant, the likeliest first. */
    List<String> readings() {
        List<String> readings = new ArrayList<>();
        String plain = typed;
        while (plain.startsWith("./")) {
            plain = plain.substring(2);
        }
        add(readings, plain);
        if (isBelowTilde()) {
            add(readings, home + plain.substring(1));
            add(readings, plain.substring(2));
        } else if (plain.startsWith("~")) {
            add(readings, plain.substring(1));
        } else if (home.length() > 1 && plain.startsWith(home + "/")) {
            // A shell has put the own home in the place of ~.
            add(readings, plain.substring(home.length() + 1));
        }
        return readings;
    }

    private boolean isBelowTilde() {
        return typed.startsWith("~/");
    }

    private Optional<String> problem() {
        if (typed.isEmpty() || typed.equals("./")) {
            return Optional.of(text("the name of a file is empty"));
        }
        if (typed.indexOf('\0') >= 0) {
            return Optional.of(text("a path holds no NUL"));
        }
        if (Utf8.length(typed) > MAX_BYTES) {
            return Optional.of(text("the limit is %d bytes", MAX_BYTES));
        }
        return PathPattern.split(typed).stream().skip(1).anyMatch(TypedName::isDots) || typed.equals("..")
                ? Optional.of(text("it has a '.' or '..' segment"))
                : Optional.empty();
    }

    private static boolean isDots(String segment) {
        return segment.equals(".") || segment.equals("..");
    }

    private static boolean isCarried(String path) {
        try {
            Field.PATH.require(path, Edition.CLASSIC);
            return true;
        } catch (InvalidFieldException notCarried) {
            return false;
        }
    }

    private static void add(List<String> readings, String reading) {
        if (!reading.isEmpty() && !readings.contains(reading)) {
            readings.add(reading);
        }
    }
}
