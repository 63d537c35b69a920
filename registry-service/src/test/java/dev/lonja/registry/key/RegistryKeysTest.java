package dev.lonja.registry.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.Pem;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.storage.identity.RegistryKeyRepository;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key of the registry comes from. Quarkus has started with the one in the database. */
@QuarkusTest
class RegistryKeysTest {
    @Inject
    RegistryKeys running;

    @Inject
    RegistryKeyRepository repository;

    @Inject
    Transactions transactions;

    @Inject
    Vertx vertx;

    @TempDir
    Path folder;

    private Optional<RegistryKeys> started = Optional.empty();

    @AfterEach
    void stop() {
        started.ifPresent(keys -> keys.onStop(new ShutdownEvent()));
    }

    @Test
    void isTheSameAtEveryStartWithTheDatabase() {
        assertThat(start(Optional.empty()).current().id())
                .isEqualTo(running.current().id());
        assertThat(running.current().features()).isEmpty();
    }

    @Test
    void comesFromTheFileAndChangesWithIt() throws Exception {
        Path file = folder.resolve("key.pem");
        KeyId first = write(file);
        RegistryKeys keys = start(Optional.of(file));
        assertThat(keys.current().id()).isEqualTo(first);

        KeyId announced = write(folder.resolve("key.pem.next"));
        keys.look();
        assertThat(keys.current().id()).isEqualTo(first);
        assertThat(keys.current().features()).isEqualTo("next=" + announced);

        Files.move(folder.resolve("key.pem.next"), file, StandardCopyOption.REPLACE_EXISTING);
        keys.look();
        assertThat(keys.current().id()).isEqualTo(announced);
        assertThat(keys.current().features()).isEmpty();

        Files.writeString(file, "half a key");
        keys.look();
        assertThat(keys.current().id()).isEqualTo(announced);
    }

    @Test
    void stopsTheStartInOneLineIfItIsWrong() throws IOException {
        Path missing = folder.resolve("missing.pem");
        Path rsa = Files.writeString(
                folder.resolve("rsa.pem"), "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

        assertThatThrownBy(() -> start(Optional.of(missing)))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessage("lonja.registry.session.key-file: " + missing + ": no such file");
        assertThatThrownBy(() -> start(Optional.of(rsa)))
                .isInstanceOf(ConfigurationException.class)
                .hasNoCause()
                .hasMessageContaining(rsa + ": ")
                .hasMessageContaining("'RSA PRIVATE KEY' instead of 'PRIVATE KEY'")
                .hasMessageNotContaining("\n");
    }

    private RegistryKeys start(Optional<Path> file) {
        RegistryKeys keys = new RegistryKeys(() -> file, repository, transactions, vertx);
        keys.onStart(new StartupEvent());
        started = Optional.of(keys);
        return keys;
    }

    private static KeyId write(Path file) throws Exception {
        KeyPair pair = Keys.generate();
        Files.writeString(file, Pem.write(pair));
        return KeyId.of(pair.getPublic());
    }
}
