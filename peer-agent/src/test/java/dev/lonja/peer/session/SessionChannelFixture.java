package dev.lonja.peer.session;

import dev.lonja.peer.Configs;
import dev.lonja.peer.data.DataFolder;
import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.ClassicRegistries;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.registry.ClassicChannel;
import dev.lonja.peer.registry.Discovery;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.RegistryConfig;
import dev.lonja.peer.sessions.SessionRegistry;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.PresenceCheck;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.RegistryAddress;
import dev.lonja.protocol.value.FileFacts;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Agents at a registry in memory that speaks sessions. */
abstract class SessionChannelFixture {
    static final int PORT = 20_001;

    final SessionRegistry registry = new SessionRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final List<RegistryChannel> channels = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        channels.forEach(RegistryChannel::close);
        vertx.close().toCompletionStage().toCompletableFuture().join();
        registry.close();
    }

    /** The channel of an agent with the data folder. */
    RegistryChannel channel() {
        return channel(folder, registry.port(), false);
    }

    RegistryChannel channel(Path data, int port, boolean isClassicWanted) {
        RegistryConfig config = Configs.of(
                RegistryConfig.class,
                "lonja.peer.registry.host",
                "127.0.0.1",
                "lonja.peer.registry.port",
                Integer.toString(port));
        var dataFolder = new DataFolder(data);
        var key = new AgentKey(dataFolder);
        var pinned = new PinnedRegistry(dataFolder, new RegistryAddress("127.0.0.1", port));
        var classic = new ClassicChannel(config);
        var line = new RegistryLine(() -> vertx, key, pinned);
        var channel = new RegistryEditions(
                new RegistryEditions.Identity(
                        key, pinned, new ClassicRegistries(dataFolder, Clock.systemUTC()), isClassicWanted),
                classic,
                new Discovery(config),
                new RegistryEditions.Sessions() {
                    private final RegistryChannel sessions = new SessionChannel(classic, line, new Registration(key));

                    @Override
                    public RegistryChannel channel() {
                        return sessions;
                    }

                    @Override
                    public void announced(KeyId id) {
                        line.announced(id);
                    }
                });
        channels.add(channel);
        return channel;
    }

    /** A channel whose user is registered and connected. */
    RegistryChannel connected(String user) {
        RegistryChannel channel = channel();
        channel.ask(new Request.Register(user));
        channel.ask(new Request.Connect(user, PORT));
        return channel;
    }

    static RegistryAnswer publish(RegistryChannel channel, String path) {
        return channel.ask(new DirectoryRequest.PublishFile("ana", path, "", FileFacts.UNKNOWN));
    }

    /** Asks whether the registry lists ana at that channel. */
    static RegistryAnswer presence(RegistryChannel channel) {
        return channel.ask(new PresenceCheck(PresenceCheck.Wants.PRESENCE, PORT).request("ana"));
    }
}
