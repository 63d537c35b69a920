package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.Page;
import java.util.List;
import java.util.Optional;

/**
 * The data of the registry: users, presences and published files (protocol section 1, Meaning).
 *
 * <p>Every method runs in a transaction of the caller. A change is durable when that transaction is committed. If several
 * outcomes apply, the first of these counts: the user does not exist, the user is not connected (from the caller's address),
 * all others. Any other failure is an exception.
 */
public interface Directory {

    /**
     * Makes changes of one kind. The results are those of making the changes one after the other, in this order.
     *
     * @param changes at least one, all of the same class; if that is {@link DirectoryChange.OneAtATime}, at most one of each user or file
     */
    List<ChangeResult> apply(List<DirectoryChange> changes);

    /**
     * Makes changes of several kinds, which saves time if all of them fit into one exchange with the database.
     *
     * @param groups the changes of each kind; no user is in two of them
     */
    default List<List<ChangeResult>> applyTogether(List<List<DirectoryChange>> groups) {
        return groups.stream().map(this::apply).toList();
    }

    /** Whether the caller may ask in the name of the user: OK, NO_SUCH_USER, NOT_CONNECTED or, for a session, NOT_YOURS. */
    Outcome authorize(Caller caller);

    /**
     * Reads the connected users, by name, byte by byte.
     *
     * @throws ListingTooLongException if there are more than a listing may have
     */
    void readConnectedUsers(EntryReader<ConnectedUser> reader);

    /**
     * Reads the files that the owner publishes, by path, byte by byte. Returns false if there is no such user.
     *
     * @throws ListingTooLongException if there are more than a listing may have
     */
    boolean readContent(String owner, EntryReader<PublishedFile> reader);

    /** Finds the presence of the user. */
    Optional<Presence> findPresence(String user);

    /** Finds the presence of the user, if a classic client began it. */
    Optional<Presence> findClassicPresence(String user);

    /** The presences of classic clients by generation, after that one, at most {@code limit}. */
    List<Presence> presences(long after, int limit);

    /** The keys of the user, for a session: OK, NO_SUCH_USER or NOT_YOURS. */
    Listed<KeyRow> listKeys(Caller caller);

    /** The connected users, for a session, by name, byte by byte: OK, NO_SUCH_USER, NOT_CONNECTED or NOT_YOURS. */
    Listed<PeerRow> listPeers(Caller caller, Page page);

    /**
     * The files of the owner, for a session, by classic path, byte by byte: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS or
     * NO_SUCH_OWNER.
     */
    default Listed<FileRow> listFiles(Caller caller, String owner, Page page) {
        Outcome outcome = authorize(caller);
        return outcome == Outcome.OK ? filesOf(owner, page) : Listed.refused(outcome);
    }

    /** The same, whoever asks: OK or NO_SUCH_OWNER. */
    Listed<FileRow> filesOf(String owner, Page page);

    /**
     * Connected users who have that content: owners first, then those who hold it, at random; of both those with a listener first. OK,
     * NO_SUCH_USER, NOT_CONNECTED or NOT_YOURS.
     */
    Listed<SourceRow> listSources(Caller caller, ContentId content, int limit);
}
