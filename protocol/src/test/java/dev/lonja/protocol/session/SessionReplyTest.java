package dev.lonja.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionReplyTest {
    private static final KeyId KEY = new KeyId("0123456789abcdef".repeat(4));
    private static final FileFacts FACTS = new FileFacts(
            OptionalLong.of(5), KEY.hex(), FileKind.FOLDER, OptionalLong.of(1_700_000_000), FileMode.EXECUTABLE);
    private static final FileFacts FOUND =
            new FileFacts(OptionalLong.of(5), KEY.hex(), FileKind.FOLDER, OptionalLong.empty(), FileMode.PLAIN);

    static Stream<SessionReply> replies() {
        return Stream.of(
                SessionReply.Success.EMPTY,
                new SessionReply.Success(List.of("next", "")),
                SessionReply.Failure.of(Outcome.NO_SUCH_USER, "no user 'ana'"),
                SessionReply.Failure.of(Outcome.TOO_MANY, "64 watches").retryAfter(0),
                SessionReply.Failure.of(Outcome.NOT_YOURS, ""),
                SessionReply.Failure.of(Outcome.BUSY, "in a queue")
                        .retryAfter(30)
                        .inQueueAt(4));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void readsWhatItWrites(SessionReply reply) throws Exception {
        byte[] payload = reply.payload(Operation.WATCH);

        assertThat(SessionReply.read(Operation.WATCH, ReplyPayload.read(payload)))
                .isEqualTo(reply);
    }

    @Test
    void replyToPingIsItsStatus() {
        assertThat(SessionReply.Success.EMPTY.payload(Operation.PING)).containsExactly(0);
    }

    @Test
    void refusalNeedsNoOperation() {
        SessionReply.Failure refusal = SessionReply.Failure.of(Outcome.UNKNOWN_OPERATION, "no operation 'X'");

        assertThat(SessionReply.payload(refusal)).isEqualTo(refusal.payload(Operation.PING));
    }

    @Test
    void unknownStatusIsAFailure() {
        assertThat(SessionReply.read(Operation.PING, new ReplyPayload(0x40, List.of("why", "5", "7", "more"))))
                .isEqualTo(SessionReply.Failure.of(Outcome.FAILED, "why").retryAfter(5));
        assertThat(SessionReply.read(Operation.REGISTER, new ReplyPayload(3, List.of())))
                .isEqualTo(SessionReply.Failure.of(Outcome.NO_SUCH_CODE, ""));
    }

    @Test
    void failureIsNeverOk() {
        assertThatThrownBy(() -> SessionReply.Failure.of(Outcome.OK, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionReply.Failure.of(Outcome.FAILED, "").inQueueAt(1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SessionReply.Failure.of(Outcome.LAST_KEY, "").payload(Operation.WATCH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strings() throws MalformedReplyException {
        Welcome welcome = new Welcome(2, "lonja/2", 20, 256, "192.0.2.1:50000", "a next=" + KEY + " b");
        assertThat(Welcome.read(welcome.reply())).isEqualTo(welcome);
        assertThat(welcome.nextKey()).contains(KEY);
        assertThat(new Welcome(2, "", 20, 256, "", "next=x").nextKey()).isEmpty();
        assertThat(Welcome.read(success("2", "x", "20", "256")).features()).isEmpty();

        Connected connected = new Connected("e.y.z", OptionalLong.of(1_700_000_000), 15, Reach.DIRECT);
        assertThat(Connected.read(connected.reply())).isEqualTo(connected);
        assertThat(Connected.read(success("", "", "15", "through-a-relay")))
                .isEqualTo(new Connected("", OptionalLong.empty(), 15, Reach.UNKNOWN));

        Invitation invitation = new Invitation("aaaa-bbbb", 1_700_000_000);
        assertThat(Invitation.read(invitation.reply())).isEqualTo(invitation);
        assertThat(invitation.toString()).doesNotContain("aaaa");
        assertThat(success("next").text(0)).isEqualTo("next");
        assertThat(success("next").text(1)).isEmpty();
    }

    @Test
    void rowsAreReadAsTheyAreWritten() throws MalformedReplyException {
        KeyRow key = new KeyRow(KEY, "laptop", 1, OptionalLong.of(2));
        assertThat(KeyRow.read(key.columns())).isEqualTo(key);
        assertThat(KeyRow.read(List.of(KEY.hex(), "", "1")).lastSeenAtSeconds()).isEmpty();

        PeerRow peer = new PeerRow("ana", "192.0.2.1:20001", Optional.of(KEY), "x");
        assertThat(PeerRow.read(peer.columns())).isEqualTo(peer);
        assertThat(PeerRow.read(List.of("ana", ""))).isEqualTo(new PeerRow("ana", "", Optional.empty(), ""));

        FileRow file = new FileRow("/a b", "of wood", FACTS, 1_700_000_001, "/a%20b");
        assertThat(FileRow.read(file.columns())).isEqualTo(file);
        assertThat(FileRow.read(List.of("/a", "", "", "", "", "", "", "7")))
                .isEqualTo(new FileRow("/a", "", FileFacts.UNKNOWN, 7, ""));

        FoundFile found = new FoundFile("ana", "/a", "of wood", FOUND, true);
        assertThat(FoundFile.read(found.columns())).isEqualTo(found);
        assertThat(FoundFile.read(List.of("ana", "/a")))
                .isEqualTo(new FoundFile("ana", "/a", "", FileFacts.UNKNOWN, false));

        SourceRow source = new SourceRow("ana", Optional.of(KEY), "192.0.2.1:20001", 100, "");
        assertThat(SourceRow.read(source.columns())).isEqualTo(source);
        assertThat(source.columns()).hasSameSizeAs(Operation.SOURCES.session().columns());
        assertThat(file.columns()).hasSameSizeAs(Operation.LIST_FILES.session().columns());
        assertThat(found.columns()).hasSameSizeAs(Operation.SEARCH.session().columns());
        assertThat(peer.columns()).hasSameSizeAs(Operation.LIST_PEERS.session().columns());
        assertThat(key.columns()).hasSameSizeAs(Operation.LIST_KEYS.session().columns());
    }

    @Test
    void columnsThatAreNotKnownAreSkipped() throws MalformedReplyException {
        FileRow file = new FileRow("/a b", "of wood", FACTS, 1_700_000_001, "/a%20b");
        List<String> more = new ArrayList<>(file.columns());
        more.add("new");

        assertThat(FileRow.read(more)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "01"})
    void malformedValueIsNamed(String number) {
        assertThatThrownBy(() -> FileRow.read(List.of("/a", "", number, "", "", "", "", "7")))
                .isInstanceOf(MalformedReplyException.class)
                .hasMessageStartingWith("the size '" + number + "' in the reply to LIST_FILES is not a number");
        assertThatThrownBy(() -> FileRow.read(List.of("/a", "", "12", "", "", number, "", "7")))
                .hasMessageStartingWith("the modified '" + number);
        assertThatThrownBy(() -> FoundFile.read(List.of("ana", "/a", "", "12", "", number)))
                .hasMessageStartingWith("the kind '" + number);
        assertThatThrownBy(() -> FileRow.read(List.of("/a", "", "", "", "", "", "", number)))
                .hasMessageStartingWith("the published '" + number);
        assertThatThrownBy(() -> PeerRow.read(List.of("ana", "", number))).hasMessageStartingWith("the key id");
        assertThatThrownBy(() -> Welcome.read(success("2", "", number, "256"))).hasMessageStartingWith("the heartbeat");
        assertThatThrownBy(() -> SourceRow.read(List.of("ana", "", "", "101")))
                .hasMessageContaining("is not a number from 0 to 100");
    }

    static Stream<Event> events() {
        FileFacts facts =
                new FileFacts(OptionalLong.of(5), KEY.hex(), FileKind.FILE, OptionalLong.empty(), FileMode.PLAIN);
        return Stream.of(
                new Event.Replaced("ana", Event.Replaced.TWO_MACHINES),
                new Event.Draining(30),
                new Event.KeyAdded("ana", KEY),
                new Event.Resync("w1"),
                new Event.Online("w1", "bruno"),
                new Event.Offline("w1", "bruno"),
                new Event.Published("w1", new WatchedFile("bruno", "/a b", facts)),
                new Event.Published("w1", new WatchedFile("bruno", "/a b", FileFacts.UNKNOWN)),
                new Event.Deleted("w1", "bruno", "/a b"),
                new Event.Found("w1", new WatchedFile("bruno", "/a b", facts)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventIsReadAsItIsWritten(Event event) {
        byte[] payload = event.payload();

        assertThat(Event.read(payload)).contains(event);
        for (int length = 0; length < payload.length; length++) {
            Event.read(Arrays.copyOf(payload, length));
        }
    }

    @Test
    void eventsThatAreNotKnownAreIgnored() {
        for (List<String> strings : List.of(
                List.<String>of(),
                List.of(""),
                List.of("online", "w", "ana"),
                List.of("FULL_MOON"),
                List.of("DRAINING", "soon"),
                List.of("KEY_ADDED", "ana", "abc"))) {
            assertThat(Event.read(Strings.encode(strings))).isEmpty();
        }
        assertThat(Event.read(new byte[] {'O', 'N'})).isEmpty();
        assertThat(Event.read(Strings.encode(List.of("ONLINE", "w", "ana", "surplus"))))
                .contains(new Event.Online("w", "ana"));
    }

    private static SessionReply.Success success(String... strings) {
        return new SessionReply.Success(List.of(strings));
    }
}
