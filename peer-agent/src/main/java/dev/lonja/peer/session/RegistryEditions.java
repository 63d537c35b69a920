package dev.lonja.peer.session;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.identity.AgentKey;
import dev.lonja.peer.identity.ClassicRegistries;
import dev.lonja.peer.identity.PinnedRegistry;
import dev.lonja.peer.registry.Discovery;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.peer.registry.ServedEdition;
import dev.lonja.peer.registry.Shown;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.StatusForm;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.Event;
import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The way to a registry of which it is found out which edition it speaks (docs/session.md, Discovery). A registry whose key is known is
 * only spoken to in sessions.
 *
 * <p>Threads: any; each request blocks the thread that makes it.
 */
public final class RegistryEditions implements RegistryChannel {
    private final Identity identity;
    private final RegistryChannel classic;
    private final Discovery discovery;
    private final Sessions sessions;
    private volatile @Nullable RegistryChannel chosen;

    /**
     * What the agent keeps in its data folder about registries and itself.
     *
     * @param isClassicWanted whether sessions are left out where no key is known
     */
    public record Identity(
            AgentKey key, PinnedRegistry registry, ClassicRegistries classics, boolean isClassicWanted) {}

    /** The channel in sessions. */
    public interface Sessions {
        /** The channel itself. */
        RegistryChannel channel();

        /** The registry has said that this is its key. */
        void announced(KeyId key);
    }

    /** A way that begins with the discovery where it is needed. */
    public RegistryEditions(Identity identity, RegistryChannel classic, Discovery discovery, Sessions sessions) {
        this.identity = identity;
        this.classic = classic;
        this.discovery = discovery;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return classic.name();
    }

    @Override
    public boolean isAt(Predicate<InetAddress> wanted) {
        return classic.isAt(wanted);
    }

    @Override
    public RegistryAnswer ask(Request.FromUser request) {
        try {
            return choose(request).ask(request);
        } catch (IOException unreadable) {
            return unusable(request, unreadable);
        }
    }

    @Override
    public RegistryAnswer askOutcome(Request.FromUser request) {
        try {
            return choose(request).askOutcome(request);
        } catch (IOException unreadable) {
            return unusable(request, unreadable);
        }
    }

    /** Nothing is found out for the last request. */
    @Override
    public RegistryAnswer askBriefly(Request.FromUser request) {
        RegistryChannel now = chosen;
        return (now == null ? classic : now).askBriefly(request);
    }

    @Override
    public void cancel() {
        discovery.cancel();
        classic.cancel();
        sessions.channel().cancel();
    }

    @Override
    public StatusForm statuses() {
        return classic.statuses();
    }

    @Override
    public int requestsAtOnce() {
        RegistryChannel now = chosen;
        return (now == null ? classic : now).requestsAtOnce();
    }

    @Override
    public void whenEvent(Consumer<Event> listener) {
        sessions.channel().whenEvent(listener);
    }

    @Override
    public void close() {
        discovery.cancel();
        classic.close();
        sessions.channel().close();
    }

    private RegistryChannel choose(Request request) throws IOException {
        RegistryChannel now = chosen;
        return now == null ? find(request) : now;
    }

    private synchronized RegistryChannel find(Request request) throws IOException {
        RegistryChannel now = chosen;
        if (now != null) {
            return now;
        }
        if (!identity.registry().keys().isEmpty()) {
            return choose(sessions.channel());
        }
        boolean isKnown = identity.classics().contains(identity.registry().address());
        if (identity.isClassicWanted() || isKnown && !(request instanceof Request.Register)) {
            return classic;
        }
        return switch (discovery.ask()) {
            case ServedEdition.Unknown unknown -> classic;
            case ServedEdition.Classic only -> {
                identity.classics().add(identity.registry().address());
                yield classic;
            }
            case ServedEdition.Sessions(KeyId key) -> begin(key, request);
        };
    }

    /** Without a key of its own the agent has no session; but then no name is registered that would have no key. */
    private RegistryChannel begin(KeyId key, Request request) throws IOException {
        try {
            identity.key().id();
        } catch (IOException unusable) {
            if (request instanceof Request.Register) {
                throw unusable;
            }
            return choose(classic);
        }
        identity.classics().remove(identity.registry().address());
        sessions.announced(key);
        return choose(sessions.channel());
    }

    private RegistryChannel choose(RegistryChannel channel) {
        chosen = channel;
        return channel;
    }

    private RegistryAnswer unusable(Request request, IOException reason) {
        return RegistryAnswer.of(
                Shown.of(request),
                Outcome.FAILED,
                text("registry %s: no session: %s", name(), Reasons.withFile(reason)));
    }
}
