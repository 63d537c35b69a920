package dev.lonja.peer.cli.access;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.ClassicRegistries;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.lending.BorrowedCalls;
import dev.lonja.peer.lending.LendingSocket;
import dev.lonja.peer.lending.SessionLender;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.Discovery;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.session.Calls;
import dev.lonja.peer.session.Registration;
import dev.lonja.peer.session.RegistryEditions;
import dev.lonja.peer.session.RegistryLine;
import dev.lonja.peer.session.SessionChannel;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.RegistryAddress;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.Supplier;

/** The configured registry, and who this agent is to it. */
public final class RegistryAccess {
    private final RegistryConfig config;
    private final AgentKey key;
    private final PinnedRegistry pinned;
    private final ClassicRegistries classics;
    private final LendingSocket socket;

    /** Access with what that folder holds about registries and this agent. */
    public RegistryAccess(RegistryConfig config, DataFolder folder) {
        this.config = config;
        this.key = new AgentKey(folder);
        this.pinned = new PinnedRegistry(folder, new RegistryAddress(config.host(), config.port()));
        this.classics = new ClassicRegistries(folder, Clock.systemUTC());
        this.socket = LendingSocket.of(folder, pinned.address());
    }

    public AgentKey key() {
        return key;
    }

    public PinnedRegistry pinned() {
        return pinned;
    }

    /** What an agent does with the session of another one of the same data folder. */
    public enum Role {
        /** It runs for long, and lends its own. */
        LENDER,
        /** It does one thing, and borrows that of another one. */
        BORROWER
    }

    /**
     * The way to the registry.
     *
     * @param isClassicWanted whether sessions are left out with a registry whose key is not known
     * @param role whether its session is lent, or that of another agent is borrowed
     */
    public RegistryChannel channel(boolean isClassicWanted, Supplier<Vertx> vertx, Role role) {
        var classic = new ClassicChannel(config);
        var line = new RegistryLine(vertx, key, pinned);
        var channel = new SessionChannel(classic, calls(line, role), new Registration(key));
        return new RegistryEditions(
                new RegistryEditions.Identity(key, pinned, classics, isClassicWanted),
                classic,
                new Discovery(config),
                new RegistryEditions.Sessions() {
                    @Override
                    public RegistryChannel channel() {
                        return channel;
                    }

                    @Override
                    public void announced(KeyId id) {
                        line.announced(id);
                    }
                });
    }

    private Calls calls(RegistryLine line, Role role) {
        return switch (role) {
            case LENDER -> {
                var lender = new SessionLender(socket, line);
                line.whenEstablished(lender::open);
                line.whenClosed(lender::close);
                yield line;
            }
            case BORROWER -> new BorrowedCalls(socket, line);
        };
    }
}
