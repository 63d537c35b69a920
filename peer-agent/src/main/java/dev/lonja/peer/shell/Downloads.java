package dev.lonja.peer.shell;

import dev.lonja.peer.console.Messages;
import dev.lonja.peer.console.ProgressLine;
import dev.lonja.peer.console.Terminals;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadProgress;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.registry.Answer;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** GET_FILE: first where the owner is, from the registry, then the file, from the owner. */
@Singleton
final class Downloads {

    /** Where to ask, if anywhere, and what a person should know of that. */
    private record Source(Optional<ConnectedUser> owner, List<String> notes) {}

    private final ClassicChannel registry;
    private final FileDownloader downloader;
    private final boolean showsProgress;
    private final AddressBook addressBook;

    Downloads(ClassicChannel registry, FileDownloader downloader, ShellConfig config) {
        this.registry = registry;
        this.downloader = downloader;
        this.addressBook = new AddressBook(config.maxAddresses());
        this.showsProgress = !config.quiet() && Terminals.canClearLines();
    }

    /** Asks for the connected users, and remembers where they are. */
    Answer listUsers(String user) {
        Answer answer = registry.ask(new Request.ListUsers(user));
        if (answer.reply() instanceof Reply.Users(var users)) {
            addressBook.remember(users);
        }
        return answer;
    }

    /** Fetches a file; {@code user} is who asks the registry for the owner's address. */
    Answer getFile(Optional<String> user, String owner, String remotePath, String localPath) {
        Field.OWNER.require(owner);
        Field.PATH.require(remotePath, Edition.CLASSIC);
        Path target = LocalPaths.target(localPath, remotePath);
        Source source = find(user, owner);
        if (source.owner().isEmpty()) {
            return new Answer(new Reply.Status(Operation.GET_FILE, Outcome.FAILED), source.notes());
        }
        ConnectedUser found = source.owner().get();
        var address = new InetSocketAddress(found.address(), found.port());
        return switch (fetch(address, remotePath, target)) {
            case Download.Done done -> answer(source, Outcome.OK, Optional.empty());
            case Download.NoSuchFile(String reason) -> answer(source, Outcome.NO_SUCH_FILE, Optional.of(reason));
            case Download.Failed(String reason) -> answer(source, Outcome.FAILED, Optional.of(reason));
        };
    }

    private Download fetch(InetSocketAddress address, String remotePath, Path target) {
        if (!showsProgress) {
            return downloader.fetch(address, remotePath, target, DownloadProgress.NONE);
        }
        // Standard output is the terminal then; standard error may be a file.
        ProgressLine line = new ProgressLine(System.out);
        try {
            return downloader.fetch(address, remotePath, target, line);
        } finally {
            line.clear();
        }
    }

    /** Gives up on the downloads under way. */
    void cancel() {
        downloader.cancelAll();
    }

    /** Gives up on the downloads under way, leaves nothing of them, and begins no other. */
    void close() {
        try {
            downloader.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The owner's present address; when the registry does not say, where a listing last named it. */
    private Source find(Optional<String> user, String owner) {
        Optional<Answer> listing = user.map(this::listUsers);
        if (listing.isPresent() && listing.get().reply() instanceof Reply.Users(var users)) {
            Optional<ConnectedUser> present =
                    users.stream().filter(entry -> entry.name().equals(owner)).findFirst();
            List<String> notes = present.isPresent() ? List.of() : List.of(Printable.of(owner) + " is not connected");
            return new Source(present, notes);
        }
        List<String> notes = new ArrayList<>(listing.map(Downloads::reasons)
                .orElseGet(() -> List.of("no user is connected here, so the registry cannot be asked for addresses")));
        Optional<ConnectedUser> last = addressBook.find(owner);
        notes.add(last.map(seen -> "trying where " + Printable.of(owner) + " was last seen")
                .orElseGet(() -> "no listing has named " + Printable.of(owner) + " so far"));
        return new Source(last, notes);
    }

    private static List<String> reasons(Answer answer) {
        return answer.notes().isEmpty()
                ? List.of(Messages.of(Operation.LIST_USERS, answer.reply().outcome()))
                : answer.notes();
    }

    private static Answer answer(Source source, Outcome outcome, Optional<String> reason) {
        var answer = new Answer(new Reply.Status(Operation.GET_FILE, outcome), source.notes());
        return reason.map(answer::with).orElse(answer);
    }
}
