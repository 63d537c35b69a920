package dev.lonja.peer.publications;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.local.FolderQuestion;
import dev.lonja.peer.local.LocalName;
import dev.lonja.peer.owner.OwnerFiles;
import dev.lonja.peer.owner.Resolution;
import dev.lonja.peer.owner.TypedName;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.shared.SharedFiles;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The published files that a typed name means, before they are deleted from the list. What this agent serves is known here;
 * the registry is asked for the list when that does not say what is meant.
 */
final class Deleting {
    private static final int MAX_NAMED = 5;

    private final ActingUser caller;
    private final String user;
    private final SharedFiles served;
    private final FolderQuestion question;

    Deleting(ActingUser caller, String user, SharedFiles served, FolderQuestion question) {
        this.caller = caller;
        this.user = user;
        this.served = served;
        this.question = question;
    }

    /** What is to be deleted. */
    sealed interface Chosen {
        /** One file, by its classic path. */
        record OneFile(String classicPath) implements Chosen {}

        /** Files, by their classic paths. */
        record Files(Set<String> classicPaths) implements Chosen {}

        /** Nothing, for that reason. */
        record Nothing(Outcome outcome, String reason) implements Chosen {
            Nothing(String reason) {
                this(Outcome.NOT_PUBLISHED, reason);
            }
        }
    }

    /** The file that the name means without a look at the list: the one that is served, or else the path itself. */
    Optional<String> direct(LocalName name) {
        String plain = name.plain().toString();
        String classicPath = ClassicPath.encode(plain);
        if (served.pathOf(classicPath).isPresent()) {
            return Optional.of(classicPath);
        }
        if (served.pathOf(plain).isPresent()) {
            return Optional.of(plain);
        }
        return name.hasWildcard()
                ? Optional.empty()
                : Optional.of(ClassicPath.encode(name.expected().toString()));
    }

    /** What the list of the user's files says about the name. */
    Chosen listed(LocalName name, boolean isRecursive) {
        RegistryAnswer answer = caller.ask(new Request.ListContent(user, user));
        if (!(answer.reply() instanceof Reply.Content(var files))) {
            boolean isOfUser = answer.is(Outcome.NO_SUCH_USER) || answer.is(Outcome.NOT_CONNECTED);
            return new Chosen.Nothing(
                    isOfUser ? answer.reply().outcome() : Outcome.FAILED,
                    text("the published files could not be listed: %s", answer.summary()));
        }
        var published = new OwnerFiles(files);
        for (String reading : new LinkedHashSet<>(List.of(name.plain().toString(), name.text()))) {
            Resolution resolution = published.find(new TypedName(reading, name.home()));
            if (!(resolution instanceof Resolution.Nothing)) {
                return chosen(resolution, reading, name, isRecursive);
            }
        }
        return new Chosen.Nothing(text("nothing that is published matches %s", Printable.of(name.text())));
    }

    private Chosen chosen(Resolution resolution, String reading, LocalName name, boolean isRecursive) {
        return switch (resolution) {
            case Resolution.OneFile(String path) -> new Chosen.OneFile(path);
            case Resolution.Tree(var leaves) -> {
                Set<String> paths =
                        leaves.stream().map(Resolution.Leaf::path).collect(Collectors.toCollection(LinkedHashSet::new));
                yield name.hasWildcard() || isRecursive ? new Chosen.Files(paths) : asked(paths, reading);
            }
            case Resolution.Ambiguous(var all) ->
                new Chosen.Nothing(text("%s means several: %s", Printable.of(name.text()), named(all)));
            case Resolution.Nothing nothing ->
                new Chosen.Nothing(text("nothing that is published matches %s", Printable.of(name.text())));
        };
    }

    private Chosen asked(Set<String> paths, String folder) {
        String shown = Printable.of(folder);
        String count = Publishing.files(paths.size());
        return switch (question.ask(text("delete %s below %s from the list?", count, shown))) {
            case YES -> new Chosen.Files(paths);
            case NO -> new Chosen.Nothing(text("nothing is deleted"));
            case NOBODY_THERE ->
                new Chosen.Nothing(text("%s is a folder; -r deletes what is below it from the list: %s", shown, count));
        };
    }

    private static String named(List<String> paths) {
        String first = paths.stream().limit(MAX_NAMED).map(Printable::of).collect(Collectors.joining(", "));
        return paths.size() > MAX_NAMED ? first + ", …" : first;
    }
}
