package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.withAnaInSession;
import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files of sessions, in every directory (docs/session.md, Rows). */
interface SessionFilesContract extends KeyFixture {
    String ROOT = "12".repeat(32);
    String OTHER_ROOT = "34".repeat(32);

    private static SessionChange.PublishFile file(String path, String size, String root) {
        return new SessionChange.PublishFile(
                ana('a'), ClassicForm.of(path), "described", FileFacts.parse(size, root, "file", "1700000000", "x"));
    }

    private static List<FileRow> filesOfAna(TestedDirectory directory) {
        return directory.listFiles(ana('a'), "ana", Page.FIRST).rows();
    }

    @Test
    default void changesWhatIsPublishedAndTellsTheRootBefore() {
        TestedDirectory directory = withAnaInSession(directory());

        assertThat(directory.results(List.of(file("/a", "", ""), file("/a", "5", ROOT), file("/a", "6", OTHER_ROOT))))
                .extracting(ChangeResult::outcome, ChangeResult::before)
                .containsExactly(tuple(Outcome.OK, ""), tuple(Outcome.OK, ""), tuple(Outcome.OK, ROOT));

        assertThat(filesOfAna(directory))
                .extracting(FileRow::path, FileRow::description, FileRow::facts, FileRow::classicPath)
                .containsExactly(
                        tuple("/a", "described", FileFacts.parse("6", OTHER_ROOT, "file", "1700000000", "x"), ""));
        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", "described"));
    }

    @Test
    default void keepsTruePathsBesideClassicOnes() {
        TestedDirectory directory = withAnaInSession(directory());
        String blank = "/My boats.txt";
        String tooLong = "/" + "long".repeat(200) + ".txt";
        for (String path : new String[] {blank, tooLong, "/100%25", "f1"}) {
            assertThat(directory.publishFile(ana('a'), path)).as(path).isEqualTo(Outcome.OK);
        }

        assertThat(filesOfAna(directory))
                .extracting(FileRow::path, FileRow::classicPath)
                .containsExactlyInAnyOrder(
                        tuple(blank, "/My%20boats.txt"),
                        tuple(tooLong, ClassicPath.encode(tooLong)),
                        tuple("/100%25", "/100%2525"),
                        tuple("f1", ""));
        assertThat(directory.publishFile(ana('a'), ClassicPath.encode(tooLong)))
                .as("another path with the same classic path")
                .isEqualTo(Outcome.ALREADY_PUBLISHED);
        assertThat(directory.deleteFile(ana('a'), ClassicPath.encode(tooLong))).isEqualTo(Outcome.NOT_PUBLISHED);
        for (String path : new String[] {blank, tooLong, "/100%25", "f1"}) {
            assertThat(directory.deleteFile(ana('a'), path)).as(path).isEqualTo(Outcome.OK);
            assertThat(directory.deleteFile(ana('a'), path)).as(path).isEqualTo(Outcome.NOT_PUBLISHED);
        }
        assertThat(filesOfAna(directory)).isEmpty();
    }

    @Test
    default void findsWhatAClassicClientPublishedByItsTruePath() {
        TestedDirectory directory = directory();
        directory.register("bob");
        Caller bob = classic("bob", "10.0.0.1");
        Caller session = session("bob", 'b', "10.0.0.1");
        directory.connect(bob, 5001);
        directory.publish(bob, new PublishedFile("/My%20boats", "old"));
        directory.publish(bob, new PublishedFile("/a%2fb", "odd"));
        directory.publish(bob, new PublishedFile("/a//b", "empty segment"));

        assertThat(directory.listFiles(session, "bob", Page.FIRST).rows())
                .extracting(FileRow::path, FileRow::classicPath)
                .containsExactly(tuple("/My boats", "/My%20boats"), tuple("/a%2fb", "/a%2fb"), tuple("/a//b", ""));
        assertThat(directory.publishFile(session, "/a%2fb")).as("it is changed").isEqualTo(Outcome.OK);
        assertThat(directory.publishFile(session, "/My boats")).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow())
                .containsExactly(
                        new PublishedFile("/My%20boats", ""),
                        new PublishedFile("/a%2fb", ""),
                        new PublishedFile("/a//b", "empty segment"));
        assertThat(directory.deleteFile(session, "/a%2fb")).isEqualTo(Outcome.OK);
        assertThat(directory.deleteFile(session, "/a//b")).isEqualTo(Outcome.OK);
        assertThat(directory.deleteFile(session, "/My boats")).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow()).isEmpty();
    }

    @Test
    default void listsFilesPageByPage() {
        TestedDirectory directory = withAnaInSession(directory());
        for (String path : new String[] {"/c", "/a b", "/b", "/ñ"}) {
            directory.publishFile(ana('a'), path);
        }
        directory.register("empty");

        Listed<FileRow> first = directory.listFiles(ana('a'), "ana", new Page("", 2));
        Listed<FileRow> second = directory.listFiles(ana('a'), "ana", new Page(first.next(), 2));

        assertThat(first.rows()).extracting(FileRow::path).containsExactly("/a b", "/b");
        assertThat(second.rows()).extracting(FileRow::path).containsExactly("/c", "/ñ");
        assertThat(second.next()).isEmpty();
        assertThat(directory.listFiles(ana('a'), "empty", Page.FIRST)).isEqualTo(Listed.all(List.of()));
        assertThat(directory.listFiles(ana('a'), "nobody", Page.FIRST).outcome())
                .isEqualTo(Outcome.NO_SUCH_OWNER);
        directory.disconnect(ana('a'));
        assertThat(directory.listFiles(ana('a'), "nobody", Page.FIRST).outcome())
                .isEqualTo(Outcome.NOT_CONNECTED);
    }

    @Test
    default void aPageGoesOnBehindARowThatIsGone() {
        TestedDirectory directory = withAnaInSession(directory());
        for (String path : new String[] {"/a b", "/b", "/c"}) {
            directory.publishFile(ana('a'), path);
        }
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.2"), 80);

        String afterFile = directory.listFiles(ana('a'), "ana", new Page("", 2)).next();
        directory.deleteFile(ana('a'), "/b");
        String afterPeer = directory.listPeers(ana('a'), new Page("", 1)).next();

        assertThat(directory.listFiles(ana('a'), "ana", new Page(afterFile, 2)).rows())
                .extracting(FileRow::path)
                .containsExactly("/c");
        assertThat(directory.listPeers(ana('a'), new Page(afterPeer, 1)).rows())
                .extracting(PeerRow::name)
                .containsExactly("bob");
        assertThat(directory.listPeers(ana('a'), new Page("zz", 1))).isEqualTo(Listed.all(List.of()));
    }
}
