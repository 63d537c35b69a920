package dev.lonja.registry.directory;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.util.List;
import java.util.Optional;

/**
 * Who is registered, who is connected and where, and what each one publishes (protocol section 1, Meaning).
 *
 * <p>Every method runs inside a transaction that the caller brings; what it says has happened is
 * durable once that transaction is committed. Where several outcomes apply, the first of these is it: the user does not
 * exist, the user is not connected (from the caller's address), the rest. Whatever fails otherwise is an exception.
 */
public interface Directory {

    /** Adds a user. */
    Outcome register(String user);

    /** Removes the user, its presence and everything it published; FAILED while it is connected from elsewhere. */
    Outcome unregister(Caller caller);

    /** Makes the user present at the caller's address and {@code port}, unless it has a presence. */
    Outcome connect(Caller caller, int port);

    /** Ends the user's presence. */
    Outcome disconnect(Caller caller);

    /** Adds a file to what the user publishes. */
    Outcome publish(Caller caller, PublishedFile file);

    /** Takes a path off what the user publishes. */
    Outcome delete(Caller caller, String path);

    /** Whether the user exists and is connected from the caller's address: OK, NO_SUCH_USER or NOT_CONNECTED. */
    Outcome authorize(Caller caller);

    /** The connected users, by name, byte by byte. */
    List<ConnectedUser> connectedUsers();

    /** Finds what the owner publishes, by path, byte by byte; empty if there is no such user. */
    Optional<List<PublishedFile>> findContent(String owner);

    /** Finds the user's presence. */
    Optional<Presence> findPresence(String user);

    /** Every presence. */
    List<Presence> presences();

    /** Ends exactly this presence; false if it is gone already, or another one has taken its place. */
    boolean expire(Presence presence);

    /** Ends the user's presence on an administrator's order, and records that: OK, NO_SUCH_USER or NOT_CONNECTED. */
    Outcome forceDisconnect(String user, Administrator by);

    /** Removes the user and all that it has, connected or not, on an administrator's order, and records that. */
    Outcome removeUser(String user, Administrator by);

    /** Takes a path off what the user publishes, on an administrator's order, and records that. */
    Outcome removeFile(String user, String path, Administrator by);

    /** Makes the change. */
    default Outcome apply(DirectoryChange change) {
        return switch (change) {
            case DirectoryChange.Register(String user) -> register(user);
            case DirectoryChange.Unregister(Caller caller) -> unregister(caller);
            case DirectoryChange.Connect(Caller caller, int port) -> connect(caller, port);
            case DirectoryChange.Disconnect(Caller caller) -> disconnect(caller);
            case DirectoryChange.Publish(Caller caller, PublishedFile file) -> publish(caller, file);
            case DirectoryChange.Delete(Caller caller, String path) -> delete(caller, path);
            case DirectoryChange.ForceDisconnect(String user, Administrator by) -> forceDisconnect(user, by);
            case DirectoryChange.RemoveUser(String user, Administrator by) -> removeUser(user, by);
            case DirectoryChange.RemoveFile(String user, String path, Administrator by) -> removeFile(user, path, by);
            case DirectoryChange.ExpirePresence(Presence presence) ->
                expire(presence) ? Outcome.OK : Outcome.NOT_CONNECTED;
        };
    }

    /** Makes the changes; each has the outcome that it has when they are made one after the other, in this order. */
    default List<Outcome> applyAll(List<DirectoryChange> changes) {
        return changes.stream().map(this::apply).toList();
    }
}
