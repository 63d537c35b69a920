package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenFormatTest {
    private int width = 40;
    private final ScreenFormat format = new ScreenFormat(Colours.NONE, () -> width);

    @Test
    void alignsTheConnectedUsers() {
        assertThat(lines(new Reply.Users(
                        List.of(new ConnectedUser("ana", "10.0.0.1", 20001), new ConnectedUser("魚子", "::1", 4)))))
                .containsExactly(
                        "LIST_USERS OK", "USER  ADDRESS   PORT", "ana   10.0.0.1  20001", "魚子  ::1       4", "2 users");
    }

    @Test
    void alignsPathsAndDescriptions() {
        assertThat(content(new PublishedFile("/a.txt", "the first"), new PublishedFile("/long/b.txt", "")))
                .containsExactly(
                        "LIST_CONTENT OK",
                        "PATH         DESCRIPTION",
                        "/a.txt       the first",
                        "/long/b.txt",
                        "2 files");
    }

    @Test
    void showsSizesAndTimesWhereTheRegistryKnowsThem() {
        var facts = new FileFacts(
                OptionalLong.of(12_345_678), "", FileKind.FILE, OptionalLong.of(1_700_000_000), FileMode.PLAIN);
        String modified = LocalDateTime.ofInstant(Instant.ofEpochSecond(1_700_000_000), ZoneId.systemDefault())
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
        RegistryAnswer answer = RegistryAnswer.of(
                        new Reply.Content(List.of(new PublishedFile("/a", ""), new PublishedFile("/b", ""))))
                .with(new Details.Files(
                        List.of(new FileRow("/a", "", facts, 1, ""), new FileRow("/b", "", FileFacts.UNKNOWN, 1, ""))));

        assertThat(format.lines(answer))
                .containsExactly(
                        "LIST_CONTENT OK", "PATH  SIZE     MODIFIED", "/a    12.3 MB  " + modified, "/b", "2 files");
    }

    @Test
    void showsWhoCannotBeReached() {
        RegistryAnswer answer = RegistryAnswer.of(
                        new Reply.Users(List.of(new ConnectedUser("ana", "127.0.0.1", 20000))))
                .with(new Details.Peers(List.of(
                        new PeerRow("ana", "127.0.0.1:20000", Optional.empty(), ""),
                        new PeerRow("bruno", "", Optional.empty(), ""))));

        assertThat(format.lines(answer))
                .containsExactly(
                        "LIST_USERS OK",
                        "USER   ADDRESS    PORT   REACHABLE",
                        "ana    127.0.0.1  20000  yes",
                        "bruno                    no",
                        "2 users");
    }

    @Test
    void leavesTheDescriptionsOutWhereThereAreNone() {
        assertThat(content(new PublishedFile("/a", ""))).containsExactly("LIST_CONTENT OK", "PATH", "/a", "1 file");
    }

    @Test
    void saysThatAListIsEmpty() {
        assertThat(content()).containsExactly("LIST_CONTENT OK", "0 files");
    }

    @Test
    void shortensDescriptionsAtTheirEndAndNeverPaths() {
        String path = "/home/ana/pictures/the-boats.jpg";

        width = 60;
        assertThat(content(new PublishedFile(path, "all the boats of the harbour in the morning")))
                .contains(path + "  all the boats of the harb…");
        width = 20;
        assertThat(content(new PublishedFile(path, "all the boats of the harbour in the morning")))
                .contains(path + "  all the boa…");
    }

    @Test
    void keepsTheDescriptionsBesideShortPathsWhenOnePathIsVeryLong() {
        width = 40;
        String longPath = "/" + "p".repeat(254);

        assertThat(content(
                        new PublishedFile("/a", "all the boats"),
                        new PublishedFile(longPath, "of the harbour at night")))
                .contains("/a" + " ".repeat(20) + "all the boats", longPath + "  of the harb…");
    }

    @Test
    void keepsDescriptionsAlignedWhenMostPathsAreLong() {
        width = 44;

        assertThat(content(
                        new PublishedFile("/home/bruno/docs/letter.txt", "a letter to Bruno"),
                        new PublishedFile("/home/bruno/docs/large.bin", "random"),
                        new PublishedFile("/home/bruno/a", "short")))
                .contains(
                        "PATH                         DESCRIPTION",
                        "/home/bruno/docs/letter.txt  a letter to Br…",
                        "/home/bruno/docs/large.bin   random",
                        "/home/bruno/a                short");
    }

    @Test
    void shortensNeitherTheNameOfAUserNorTheAddress() {
        assertThat(lines(new Reply.Users(List.of(new ConnectedUser("n".repeat(255), "192.168.100.200", 20001)))))
                .contains("n".repeat(255) + "  192.168.100.200  20001");
    }

    @Test
    void takesTheUsualWidthWhenTheTerminalDoesNotKnowItsOwn() {
        width = 0;

        assertThat(content(new PublishedFile("/p", "d".repeat(100)))).contains("/p    " + "d".repeat(73) + "…");
    }

    @Test
    void letsNoControlCharacterThrough() {
        assertThat(content(new PublishedFile("/a\033[31m", "red\007\u202e")))
                .contains("/a\\u{1b}[31m  red\\u{7}\\u{202e}");
    }

    @Test
    void showsWhatCannotBeSeenInAFormThatCanBeTyped() {
        assertThat(content(new PublishedFile("/a\u200db\\u{200d}", ""))).contains("/a\\u{200d}b\\u{5c}u{200d}");
    }

    @Test
    void coloursTheOutcomeAndTheHeadingAlone() {
        var coloured = new ScreenFormat(new Colours(true), () -> width);

        assertThat(coloured.lines(RegistryAnswer.of(new Reply.Content(List.of(new PublishedFile("/a", "b"))))))
                .containsExactly(
                        "\033[32mLIST_CONTENT OK\033[0m", "\033[1mPATH  DESCRIPTION\033[0m", "/a    b", "1 file");
        assertThat(coloured.lines(RegistryAnswer.of(new Reply.Status(Operation.GET_FILE, Outcome.NO_SUCH_FILE))))
                .containsExactly("\033[31mGET_FILE FAIL, FILE NOT EXIST\033[0m");
    }

    @Test
    void formatsAHundredThousandUsersAndKeepsThemAligned() {
        List<ConnectedUser> users = IntStream.range(0, 100_000)
                .mapToObj(number -> new ConnectedUser("user-" + number, "10.0.0.1", 20000))
                .toList();

        assertThat(lines(new Reply.Users(users)))
                .hasSize(100_003)
                .contains("user-0      10.0.0.1  20000", "user-99999  10.0.0.1  20000");
    }

    private List<String> content(PublishedFile... files) {
        return lines(new Reply.Content(List.of(files)));
    }

    private List<String> lines(Reply reply) {
        return format.lines(RegistryAnswer.of(reply)).toList();
    }
}
