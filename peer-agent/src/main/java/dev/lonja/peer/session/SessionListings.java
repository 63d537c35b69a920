package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.PeerAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Listings of sessions, as those of the classic edition with more besides. Blocks. */
record SessionListings(Pages pages, SessionAnswers answers) {

    /** Reads one row. */
    private interface Reader<T> {
        T read(List<String> row) throws MalformedReplyException;
    }

    /** The rows that are well formed, and why the first other one is not. */
    private record Rows<T>(List<T> read, Optional<String> problem) {
        RegistryAnswer of(Reply reply, Details details, String registry) {
            RegistryAnswer answer = RegistryAnswer.of(reply).with(details);
            return problem.map(
                            reason -> answer.asPartial(text("registry %s: entries are left out: %s", registry, reason)))
                    .orElse(answer);
        }
    }

    /** The connected users. Those without an address are not in the reply, but in its details. */
    RegistryAnswer users(String user) throws SessionFailure {
        Called listing = pages.all(page -> new DirectoryRequest.ListPeers(user, page));
        if (!listing.isOk()) {
            return answers.status(Operation.LIST_USERS, listing.reply());
        }
        Rows<PeerRow> peers = read(listing, PeerRow::read);
        var reply = new Reply.Users(
                peers.read().stream().flatMap(SessionListings::reachable).toList());
        return peers.of(reply, new Details.Peers(peers.read()), answers.registry());
    }

    /** Whether anybody is listed, without the others: the answer is that of a question for the connected users. */
    RegistryAnswer anybody(String user) throws SessionFailure {
        return answers.status(
                Operation.LIST_USERS,
                pages.first(new DirectoryRequest.ListPeers(user, new Page("", 1)))
                        .reply());
    }

    /** What the owner has published, by classic paths. */
    RegistryAnswer content(String user, String owner) throws SessionFailure {
        Called listing = pages.all(page -> new DirectoryRequest.ListFiles(user, owner, page));
        if (!listing.isOk()) {
            return answers.status(Operation.LIST_CONTENT, listing.reply());
        }
        Rows<FileRow> files = read(listing, FileRow::read);
        var reply = new Reply.Content(files.read().stream()
                .map(file -> new PublishedFile(classicPath(file), file.description()))
                .toList());
        return files.of(reply, new Details.Files(files.read()), answers.registry());
    }

    /** Whether the files of the owner can be listed. */
    RegistryAnswer outcome(String user, String owner) throws SessionFailure {
        return answers.status(
                Operation.LIST_CONTENT,
                pages.first(new DirectoryRequest.ListFiles(user, owner, new Page("", 1)))
                        .reply());
    }

    /** The path that the user has published under this classic one; itself if there is none. */
    String truePath(String user, String classicPath) throws SessionFailure {
        return content(user, user).details() instanceof Details.Files(var files)
                ? files.stream()
                        .filter(file -> classicPath(file).equals(classicPath))
                        .map(FileRow::path)
                        .findFirst()
                        .orElse(classicPath)
                : classicPath;
    }

    /** The best of what is found, as far as a person reads. */
    RegistryAnswer search(DirectoryRequest.Search search) throws SessionFailure {
        Called found = pages.first(search);
        RegistryAnswer status = answers.status(Operation.SEARCH, found.reply());
        if (!found.isOk()) {
            return status;
        }
        Rows<FoundFile> files = read(found, FoundFile::read);
        RegistryAnswer answer = files.of(status.reply(), new Details.Found(files.read()), answers.registry());
        String corrected = found.success().text(1);
        RegistryAnswer noted = corrected.isEmpty() || corrected.equals(search.words())
                ? answer
                : answer.with(text("searched for: %s", corrected));
        return found.success().text(0).isEmpty() ? noted : noted.with(text("there is more; more words find less"));
    }

    private static <T> Rows<T> read(Called called, Reader<T> reader) {
        List<T> read = new ArrayList<>(called.rows().size());
        String problem = null;
        for (List<String> row : called.rows()) {
            try {
                read.add(reader.read(row));
            } catch (MalformedReplyException malformed) {
                problem = problem == null ? text(malformed.reason()) : problem;
            }
        }
        return new Rows<>(read, Optional.ofNullable(problem));
    }

    private static String classicPath(FileRow file) {
        return file.classicPath().isEmpty() ? ClassicPath.encode(file.path()) : file.classicPath();
    }

    /** The user at its first address that this edition understands. */
    private static Stream<ConnectedUser> reachable(PeerRow peer) {
        return Arrays.stream(peer.addresses().split(" "))
                .flatMap(SessionListings::address)
                .limit(1)
                .map(address -> new ConnectedUser(peer.name(), address.ip().getHostAddress(), address.port()));
    }

    private static Stream<PeerAddress> address(String word) {
        try {
            return Stream.of(PeerAddress.parse(word));
        } catch (IllegalArgumentException unknown) {
            return Stream.empty();
        }
    }
}
