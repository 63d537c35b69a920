package dev.lonja.peer.cli.access;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.ClassicRegistries;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.Discovery;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.RegistryConfig;
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

    /** Access with what that folder holds about registries and this agent. */
    public RegistryAccess(RegistryConfig config, DataFolder folder) {
        this.config = config;
        this.key = new AgentKey(folder);
        this.pinned = new PinnedRegistry(folder, new RegistryAddress(config.host(), config.port()));
        this.classics = new ClassicRegistries(folder, Clock.systemUTC());
    }

    public AgentKey key() {
        return key;
    }

    public PinnedRegistry pinned() {
        return pinned;
    }

    /**
     * The way to the registry.
     *
     * @param isClassicWanted whether sessions are left out with a registry whose key is not known
     */
    public RegistryChannel channel(boolean isClassicWanted, Supplier<Vertx> vertx) {
        var classic = new ClassicChannel(config);
        var line = new RegistryLine(vertx, key, pinned);
        var channel = new SessionChannel(classic, line, new Registration(key));
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
}
