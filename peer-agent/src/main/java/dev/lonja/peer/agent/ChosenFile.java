package dev.lonja.peer.agent;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerFiles;
import dev.lonja.peer.owner.Resolution;
import dev.lonja.peer.owner.TypedName;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that a typed name was found to mean. */
sealed interface ChosenFile {
    /** The most names that a message lists. */
    int MAX_NAMES = 10;

    /** The name that means the file. */
    TypedName typed();

    /**
     * The owner is asked for it.
     *
     * @param below where it goes below the local folder; empty for a file that was named itself
     * @param missing says more than the owner, should the owner have no such file
     */
    record Wanted(TypedName typed, String path, Optional<String> below, Optional<Download> missing)
            implements ChosenFile {}

    /** No owner is asked: it is known already that there is no such file, or not which one is meant. */
    record Unasked(TypedName typed, Download outcome) implements ChosenFile {}

    /**
     * The files that the names mean, each file once.
     *
     * @param listing the answer about the files of the owner; anything but a listing means that they are not known
     */
    static List<ChosenFile> of(List<TypedName> names, String owner, RegistryAnswer listing) {
        return listing.reply() instanceof Reply.Content(var published)
                ? known(names, owner, new OwnerFiles(published))
                : names.stream().map(name -> unknown(name, owner, listing)).toList();
    }

    /** The file that is asked for when nothing is known about the files of its owner. */
    static ChosenFile direct(TypedName name) {
        return new Wanted(name, name.direct(), Optional.empty(), Optional.empty());
    }

    /** The owner is asked for the name as it is, if the wire carries it. */
    private static ChosenFile direct(TypedName name, Download missing) {
        return name.isCarried()
                ? new Wanted(name, name.direct(), Optional.empty(), Optional.of(missing))
                : new Unasked(name, missing);
    }

    private static List<ChosenFile> known(List<TypedName> names, String owner, OwnerFiles files) {
        return names.stream()
                .flatMap(name -> known(name, owner, files.find(name)))
                .collect(Collectors.toMap(
                        chosen -> chosen instanceof Wanted(var typed, String path, var below, var missing)
                                ? path
                                : chosen,
                        chosen -> chosen,
                        (first, again) -> first,
                        LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Stream<ChosenFile> known(TypedName name, String owner, Resolution resolution) {
        return switch (resolution) {
            case Resolution.OneFile(String path) ->
                Stream.of(new Wanted(name, path, Optional.empty(), Optional.empty()));
            case Resolution.Tree(var leaves) ->
                leaves.stream().map(leaf -> new Wanted(name, leaf.path(), Optional.of(leaf.below()), Optional.empty()));
            case Resolution.Ambiguous(var paths) -> Stream.of(new Unasked(name, new Download.Failed(ambiguous(paths))));
            case Resolution.Nothing() -> Stream.of(nothing(name, owner));
        };
    }

    /** Not everything that an owner serves need be listed, so the owner decides about a path from the root. */
    private static ChosenFile nothing(TypedName name, String owner) {
        String who = Printable.of(owner);
        String what = "'" + Printable.of(name.typed()) + "'";
        if (!name.needsListing()) {
            return direct(name);
        }
        return direct(
                name,
                new Download.NoSuchFile(
                        name.isOneFile()
                                ? text("%s publishes no path that is %s or ends so", who, what)
                                : text("%s publishes nothing that matches %s", who, what)));
    }

    private static ChosenFile unknown(TypedName name, String owner, RegistryAnswer refusal) {
        if (!name.needsListing()) {
            return direct(name);
        }
        return direct(
                name,
                new Download.Failed(
                        text("the files of %s could not be listed: %s", Printable.of(owner), refusal.summary())));
    }

    private static String ambiguous(List<String> paths) {
        String named = paths.stream().limit(MAX_NAMES).map(Printable::of).collect(Collectors.joining(", "));
        int more = paths.size() - MAX_NAMES;
        return more > 0
                ? text("more than one path ends so: %s and %d more; write more of it", named, more)
                : text("more than one path ends so: %s; write more of it", named);
    }
}
