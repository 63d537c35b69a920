package dev.lonja.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyFileTest {
    @TempDir
    private Path folder;

    @Test
    void makesTheKeyOnceAndFindsItAgain() throws IOException {
        KeyFile file = new KeyFile(folder.resolve("key.pem"));
        assertThat(file.find()).isEmpty();

        KeyPair made = file.findOrMake();

        assertThat(file.findOrMake().getPublic()).isEqualTo(made.getPublic());
        assertThat(Pem.write(file.find().orElseThrow())).isEqualTo(Pem.write(made));
    }

    @Test
    void fileIsReadableByItsOwnerOnlyAndNothingElseRemains() throws IOException {
        Path path = folder.resolve("key.pem");

        new KeyFile(path).findOrMake();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void programsThatMakeTheKeyAtOnceGetTheSameOne() throws Exception {
        KeyFile file = new KeyFile(folder.resolve("key.pem"));
        Callable<KeyPair> make = file::findOrMake;

        List<PublicKey> keys;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            keys = threads.invokeAll(List.of(make, make, make, make)).stream()
                    .map(future -> future.resultNow().getPublic())
                    .toList();
        }

        assertThat(keys).containsOnly(keys.getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "'', no block 'BEGIN PRIVATE KEY'",
        "'hello', no block 'BEGIN PRIVATE KEY'",
        "'-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n', another kind or form",
        "'-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n', another kind or form",
    })
    void fileWithoutAKeyIsNeverOverwritten(String text, String problem) throws IOException {
        Path path = Files.writeString(folder.resolve("key.pem"), text);

        assertThatThrownBy(() -> new KeyFile(path).findOrMake())
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(problem);

        assertThat(path).hasContent(text);
    }

    @Test
    void fileThatIsFarTooLargeIsNotRead() throws IOException {
        Path path = Files.write(folder.resolve("key.pem"), new byte[64 * 1024 + 1]);

        assertThatThrownBy(() -> new KeyFile(path).find()).hasMessageContaining("has 65537 bytes");
    }

    @Test
    void folderThatCannotBeWrittenIsNamed() {
        assertThatThrownBy(() -> new KeyFile(folder.resolve("none/key.pem")).findOrMake())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none");
    }

    @Test
    void keyOfOpensslIsReadEvenBesideItsCertificate() throws Exception {
        String text = TestKeys.text("p256-certificate.pem") + TestKeys.text("p256-key.pem");

        assertThat(KeyId.of(Pem.read(text).getPublic()).hex()).isEqualTo(TestKeys.P256_ID);
    }

    @Test
    void keyIsWrittenAsOpensslWritesIt() throws Exception {
        String text = TestKeys.text("p256-key.pem");

        assertThat(Pem.write(Pem.read(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "p384-key.pem, another kind or form",
        "compressed-key.pem, a point of 33 bytes",
        "sec1-key.pem, openssl pkcs8 -topk8 -nocrypt",
        "p256-certificate.pem, no block 'BEGIN PRIVATE KEY'",
    })
    void otherKeysAreRefused(String name, String problem) throws IOException {
        String text = TestKeys.text(name);

        assertThatThrownBy(() -> Pem.read(text))
                .isInstanceOf(UnacceptableKeyException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void keyWithoutItsPublicKeyIsRefused() {
        byte[] bare = Keys.generate().getPrivate().getEncoded();
        String text = "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(bare)
                + "\n-----END PRIVATE KEY-----\n";

        assertThatThrownBy(() -> Pem.read(text)).hasMessageContaining("a private key without its public key");
    }

    @Test
    void privateKeyWithThePublicKeyOfAnotherOneIsRefused() {
        KeyPair mixed = new KeyPair(Keys.generate().getPublic(), Keys.generate().getPrivate());

        assertThatThrownBy(() -> Pem.read(Pem.write(mixed))).hasMessageContaining("public key of another one");
    }

    @Test
    void changedBytesAreRefusedOrMeanNothing() throws Exception {
        KeyPair key = Keys.generate();
        byte[] info = PrivateKeyInfo.write(key);
        for (int at = 0; at < info.length; at++) {
            byte[] changed = info.clone();
            changed[at] ^= 1;
            try {
                assertThat(Pem.write(PrivateKeyInfo.read(changed))).isEqualTo(Pem.write(key));
            } catch (UnacceptableKeyException expected) {
                assertThat(expected).hasMessageContaining("P-256");
            }
        }
    }

    @Test
    void everyPrefixIsRefused() {
        byte[] info = PrivateKeyInfo.write(Keys.generate());
        for (int length = 0; length < info.length; length++) {
            byte[] prefix = Arrays.copyOf(info, length);
            assertThatThrownBy(() -> PrivateKeyInfo.read(prefix)).isInstanceOf(UnacceptableKeyException.class);
        }
    }
}
