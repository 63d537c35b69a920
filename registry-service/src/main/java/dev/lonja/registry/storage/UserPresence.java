package dev.lonja.registry.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The presence of a connected user: the address and port of its agent. */
@Entity
@Table(name = "presence")
public class UserPresence {
    @Id
    @Column(name = "user_id")
    public Long userId;

    @MapsId
    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    public RegisteredUser user;

    @Column(nullable = false, insertable = false, updatable = false)
    public long generation;

    @Column(nullable = false)
    public String address;

    @Column(nullable = false)
    public String origin;

    @Column(nullable = false)
    public int port;

    @Column(name = "connected_at", nullable = false, insertable = false)
    public Instant connectedAt;

    /** The key of the session that holds it; null for a classic client. */
    @Nullable
    @Column(name = "key_id")
    public String keyId;

    /** The addresses of the agent, with blanks between them; empty for a classic client. */
    @Column(nullable = false)
    public String addresses;

    /** What the agent can do, with blanks between the words. */
    @Column(nullable = false)
    public String features;

    /** The registry that has the session; null for a classic client. */
    @Nullable
    public Long replica;
}
