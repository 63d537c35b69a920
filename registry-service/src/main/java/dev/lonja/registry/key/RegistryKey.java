package dev.lonja.registry.key;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.SelfSignedCertificate;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.protocol.passport.Passport;
import dev.lonja.protocol.passport.PassportIssuer;
import dev.lonja.transport.tls.TlsContext;
import dev.lonja.transport.tls.TlsIdentity;
import java.security.KeyPair;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The key that the registry shows and signs with. Safe from any thread. */
public final class RegistryKey {
    private final KeyId id;
    private final @Nullable KeyId next;
    private final TlsContext context;
    private final PassportIssuer issuer;

    private RegistryKey(KeyPair key, @Nullable KeyId next) throws UnacceptableKeyException {
        this.id = KeyId.of(key.getPublic());
        this.next = next;
        this.context = TlsContext.of(new TlsIdentity(key.getPrivate(), SelfSignedCertificate.of(key)));
        this.issuer = new PassportIssuer(key);
    }

    /** The key of that pair. */
    static RegistryKey of(KeyPair key) throws UnacceptableKeyException {
        return new RegistryKey(key, null);
    }

    /** The key of that pair, in whose place another one will come. */
    static RegistryKey of(KeyPair key, KeyPair next) throws UnacceptableKeyException {
        return new RegistryKey(key, KeyId.of(next.getPublic()));
    }

    /** The id of the key. */
    public KeyId id() {
        return id;
    }

    /** What HELLO says of the key among the features. */
    public String features() {
        return next == null ? "" : "next=" + next.hex();
    }

    /** Handshakes that show the key. */
    public TlsContext context() {
        return context;
    }

    /** A passport for that name and that key, valid from now on. */
    public Passport passport(String name, KeyId holder, Instant now) {
        return issuer.issue(name, holder, now);
    }

    /** The text of a passport of this key. */
    public String sign(Passport passport) {
        return issuer.sign(passport);
    }
}
