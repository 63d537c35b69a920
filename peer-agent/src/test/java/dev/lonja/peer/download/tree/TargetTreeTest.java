package dev.lonja.peer.download.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.download.target.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTreeTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void useTheRealPath() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void createsTheFoldersOfAFileWhenItIsAskedFor() throws Exception {
        TargetTree tree = TargetTree.in(folder.resolve("new"));
        assertThat(folder.resolve("new")).doesNotExist();

        assertThat(tree.place("a/b c/x.txt").path()).isEqualTo(folder.resolve("new/a/b c/x.txt"));
        assertThat(tree.place("/a//y.txt").path()).isEqualTo(folder.resolve("new/a/y.txt"));

        assertThat(folder.resolve("new/a/b c")).isEmptyDirectory();
    }

    @Test
    void keepsControlCharactersEncoded() throws Exception {
        assertThat(TargetTree.in(folder).place("a\nb/\u001b[2J").path()).isEqualTo(folder.resolve("a%0Ab/%1B[2J"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "a/../../x", "a/..", ".", "./x", "", "/", "a/./b"})
    void refusesWhatWouldLeaveIt(String below) {
        TargetTree tree = TargetTree.in(folder.resolve("new"));

        assertThatThrownBy(() -> tree.place(below).path()).isInstanceOf(TargetException.class);
        assertThat(folder.resolve("x")).doesNotExist();
    }

    @Test
    void followsNoLink() throws IOException {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("link"), outside);
        Files.createSymbolicLink(inside.resolve("file"), outside.resolve("secret"));
        TargetTree tree = TargetTree.in(inside);

        assertThatThrownBy(() -> tree.place("link/x").path()).hasMessageContaining("symbolic link");
        assertThatThrownBy(() -> tree.place("file").path()).hasMessageContaining("symbolic link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void goesThroughTheLinkThatItIsItself() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);

        assertThat(TargetTree.in(link).place("a/x").path()).isEqualTo(real.resolve("a/x"));
    }

    @Test
    void refusesAFileInThePlaceOfAFolderAndTheOtherWayRound() throws Exception {
        Files.createFile(folder.resolve("a"));
        Files.createDirectory(folder.resolve("b"));
        TargetTree tree = TargetTree.in(folder);

        assertThatThrownBy(() -> tree.place("a/x").path()).hasMessageContaining("a folder is needed");
        assertThatThrownBy(() -> tree.place("b").path()).hasMessageContaining("it is a folder");
    }

    @Test
    void needsAFolderOrAPlaceForOne() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> TargetTree.in(file))
                .isInstanceOf(InvalidPathException.class)
                .hasMessageContaining("need a folder");
        assertThatThrownBy(() -> TargetTree.in(folder.resolve("no/where")))
                .isInstanceOf(InvalidPathException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void removesOnlyTheFoldersThatItCreatedAndThatStayedEmpty() throws Exception {
        Files.createDirectory(folder.resolve("before"));
        TargetTree tree = TargetTree.in(folder);
        tree.place("a/b/x").path();
        Files.createFile(tree.place("c/d/y").path());
        tree.place("before/z").path();

        tree.removeEmptyFolders();

        assertThat(folder.resolve("a")).doesNotExist();
        assertThat(folder.resolve("c/d/y")).exists();
        assertThat(folder.resolve("before")).isEmptyDirectory();
    }
}
