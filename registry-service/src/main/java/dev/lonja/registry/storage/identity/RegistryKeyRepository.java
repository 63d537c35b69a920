package dev.lonja.registry.storage.identity;

import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.Pem;
import dev.lonja.protocol.key.UnacceptableKeyException;
import dev.lonja.registry.database.Statements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.security.KeyPair;
import java.util.Optional;

/** The key of the registry in the database. */
@Singleton
public class RegistryKeyRepository implements PanacheRepositoryBase<StoredRegistryKey, Boolean> {
    private static final String ADD = "INSERT INTO registry_key (private_key) VALUES (?) ON CONFLICT DO NOTHING";

    private final Statements statements;

    /** A repository that uses these statements. */
    public RegistryKeyRepository(Statements statements) {
        this.statements = statements;
    }

    /**
     * The key, which is made if there is none. Registries that do so at once all get the same one.
     *
     * @throws IllegalStateException if what is stored is no acceptable key
     */
    public KeyPair findOrMake() {
        return findKey().orElseGet(() -> {
            statements.update(ADD, Pem.write(Keys.generate()));
            return findKey().orElseThrow();
        });
    }

    private Optional<KeyPair> findKey() {
        return find("select k.privateKey from StoredRegistryKey k")
                .project(String.class)
                .firstResultOptional()
                .map(RegistryKeyRepository::read);
    }

    private static KeyPair read(String pem) {
        try {
            return Pem.read(pem);
        } catch (UnacceptableKeyException unacceptable) {
            throw new IllegalStateException("the table registry_key holds " + unacceptable.getMessage(), unacceptable);
        }
    }
}
