package dev.lonja.registry.directory;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.transport.HostAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** Callers in tests, and what their sessions ask for. */
public final class Sessions {
    /** A registry whose lease goes on. */
    public static final long LIVING = 1;
    /** A registry whose lease is over. */
    public static final long DEAD = 2;

    private Sessions() {}

    /** A key whose digits are all that one. */
    public static KeyId key(char digit) {
        return new KeyId(String.valueOf(digit).repeat(64));
    }

    /** A session with that key. */
    public static Caller session(String user, char key, String address) {
        return new Caller(user, new HostAddress(address, address.startsWith("127.")), Optional.of(key(key)));
    }

    /** A classic connection. */
    public static Caller classic(String user, String address) {
        return new Caller(user, new HostAddress(address, address.startsWith("127.")));
    }

    /** CONNECT in a session. */
    public static SessionChange.ConnectSession connect(Caller caller, int port) {
        PeerAddresses addresses = port == 0
                ? PeerAddresses.NONE
                : PeerAddresses.parse(caller.from().text() + ":" + port);
        return new SessionChange.ConnectSession(caller, port, addresses, "", LIVING, ChangeResult.NO_GENERATION);
    }

    /** CONNECT in a session of that registry, which knows that a presence is of a silent session. */
    public static SessionChange.ConnectSession connect(Caller caller, long replica, long silentGeneration) {
        var addresses = PeerAddresses.parse(caller.from().text() + ":5000");
        return new SessionChange.ConnectSession(caller, 5000, addresses, "", replica, silentGeneration);
    }

    /** HOLD of that percentage; a negative one removes. */
    public static SessionChange.Hold hold(Caller caller, ContentId content, int percent) {
        return new SessionChange.Hold(caller, content, percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent));
    }

    /** PUBLISH_FILE of a file of which nothing is known. */
    public static SessionChange.PublishFile publish(Caller caller, String path) {
        return new SessionChange.PublishFile(caller, ClassicForm.of(path), "", FileFacts.UNKNOWN);
    }
}
