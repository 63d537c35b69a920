package dev.lonja.peer.owner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.PublishedFile;
import java.nio.file.InvalidPathException;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a typed name means among the files of an owner. */
class OwnerFilesTest {
    private static final String HOME = "/home/bruno";
    private static final String COMPOSED = "/home/ana/canci\u00f3n.ogg";
    private static final String DECOMPOSED = Normalizer.normalize("/home/ana/\u00e1rbol.txt", Normalizer.Form.NFD);
    private static final String LONG = "/home/ana/My boats/" + "very long name ".repeat(20) + ".txt";

    private static final OwnerFiles FILES = files(
            "/home/ana/letter.txt",
            "/home/ana/My%20boats/a%20sail.jpg",
            "/home/ana/My%20boats/old/a%20sail.jpg",
            "/home/ana/100%2520.txt",
            "/home/ana/notes/letter to bruno.txt".replace(" ", "%20"),
            "/srv/x/same.txt",
            "/srv/y/same.txt",
            "/srv/x/sub/deep.txt",
            "/home/ana/what?.txt",
            "/home/ana/whats.txt",
            "plain",
            COMPOSED,
            DECOMPOSED,
            ClassicPath.encode(LONG));

    @ParameterizedTest
    @CsvSource({
        "/home/ana/letter.txt,                        /home/ana/letter.txt",
        "letter.txt,                                  /home/ana/letter.txt",
        "ana/letter.txt,                              /home/ana/letter.txt",
        "./letter.txt,                                /home/ana/letter.txt",
        "~/letter.txt,                                /home/ana/letter.txt",
        "~ana/letter.txt,                             /home/ana/letter.txt",
        "/home/bruno/letter.txt,                      /home/ana/letter.txt",
        "/home/ana/My boats/a sail.jpg,               /home/ana/My%20boats/a%20sail.jpg",
        "/home/ana/My%20boats/a%20sail.jpg,           /home/ana/My%20boats/a%20sail.jpg",
        "My boats/a sail.jpg,                         /home/ana/My%20boats/a%20sail.jpg",
        "old/a%20sail.jpg,                            /home/ana/My%20boats/old/a%20sail.jpg",
        "100%20.txt,                                  /home/ana/100%2520.txt",
        "100%2520.txt,                                /home/ana/100%2520.txt",
        "letter to bruno.txt,                         /home/ana/notes/letter%20to%20bruno.txt",
        "x/same.txt,                                  /srv/x/same.txt",
        "/home/ana/what?.txt,                         /home/ana/what?.txt",
        "plain,                                       plain",
    })
    void findsTheOneFile(String typed, String path) {
        assertThat(find(FILES, typed)).isEqualTo(new Resolution.OneFile(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tter.txt",
                "/letter.txt",
                "/home/ana/lette",
                "LETTER.TXT",
                "letter.txt/",
                "/x/same.txt",
                "*.pdf",
                "/srv/*",
                "other/*"
            })
    void findsNothingThatOnlyLooksLikeIt(String typed) {
        assertThat(find(FILES, typed)).isEqualTo(new Resolution.Nothing());
    }

    @Test
    void namesAllFilesThatEndSo() {
        assertThat(find(FILES, "same.txt"))
                .isEqualTo(new Resolution.Ambiguous(List.of("/srv/x/same.txt", "/srv/y/same.txt")));
        assertThat(find(files("/a/b/x", "/c/b/y"), "b")).isEqualTo(new Resolution.Ambiguous(List.of("/a/b/", "/c/b/")));
    }

    @Test
    void findsANameInTheOtherFormOfUnicodeWhenNothingElseMatches() {
        for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            for (String path : List.of(COMPOSED, DECOMPOSED)) {
                String typed = Normalizer.normalize(path, form);
                assertThat(find(FILES, typed)).isEqualTo(new Resolution.OneFile(path));
                assertThat(find(FILES, typed.substring(typed.lastIndexOf('/') + 1)))
                        .isEqualTo(new Resolution.OneFile(path));
            }
        }
        String other = Normalizer.normalize(COMPOSED, Normalizer.Form.NFD);
        assertThat(find(files(COMPOSED, other), other)).isEqualTo(new Resolution.OneFile(other));
    }

    @Test
    void findsALongPathByItsTrueOne() {
        assertThat(find(FILES, LONG)).isEqualTo(new Resolution.OneFile(ClassicPath.encode(LONG)));
    }

    @Test
    void findsAFileByItsLineInAListing() {
        var files = new OwnerFiles(List.of(
                new PublishedFile("/a%20b/c.txt", "a  letter of mine"), new PublishedFile("/a%20b/c.txt.old", "")));

        assertThat(find(files, "/a%20b/c.txt a letter of mine")).isEqualTo(new Resolution.OneFile("/a%20b/c.txt"));
        assertThat(find(files, "/a b/c.txt    a letter of mine")).isEqualTo(new Resolution.OneFile("/a%20b/c.txt"));
    }

    @ParameterizedTest
    @CsvSource({
        "/srv/*/same.txt,           x/same.txt y/same.txt",
        "/srv/**,                   x/same.txt y/same.txt x/sub/deep.txt",
        "/srv/**/*.txt,             x/same.txt y/same.txt x/sub/deep.txt",
        "/srv/x/*,                  same.txt",
        "/srv/x/**,                 same.txt sub/deep.txt",
        "/srv/?/s?me.txt,           x/same.txt y/same.txt",
        "/srv/x,                    same.txt sub/deep.txt",
        "/srv/x/,                   same.txt sub/deep.txt",
        "/srv,                      x/same.txt y/same.txt x/sub/deep.txt",
        "x,                         same.txt sub/deep.txt",
        "x/*,                       same.txt",
        "same.*,                    x/same.txt y/same.txt",
        "s*/deep.txt,               sub/deep.txt",
        "~srv/x/**,                 same.txt sub/deep.txt",
    })
    void findsTheFilesOfAFolderOrAPatternAndKeepsWhatIsBelow(String typed, String below) {
        var srv = files("/srv/x/same.txt", "/srv/y/same.txt", "/srv/x/sub/deep.txt", "/home/ana/letter.pdf");

        assertThat(find(srv, typed))
                .isInstanceOfSatisfying(
                        Resolution.Tree.class,
                        tree -> assertThat(tree.files().stream().map(Resolution.Leaf::below))
                                .containsExactlyInAnyOrder(below.split(" ")));
    }

    @Test
    void decodesWhatIsBelowAFolder() {
        List<Resolution.Leaf> all = List.of(
                new Resolution.Leaf("/home/ana/My%20boats/a%20sail.jpg", "a sail.jpg"),
                new Resolution.Leaf("/home/ana/My%20boats/old/a%20sail.jpg", "old/a sail.jpg"));
        String cut = ClassicPath.encode(LONG);
        var withCut = Stream.concat(
                        all.stream(), Stream.of(new Resolution.Leaf(cut, cut.substring(cut.lastIndexOf('/') + 1))))
                .toList();

        for (String typed : List.of("My boats", "/home/ana/My boats/", "/home/ana/My%20boats", "My%20boats/**")) {
            assertThat(find(FILES, typed)).isEqualTo(new Resolution.Tree(withCut));
        }
    }

    @Test
    void needsNoTimeForAPatternOfManyStars() {
        String path = "/" + "a".repeat(240);

        assertThat(find(files(path), "/" + "*a".repeat(100) + "b")).isEqualTo(new Resolution.Nothing());
        assertThat(find(files("/a".repeat(120)), "/**/a".repeat(50) + "/b")).isEqualTo(new Resolution.Nothing());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "./", "/a/../b", "..", "a/..", "/a/./b", "a\0b"})
    void refusesWhatIsNoPath(String typed) {
        assertThatThrownBy(() -> TypedName.of(typed)).isInstanceOf(InvalidPathException.class);
    }

    @Test
    void asksForWhatTheWireCarries() {
        assertThat(new TypedName("/a b", HOME).direct()).isEqualTo("/a%20b");
        assertThat(new TypedName("/a%20b", HOME).direct()).isEqualTo("/a%20b");
        assertThat(new TypedName("~/a b", HOME).direct()).isEqualTo("/home/bruno/a%20b");
    }

    private static Resolution find(OwnerFiles files, String typed) {
        return files.find(new TypedName(typed, HOME));
    }

    private static OwnerFiles files(String... paths) {
        return new OwnerFiles(
                Stream.of(paths).map(path -> new PublishedFile(path, "")).toList());
    }
}
