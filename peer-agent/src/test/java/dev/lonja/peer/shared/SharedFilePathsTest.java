package dev.lonja.peer.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ClassicPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths by which shared files are found and stored. */
class SharedFilePathsTest extends SharedFilesFixture {
    @Test
    void storesTheRealPathOfALinkWithAnyName() throws IOException {
        Path odd = Files.createFile(folder.resolve("100%\n\tñ+ &=.txt"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), odd);

        store.load(REGISTRY, "ana").add(link.toString());

        assertThat(store.load(REGISTRY, "ana").find(link.toString())).contains(file(link, odd));
    }

    @Test
    void storesTheRealPathThatAMissingFileWouldHave() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        String missing = link.resolve("later/file").toString();

        store.load(REGISTRY, "ana").add(missing);

        assertThat(store.load(REGISTRY, "ana").find(missing))
                .contains(new SharedFile(missing, real.resolve("later/file")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"My boats.txt", "100%41", "tab\tand\nline", "\u00a0", "ñ", "n\u0303"})
    void findsAFileByItsClassicPath(String name) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        String classicPath = ClassicPath.encode(file.toString());
        store.load(REGISTRY, "ana").add(file.toString());

        SharedFiles reloaded = store.load(REGISTRY, "ana");

        assertThat(reloaded.find(classicPath)).contains(file(file, file));
        assertThat(reloaded.pathOf(classicPath)).contains(file.toString());
        assertThat(reloaded.paths()).containsExactly(file.toString());
        assertThat(reloaded.snapshot(Duration.ZERO).classicPaths()).containsExactly(classicPath);

        reloaded.remove(classicPath);

        assertThat(store.load(REGISTRY, "ana").paths()).isEmpty();
    }

    @Test
    void findsAFileWithAVeryLongPathByItsClassicPath() throws IOException {
        Path file = folder.resolve("ñ".repeat(100)).resolve("two words ".repeat(20) + ".pdf");
        String classicPath = ClassicPath.encode(file.toString());
        store.load(REGISTRY, "ana").add(file.toString());

        assertThat(ClassicPath.isCut(classicPath)).isTrue();
        assertThat(store.load(REGISTRY, "ana").find(classicPath)).contains(file(file, file));
    }

    @Test
    void readsWhatAnOlderAgentHasStored() throws IOException {
        store.load(REGISTRY, "ana").add("/new");
        Files.writeString(list(), "/plain\t/real\n/percent%2541\t/percent%2541\n");

        SharedFiles shared = store.load(REGISTRY, "ana");
        shared.add("/two words");

        assertThat(shared.find("/plain")).contains(new SharedFile("/plain", Path.of("/real")));
        assertThat(shared.find("/percent%41")).contains(new SharedFile("/percent%41", Path.of("/percent%41")));
        assertThat(Files.readString(list()))
                .isEqualTo("/percent%2541\t/percent%2541\n/plain\t/real\n/two%2520words\t/two+words\t/two+words\n");
    }
}
