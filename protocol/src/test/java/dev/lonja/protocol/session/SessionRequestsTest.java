package dev.lonja.protocol.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRequestsTest {
    private static final String ROOT = "0123456789abcdef".repeat(4);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PING",
                "PING|x",
                "",
                "\u00ff|",
                "PING|\u00c3|",
                "REGISTER|\u00ed\u00a0\u0080|",
                "REGISTER|\u00c0\u00af|"
            })
    void payloadThatIsNotStringsIsMalformed(String latin1) {
        assertRefused(
                SessionRequests.read(latin1.replace('|', '\0').getBytes(ISO_8859_1)),
                Outcome.MALFORMED,
                "does not consist of strings");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LIST_USERS|ana|",
                "LIST_CONTENT|ana|bruno|",
                "PUBLISH|ana|/a||",
                "GET_FILE|/a|",
                "ping|",
                "LIST PEERS|ana|",
                "DIAL|",
                "RELAY|",
                "|",
                "GET|/a|"
            })
    void otherOperationIsUnknown(String strings) {
        assertRefused(read(strings), Outcome.UNKNOWN_OPERATION, "no operation '");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "HELLO|, version is missing",
                "HELLO|2|, agent is missing",
                "HELLO|02|x|, version '02' is not a number",
                "HELLO|two|x|, version 'two' is not a number",
                "REGISTER|, new user is missing",
                "REGISTER||code|, new user is missing",
                "REGISTER|an a|, holds white space",
                "REGISTER|an\u0301a|, is not in Unicode normalization form C",
                "CONNECT|ana|1023|, is neither 0 nor a number from 1024 to 65535",
                "CONNECT|ana|1|, is neither 0 nor",
                "CONNECT|ana|65536|, is neither 0 nor",
                "CONNECT|ana|020001|, is not a number without sign and leading zero",
                "CONNECT|ana|-1|, is not a number",
                "CONNECT|ana|0|192.0.2.1:20001|, need a port",
                "CONNECT|ana|20001|224.0.0.1:20001|, multicast",
                "CONNECT|ana|20001|localhost:20001|, neither",
                "CONNECT|ana|20001|192.0.2.1:80|, the port 80",
                "DELETE|ana|, path is missing",
                "DELETE|ana|/a/../b|, has a '.' or '..' segment",
                "INVITE|ana|, purpose is missing",
                "INVITE|ana|claim|, is neither 'device' nor 'register'",
                "DROP_KEY|ana|abc|, does not consist of 64 hex digits",
                "PUBLISH_FILE|ana|/|, has an empty segment",
                "PUBLISH_FILE|ana|/a/|, has an empty segment",
                "PUBLISH_FILE|ana|a//b|, has an empty segment",
                "PUBLISH_FILE|ana|/./a|, has a '.' or '..' segment",
                "PUBLISH_FILE|ana||, new path is missing",
                "PUBLISH_FILE|ana|/a|line\u0001|, holds a control character",
                "PUBLISH_FILE|ana|/a||05|, is not a number",
                "PUBLISH_FILE|ana|/a||9223372036854775808|, is not a number",
                "PUBLISH_FILE|ana|/a||5|abc|, does not consist of 64 hex digits",
                "PUBLISH_FILE|ana|/a||5||link|, is neither 'file' nor 'folder'",
                "PUBLISH_FILE|ana|/a||5||||rw|, mode 'rw' has 2 bytes",
                "PUBLISH_FILE|ana|/a||5|||1e9|, modified '1e9' is not a number",
                "LIST_PEERS|, user is missing",
                "LIST_PEERS|ana||0|, limit '0' is not a number from 1 to 1000",
                "LIST_PEERS|ana||1001|, limit '1001' is not a number from 1 to 1000",
                "LIST_FILES|ana|, owner is missing",
                "SEARCH|ana|, words is missing",
                "SOURCES|ana|5|, content root is missing",
                "SOURCES|ana||ROOT|, content size is missing",
                "SOURCES|ana|5|ROOT|0|, sources '0' is not",
                "HOLD|ana|5|, content root is missing",
                "HOLD|ana|5|ROOT|101|, is not a number from 0 to 100",
                "WATCH|ana|, what is missing",
                "WATCH|ana|files|, is not 'users'",
                "WATCH|ana|user |, user ''",
                "WATCH|ana|user a b|, holds white space",
                "WATCH|ana|content 5 |, does not consist of 64 hex digits",
                "WATCH|ana|content ROOT|, is not 'content SIZE ROOT'",
                "UNWATCH|ana|, watch is missing",
            })
    void fieldThatBreaksItsRuleIsMalformed(String strings, String reason) {
        assertRefused(read(strings.replace("ROOT", ROOT)), Outcome.MALFORMED, reason);
    }

    @Test
    void pathsMayBeLong() {
        String longest = "/" + "ñ".repeat(2047);

        assertThat(read("PUBLISH_FILE|ana|" + longest + "|")).isInstanceOf(Received.Complete.class);
        assertRefused(
                read("PUBLISH_FILE|ana|" + longest + "x|"),
                Outcome.MALFORMED,
                "has 4096 bytes; the limit is 1 to 4095");
    }

    @Test
    void requestThatBreaksARuleIsNotWritten() {
        assertThatThrownBy(() -> SessionRequests.payload(new Request.Connect("ana", 80)))
                .hasMessageContaining("is neither 0 nor");
        assertThatThrownBy(() -> SessionRequests.payload(new Request.Hello("2")))
                .hasMessageContaining("agent is missing");
        assertThatThrownBy(() -> SessionRequests.payload(new Request.ListUsers("ana")))
                .hasMessageContaining("LIST_USERS is not in this edition");
    }

    @Test
    void everyRowOfTheTableHasExamples() {
        assertThat(requests().map(each -> ((Request) each.get()[1]).operation()).distinct())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Operation.values())
                        .filter(row -> Operation.findInSession(row.name()).isPresent())
                        .toList());
    }

    private static Received read(String strings) {
        return SessionRequests.read(strings.replace('|', '\0').getBytes(UTF_8));
    }

    private static void assertRefused(Received received, Outcome outcome, String reason) {
        assertThat(received).isInstanceOfSatisfying(Received.Refused.class, refused -> {
            assertThat(refused.reply().outcome()).isEqualTo(outcome);
            assertThat(refused.reply().reason()).contains(reason);
            assertThat(List.copyOf(refused.reply().strings())).hasSize(2);
        });
    }
}
