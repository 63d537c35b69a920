package dev.lonja.peer.identity;

import dev.lonja.peer.data.DataFolder;
import dev.lonja.protocol.key.KeyFile;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import org.jspecify.annotations.Nullable;

/** The key of this agent. It is made in the data folder when it is first needed, and never overwritten. Safe from any thread. */
public final class AgentKey {
    /** The name of its file in the data folder. */
    static final String FILE = "key.pem";

    private final DataFolder folder;
    private @Nullable Held held;

    private record Held(KeyId id, TlsContext context) {}

    /** The key in that folder. */
    public AgentKey(DataFolder folder) {
        this.folder = folder;
    }

    /** Where it is kept. */
    public Path file() {
        return folder.file(FILE);
    }

    /**
     * What this agent is called by registries.
     *
     * @throws IOException if the key can neither be read nor made
     */
    public KeyId id() throws IOException {
        return held().id();
    }

    /**
     * Shows the key in handshakes.
     *
     * @throws IOException if the key can neither be read nor made
     */
    public TlsContext context() throws IOException {
        return held().context();
    }

    private synchronized Held held() throws IOException {
        Held now = held;
        if (now == null) {
            folder.create();
            now = of(new KeyFile(file()).findOrMake());
            held = now;
        }
        return now;
    }

    private static Held of(KeyPair pair) throws IOException {
        try {
            var identity = new TlsIdentity(pair.getPrivate(), SelfSignedCertificate.of(pair));
            return new Held(KeyId.of(pair.getPublic()), TlsContext.of(identity));
        } catch (UnacceptableKeyException impossible) {
            throw new IOException(impossible);
        }
    }
}
