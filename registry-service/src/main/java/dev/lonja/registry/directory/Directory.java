package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.util.List;
import java.util.Optional;

/**
 * Who is registered, who is connected and where, and what each one publishes (protocol section 1, Meaning).
 *
 * <p>Every method runs inside a transaction that the caller brings ({@link Transactions}); what it says has happened is
 * durable once that transaction is committed. Where several outcomes apply, the first of these is it: the user does not
 * exist, the user is not connected (from the speaker's address), the rest. Whatever fails otherwise is an exception.
 */
public interface Directory {

    /** Adds a user. */
    Outcome register(String user);

    /** Removes the user, its presence and everything it published; FAILED while it is connected from elsewhere. */
    Outcome unregister(Speaker speaker);

    /** Makes the user present at the speaker's address and {@code port}, unless it has a presence. */
    Outcome connect(Speaker speaker, int port);

    /** Ends the user's presence. */
    Outcome disconnect(Speaker speaker);

    /** Adds a file to what the user publishes. */
    Outcome publish(Speaker speaker, PublishedFile file);

    /** Takes a path off what the user publishes. */
    Outcome delete(Speaker speaker, String path);

    /** Whether the user exists and is connected from the speaker's address: OK, NO_SUCH_USER or NOT_CONNECTED. */
    Outcome standing(Speaker speaker);

    /** The connected users, by name, byte by byte. */
    List<ConnectedUser> connectedUsers();

    /** Finds what the owner publishes, by path, byte by byte; empty if there is no such user. */
    Optional<List<PublishedFile>> findContent(String owner);

    /** Finds the user's presence. */
    Optional<Presence> findPresence(String user);

    /** Every presence. */
    List<Presence> presences();

    /** Ends exactly this presence; false if it is gone already, or another one has taken its place. */
    boolean forget(Presence presence);

    /** Ends the user's presence on an administrator's order, and records that: OK, NO_SUCH_USER or NOT_CONNECTED. */
    Outcome expel(String user, Administrator by);

    /** Removes the user and all that it has, connected or not, on an administrator's order, and records that. */
    Outcome remove(String user, Administrator by);

    /** Takes a path off what the user publishes, on an administrator's order, and records that. */
    Outcome takeDown(String user, String path, Administrator by);

    /** Makes the change. */
    default Outcome apply(Change change) {
        return switch (change) {
            case Change.Register(String user) -> register(user);
            case Change.Unregister(Speaker speaker) -> unregister(speaker);
            case Change.Connect(Speaker speaker, int port) -> connect(speaker, port);
            case Change.Disconnect(Speaker speaker) -> disconnect(speaker);
            case Change.Publish(Speaker speaker, PublishedFile file) -> publish(speaker, file);
            case Change.Delete(Speaker speaker, String path) -> delete(speaker, path);
            case Change.Expel(String user, Administrator by) -> expel(user, by);
            case Change.Remove(String user, Administrator by) -> remove(user, by);
            case Change.TakeDown(String user, String path, Administrator by) -> takeDown(user, path, by);
            case Change.Forget(Presence presence) -> forget(presence) ? Outcome.OK : Outcome.NOT_CONNECTED;
        };
    }

    /** Makes the changes; each has the outcome that it has when they are made one after the other, in this order. */
    default List<Outcome> applyAll(List<Change> changes) {
        return changes.stream().map(this::apply).toList();
    }
}
