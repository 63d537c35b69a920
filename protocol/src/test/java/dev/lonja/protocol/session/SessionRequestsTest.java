package dev.lonja.protocol.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.SessionRequests.Received;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.FileKind;
import dev.lonja.protocol.value.FileMode;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.PeerAddresses;
import dev.lonja.protocol.value.Watched;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The requests that a session takes: what is read is what is written. */
class SessionRequestsTest extends SessionRequestsFixture {
    private static final ContentId CONTENT = new ContentId(5, ROOT);

    /** The strings, with | for NUL, and the request that they are. */
    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of("PING|", new Request.Ping()),
                Arguments.of("HELLO|2|lonja/2||", new Request.Hello("2", "lonja/2", "", "")),
                Arguments.of("HELLO|2|x/1|a b|e.y.z|", new Request.Hello("2", "x/1", "a b", "e.y.z")),
                Arguments.of("REGISTER|ana|", new Request.Register("ana")),
                Arguments.of("REGISTER|ana|aaaa-bbbb|", new Request.Register("ana", "aaaa-bbbb")),
                Arguments.of("UNREGISTER|ana|", new Request.Unregister("ana")),
                Arguments.of("CONNECT|ana|", new Request.Connect("ana", 0)),
                Arguments.of("CONNECT|ana|20001|", new Request.Connect("ana", 20001)),
                Arguments.of(
                        "CONNECT|ana|1024|192.0.2.1:1024 [2001:db8::1]:65535|",
                        new Request.Connect("ana", 1024, PeerAddresses.parse("192.0.2.1:1024 [2001:db8::1]:65535"))),
                Arguments.of("DISCONNECT|ana|", new Request.Disconnect("ana")),
                Arguments.of("DELETE|ana|/a b\n|", new Request.Delete("ana", "/a b\n")),
                Arguments.of("DELETE|ana|/a//b/|", new Request.Delete("ana", "/a//b/")),
                Arguments.of("CLAIM|ana||", new KeyRequest.Claim("ana", "")),
                Arguments.of("CLAIM|ana|code|", new KeyRequest.Claim("ana", "code")),
                Arguments.of("INVITE|ana|device|", new KeyRequest.Invite("ana", InvitePurpose.DEVICE)),
                Arguments.of("INVITE|ana|register|", new KeyRequest.Invite("ana", InvitePurpose.REGISTER)),
                Arguments.of("REDEEM|ana|code|laptop|", new KeyRequest.Redeem("ana", "code", "laptop")),
                Arguments.of("REDEEM|ana|", new KeyRequest.Redeem("ana", "", "")),
                Arguments.of("LIST_KEYS|ana|", new KeyRequest.ListKeys("ana")),
                Arguments.of("DROP_KEY|ana|" + ROOT + "|", new KeyRequest.DropKey("ana", ROOT)),
                Arguments.of("DROP_KEY|ana|" + ROOT.toUpperCase() + "|", new KeyRequest.DropKey("ana", ROOT)),
                Arguments.of(
                        "PUBLISH_FILE|ana|f1|", new DirectoryRequest.PublishFile("ana", "f1", "", FileFacts.UNKNOWN)),
                Arguments.of(
                        "PUBLISH_FILE|ana|/My boats.txt|of wood|5|" + ROOT + "|folder|1700000000|x|",
                        new DirectoryRequest.PublishFile(
                                "ana",
                                "/My boats.txt",
                                "of wood",
                                new FileFacts(
                                        OptionalLong.of(5),
                                        ROOT,
                                        FileKind.FOLDER,
                                        OptionalLong.of(1_700_000_000),
                                        FileMode.EXECUTABLE))),
                Arguments.of(
                        "PUBLISH_FILE|ana|/empty||0||||-|",
                        new DirectoryRequest.PublishFile(
                                "ana",
                                "/empty",
                                "",
                                new FileFacts(
                                        OptionalLong.of(0), "", FileKind.FILE, OptionalLong.empty(), FileMode.PLAIN))),
                Arguments.of("LIST_PEERS|ana|", new DirectoryRequest.ListPeers("ana", Page.FIRST)),
                Arguments.of("LIST_PEERS|ana|x|1000|", new DirectoryRequest.ListPeers("ana", new Page("x", 1000))),
                Arguments.of(
                        "LIST_FILES|ana|bruno||1|", new DirectoryRequest.ListFiles("ana", "bruno", new Page("", 1))),
                Arguments.of("SEARCH|ana|old boats|", new DirectoryRequest.Search("ana", "old boats", Page.FIRST)),
                Arguments.of("SOURCES|ana|5|" + ROOT + "|", new DirectoryRequest.Sources("ana", CONTENT, 50)),
                Arguments.of("SOURCES|ana|5|" + ROOT + "|7|", new DirectoryRequest.Sources("ana", CONTENT, 7)),
                Arguments.of(
                        "HOLD|ana|5|" + ROOT + "|", new DirectoryRequest.Hold("ana", CONTENT, OptionalInt.empty())),
                Arguments.of(
                        "HOLD|ana|5|" + ROOT + "|100|", new DirectoryRequest.Hold("ana", CONTENT, OptionalInt.of(100))),
                Arguments.of("WATCH|ana|users|", new DirectoryRequest.Watch("ana", new Watched.Users())),
                Arguments.of("WATCH|ana|user bruno|", new DirectoryRequest.Watch("ana", new Watched.User("bruno"))),
                Arguments.of(
                        "WATCH|ana|search old boats|",
                        new DirectoryRequest.Watch("ana", new Watched.Search("old boats"))),
                Arguments.of(
                        "WATCH|ana|content 5 " + ROOT + "|",
                        new DirectoryRequest.Watch("ana", new Watched.Content(CONTENT))),
                Arguments.of("UNWATCH|ana|w1|", new DirectoryRequest.Unwatch("ana", "w1")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsFieldsAndDefaults(String strings, Request request) {
        assertThat(read(strings)).isEqualTo(new Received.Complete(request));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsWhatItWrites(String strings, Request request) {
        byte[] payload = SessionRequests.payload(request);

        assertThat(SessionRequests.read(payload)).isEqualTo(new Received.Complete(request));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void ignoresSurplusFields(String strings, Request request) {
        int missing = request.operation().session().fields().size()
                + 1
                - (int) strings.chars().filter(c -> c == '|').count();

        assertThat(read(strings + "|".repeat(missing) + "surplus||")).isEqualTo(new Received.Complete(request));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyPrefixIsRefusedOrHasDefaults(String strings, Request request) {
        byte[] bytes = strings.replace('|', '\0').getBytes(UTF_8);
        for (int length = 0; length < bytes.length; length++) {
            switch (SessionRequests.read(Arrays.copyOf(bytes, length))) {
                case Received.Complete(Request shorter) ->
                    assertThat(shorter.operation()).isEqualTo(request.operation());
                case Received.Refused(SessionReply.Failure reply) ->
                    assertThat(reply.outcome()).isEqualTo(Outcome.MALFORMED);
            }
        }
    }

    @Test
    void everyRowOfTheTableHasExamples() {
        assertThat(requests().map(each -> ((Request) each.get()[1]).operation()).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                        .filter(row -> Operation.findInSession(row.name()).isPresent())
                        .toList());
    }
}
