package dev.lonja.registry.storage.session;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.registry.directory.Presence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The presence of a connected user, with the row that sessions list of it. */
public record PresentPeer(Presence presence, PeerRow row) {
    /** What a query for {@link #of(ResultSet)} selects from a presence {@code p} and its registered user {@code u}. */
    public static final String COLUMNS =
            "u.name, p.address, p.origin, p.port, p.generation, p.key_id, p.addresses, p.features";

    /** The presence that a classic client began. */
    public static PresentPeer classic(Presence presence) {
        return new PresentPeer(presence, row(presence.user(), null, presence.address(), presence.port(), "", ""));
    }

    /** The presence in a row of {@link #COLUMNS}. */
    public static PresentPeer of(ResultSet row) throws SQLException {
        var presence =
                new Presence(row.getString(1), row.getString(2), row.getString(3), row.getInt(4), row.getLong(5));
        return new PresentPeer(
                presence,
                row(
                        presence.user(),
                        row.getString(6),
                        presence.address(),
                        presence.port(),
                        row.getString(7),
                        row.getString(8)));
    }

    private static PeerRow row(
            String user, @Nullable String key, String address, int port, String addresses, String features) {
        return new PeerRow(
                user,
                ListedAddresses.of(key, address, port, addresses),
                Optional.ofNullable(key).map(KeyId::new),
                features);
    }
}
