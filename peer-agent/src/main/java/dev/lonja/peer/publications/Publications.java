package dev.lonja.peer.publications;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.local.LocalFiles;
import dev.lonja.peer.local.LocalName;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.peer.presence.AgentPresence;
import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a user publishes through this agent: the registry lists it, and the user's shared set has it. */
public final class Publications {
    /** Another replica of the registry may not list yet what this one has acknowledged. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final ActingUser caller;
    private final SharedSets sets;
    private final LocalFiles local;
    private final Duration settled;
    private final WithheldFiles withheld;
    private final ManyFiles many;

    /** Publications of that caller, kept in those sets. */
    public Publications(ActingUser caller, SharedSets sets, LocalFiles local) {
        this(caller, sets, local, SETTLED);
    }

    /**
     * Publications with another time.
     *
     * @param settled the age of a publication from which on a listing without the file means that the file was removed
     */
    public Publications(ActingUser caller, SharedSets sets, LocalFiles local, Duration settled) {
        this.caller = caller;
        this.sets = sets;
        this.local = local;
        this.settled = settled;
        this.withheld = WithheldFiles.after(settled);
        this.many = new ManyFiles(caller, sets);
    }

    /** What looks after that presence and these publications. */
    public Heartbeat heartbeat(AgentPresence presence) {
        return new Heartbeat(presence, sets, settled);
    }

    /**
     * Publishes local files. Each is served from then on if the registry lists it, or did so already. What nobody could fetch,
     * such as a folder or a pipe, is not sent; a file that does not exist yet is.
     *
     * @param typed the names of files, folders and patterns
     * @param isRecursive whether a folder means the files below it, without a question
     */
    public RegistryAnswer publish(String user, List<String> typed, String description, boolean isRecursive) {
        Field.DESCRIPTION.require(description, Edition.CLASSIC);
        Publishing chosen = Publishing.of(local, typed, isRecursive);
        if (chosen.files().isEmpty()) {
            return chosen.noted(RegistryAnswer.of(new Reply.Status(Operation.PUBLISH, Outcome.FAILED)));
        }
        if (chosen.isSeveral()) {
            return many.publish(user, chosen, description);
        }
        Path path = chosen.files().iterator().next();
        RegistryAnswer answer = chosen.noted(publish(user, path.toString(), description));
        return hint(typed.getFirst(), path, description).map(answer::with).orElse(answer);
    }

    private RegistryAnswer publish(String user, String path, String description) {
        String classicPath = ClassicPath.encode(path);
        boolean wasServed = sets.of(user).pathOf(classicPath).isPresent();
        RegistryAnswer answer = publishedBefore(caller.ask(PublishedFacts.request(user, path, description)), wasServed);
        boolean isListed = answer.is(Outcome.OK) || answer.is(Outcome.ALREADY_PUBLISHED);
        Optional<String> other = many.otherFile(user, path);
        if (other.isPresent() && answer.is(Outcome.ALREADY_PUBLISHED)) {
            return answer.with(other.get());
        }
        return isListed ? changed(answer, () -> sets.of(user).add(path)) : answer;
    }

    /**
     * The answer to PUBLISH as the classic edition gives it. A session answers OK also if the file was published before, and is
     * told what has changed.
     */
    static RegistryAnswer publishedBefore(RegistryAnswer answer, boolean wasServed) {
        boolean isChange = wasServed && answer.is(Outcome.OK) && answer.details() instanceof Details.Published;
        return isChange
                ? RegistryAnswer.of(
                        Operation.PUBLISH,
                        Outcome.ALREADY_PUBLISHED,
                        text("the registry now has its present size, time and description"))
                : answer;
    }

    /** What a person may have meant who did not quote a name with spaces, or who named two files. */
    private static Optional<String> hint(String typed, Path path, String description) {
        if (description.isEmpty()) {
            return Optional.empty();
        }
        if (LocalFiles.exists(path)) {
            return LocalName.exists(description)
                    ? Optional.of(text(
                            "'%s' is the description now; publish a second file on its own, or use a pattern",
                            Printable.of(description)))
                    : Optional.empty();
        }
        String longer = typed;
        for (String word : description.split(" ")) {
            longer += " " + word;
            if (LocalName.exists(longer)) {
                return Optional.of(
                        text("did you mean \"%s\"? a name with spaces stands in double quotes", Printable.of(longer)));
            }
        }
        return Optional.empty();
    }

    /**
     * Removes files from the list. They are not served any more, whatever the registry answers.
     *
     * @param typed the names of local files, the classic paths of published ones, folders and patterns
     * @param isRecursive whether a folder means the files below it, without a question
     */
    public RegistryAnswer delete(String user, List<String> typed, boolean isRecursive) {
        return caller.whilePresent(() -> typed.stream()
                .map(name -> delete(user, name, isRecursive))
                .reduce(Publications::worse)
                .orElseThrow(() -> new InvalidPathException("", text("a path is missing"))));
    }

    private RegistryAnswer delete(String user, String typed, boolean isRecursive) {
        if (typed.isEmpty()) {
            throw new InvalidPathException(typed, text("the path is empty"));
        }
        LocalName name = LocalName.of(typed);
        var deleting = new Deleting(caller, user, sets.of(user), local.question());
        Optional<String> direct = deleting.direct(name);
        RegistryAnswer answer = direct.map(classicPath -> deleteOne(user, classicPath))
                .orElseGet(() -> RegistryAnswer.of(new Reply.Status(Operation.DELETE, Outcome.NOT_PUBLISHED)));
        if (!answer.is(Outcome.NOT_PUBLISHED)) {
            return answer;
        }
        return switch (deleting.listed(name, isRecursive)) {
            case Deleting.Chosen.Nothing(Outcome outcome, String reason) ->
                new RegistryAnswer(new Reply.Status(Operation.DELETE, outcome), List.of(reason));
            case Deleting.Chosen.OneFile(String classicPath) ->
                deleteOne(user, classicPath).with(text("%s was meant", Printable.of(ClassicPath.decode(classicPath))));
            case Deleting.Chosen.Files(var classicPaths) -> many.delete(user, classicPaths);
        };
    }

    private RegistryAnswer deleteOne(String user, String classicPath) {
        RegistryAnswer answer = caller.ask(new Request.Delete(user, classicPath));
        return changed(answer, () -> sets.of(user).remove(classicPath));
    }

    private static RegistryAnswer worse(RegistryAnswer one, RegistryAnswer other) {
        RegistryAnswer worse = one.is(Outcome.OK) ? other : one;
        RegistryAnswer better = one.is(Outcome.OK) ? one : other;
        RegistryAnswer noted = worse;
        for (String note : better.notes()) {
            noted = noted.notes().contains(note) ? noted : noted.with(note);
        }
        return noted;
    }

    /** The user was registered anew, and has nothing published. */
    public void registered() {
        withheld.reset();
    }

    /** Deletes the shared set of a user who is no longer registered. */
    public RegistryAnswer forget(String user, RegistryAnswer answer) {
        return changed(answer, () -> sets.forget(user));
    }

    /** A reconciler of what the user publishes below the folder. */
    public Reconciler reconciler(String user, Path folder) {
        return new Reconciler(caller, user, sets, folder, withheld);
    }

    /** Cancels what is under way: requests that have not begun are not sent. */
    public void cancel() {
        many.cancel();
    }

    /** A change of the shared set, which may fail at the disk. */
    interface Change {
        void apply() throws IOException;
    }

    static RegistryAnswer changed(RegistryAnswer answer, Change change) {
        try {
            change.apply();
            return answer;
        } catch (IOException failure) {
            return answer.with(text(
                    "this could not be saved, and is lost when the agent restarts: %s", Reasons.withFile(failure)));
        }
    }
}
