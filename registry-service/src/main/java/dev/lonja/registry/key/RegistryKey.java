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
import java.util.Optional;

/** The key that the registry shows and signs with. Safe from any thread. */
public final class RegistryKey {
    private final KeyId id;
    private final Optional<KeyId> next;
    private final TlsContext context;
    private final PassportIssuer issuer;

    private RegistryKey(KeyPair key, Optional<KeyId> next) throws UnacceptableKeyException {
        this.id = KeyId.of(key.getPublic());
        this.next = next;
        this.context = TlsContext.of(new TlsIdentity(key.getPrivate(), SelfSignedCertificate.of(key)));
        this.issuer = new PassportIssuer(key);
    }

    /** The key of that pair, and the id of the one that will take its place, if it is known. */
    static RegistryKey of(KeyPair key, Optional<KeyPair> next) throws UnacceptableKeyException {
        return new RegistryKey(
                key, next.isPresent() ? Optional.of(KeyId.of(next.get().getPublic())) : Optional.empty());
    }

    /** The id of the key. */
    public KeyId id() {
        return id;
    }

    /** The id of the key that will take its place; empty if none is announced. */
    public Optional<KeyId> next() {
        return next;
    }

    /** What HELLO says of the key among the features. */
    public String features() {
        return next.map(key -> "next=" + key.hex()).orElse("");
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
