package dev.lonja.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownRegistriesTest {
    private static final KeyId ONE = new KeyId("1".repeat(64));
    private static final KeyId TWO = new KeyId("2".repeat(64));
    private static final RegistryAddress HERE = new RegistryAddress("registry.example", 5500);

    @TempDir
    private Path folder;

    @Test
    void allLinesOfAnAddressAreGood() {
        KnownRegistries known = KnownRegistries.parse("""
                # my registries
                registry.example:5500 %s

                registry.example:5501 %s
                  registry.example:5500\t%s \r
                """.formatted(ONE, ONE, TWO));

        assertThat(known.keysOf(HERE)).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(known.keysOf(new RegistryAddress("registry.example", 5501))).containsExactly(ONE);
        assertThat(known.keysOf(new RegistryAddress("other.example", 5500))).isEmpty();
    }

    @Test
    void hostIsInSmallLetters() {
        assertThat(KnownRegistries.parse("Registry.EXAMPLE:5500 " + ONE).keysOf(HERE))
                .containsExactly(ONE);
        assertThat(new RegistryAddress("Registry.Example", 5500))
                .isEqualTo(HERE)
                .hasToString("registry.example:5500");
    }

    @ParameterizedTest
    @CsvSource({
        "[::1]:5500, ::1, [::1]:5500",
        "::1:5500, ::1, [::1]:5500",
        "[2001:DB8::1]:1, 2001:db8::1, [2001:db8::1]:1",
        "192.0.2.1:65535, 192.0.2.1, 192.0.2.1:65535",
    })
    void addressMayBeOfAnyKind(String text, String host, String written) {
        RegistryAddress address = RegistryAddress.parse(text);

        assertThat(address.host()).isEqualTo(host);
        assertThat(address).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "registry.example KEY, 'line 2: ''registry.example'' is not host:port'",
        "registry.example:0 KEY, 'line 2: ''registry.example:0'' is not a number from 1 to 65535'",
        "registry.example:65536 KEY, 'line 2: ''registry.example:65536'' is not a number from 1 to 65535'",
        "registry.example:05500 KEY, 'line 2: ''registry.example:05500'' is not a number'",
        ":5500 KEY, 'line 2: '':5500'' is not host:port'",
        "registry.example:5500, 'line 2: ''registry.example:5500'' is not ''host:port key-id'''",
        "registry.example:5500 KEY KEY, is not 'host:port key-id'",
        "registry.example:5500 abc, 'line 2: ''abc'' is no key id'",
        "registry.example:5500 KEY0, is no key id",
    })
    void malformedLineIsNamed(String line, String problem) {
        String text = "registry.example:5500 " + ONE + "\n" + line.replace("KEY", ONE.hex()) + "\n";

        assertThatThrownBy(() -> KnownRegistries.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void fileGrowsByALineForEachKey() throws IOException {
        Path path = folder.resolve("known-registries");
        KnownRegistriesFile file = new KnownRegistriesFile(path);
        assertThat(file.read()).isEqualTo(KnownRegistries.NONE);

        file.add(HERE, ONE);
        file.add(HERE, TWO);
        file.add(HERE, ONE);

        assertThat(path).hasContent("registry.example:5500 " + ONE + "\nregistry.example:5500 " + TWO + "\n");
        assertThat(file.read().keysOf(HERE)).containsExactlyInAnyOrder(ONE, TWO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
    }

    @Test
    void lineAfterAnUnfinishedOneIsALineOfItsOwn() throws IOException {
        Path path = Files.writeString(folder.resolve("known-registries"), "# no end");

        new KnownRegistriesFile(path).add(HERE, ONE);

        assertThat(path).hasContent("# no end\nregistry.example:5500 " + ONE + "\n");
    }

    @Test
    void malformedFileIsNamedAndLeftAsItIs() throws IOException {
        Path path = Files.writeString(folder.resolve("known-registries"), "# mine\nhello\n");

        assertThatThrownBy(() -> new KnownRegistriesFile(path).add(HERE, ONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(path + ", line 2: 'hello'");
        assertThat(path).hasContent("# mine\nhello\n");
    }
}
