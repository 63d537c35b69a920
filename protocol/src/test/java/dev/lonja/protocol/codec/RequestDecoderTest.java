package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {
    private static final String DATE = "22/11/2026 19:15:00";
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 19, 15);

    static Stream<Arguments> requests() {
        return Stream.of(
                Arguments.of(List.of("REGISTER", "ana"), new Request.Register("ana")),
                Arguments.of(List.of("UNREGISTER", "ana"), new Request.Unregister("ana")),
                Arguments.of(List.of("CONNECT", "ana", "20001"), new Request.Connect("ana", 20001)),
                Arguments.of(List.of("DISCONNECT", "ana"), new Request.Disconnect("ana")),
                Arguments.of(
                        List.of("PUBLISH", "ana", "/a", "two words"), new Request.Publish("ana", "/a", "two words")),
                Arguments.of(List.of("PUBLISH", "ana", "/a", ""), new Request.Publish("ana", "/a", "")),
                Arguments.of(List.of("DELETE", "ana", "/a"), new Request.Delete("ana", "/a")),
                Arguments.of(List.of("LIST_USERS", "ana"), new Request.ListUsers("ana")),
                Arguments.of(List.of("LIST_CONTENT", "ana", "bruno"), new Request.ListContent("ana", "bruno")),
                Arguments.of(List.of("list content", "ana", "bruno"), new Request.ListContent("ana", "bruno")),
                Arguments.of(List.of("GET_FILE", "/a"), new Request.GetFile("/a")),
                Arguments.of(List.of("HELLO", "2"), new Request.Hello("2")));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void buildsTheRequestFromItsStrings(List<String> strings, Request request) {
        assertThat(feed(strings)).isEqualTo(new Step.Complete(request, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void takesTheDateOffADatedRequest(List<String> strings, Request request) {
        List<String> dated = Stream.concat(
                        Stream.of(strings.get(0), DATE), strings.stream().skip(1))
                .toList();

        assertThat(feed(dated)).isEqualTo(new Step.Complete(request, Optional.of(new RequestDate(DATE))));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void everyPrefixIsIncomplete(List<String> strings, Request request) {
        for (int length = 1; length < strings.size(); length++) {
            assertThat(feed(strings.subList(0, length))).isEqualTo(new Step.Incomplete());
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void encodesToTheStringsItWasBuiltFrom(List<String> strings, Request request) {
        String name = request.operation().name();
        String fields = String.join("\0", strings.subList(1, strings.size())) + "\0";

        assertThat(RequestEncoder.encode(request)).isEqualTo((name + "\0" + fields).getBytes(UTF_8));
        assertThat(RequestEncoder.encode(request, new RequestForm(NameForm.BLANK, DatePlace.FIRST), NOW))
                .isEqualTo((name.replace('_', ' ') + "\0" + DATE + "\0" + fields).getBytes(UTF_8));
        assertThat(RequestEncoder.encode(request, RequestForm.PLAIN.with(NameForm.UNDERSCORE), NOW))
                .isEqualTo((name + "\0" + fields).getBytes(UTF_8));
        assertThat(RequestEncoder.encode(request, new RequestForm(NameForm.UNDERSCORE, DatePlace.LAST), NOW))
                .isEqualTo((name + "\0" + fields + DATE + "\0").getBytes(UTF_8));
    }

    @Test
    void registerTravelsAsNineBytesAndTheName() {
        assertThat(RequestEncoder.encode(new Request.Register("ana")))
                .containsExactly('R', 'E', 'G', 'I', 'S', 'T', 'E', 'R', 0, 'a', 'n', 'a', 0);
    }

    @Test
    void dateMayHaveSeveralSpaces() {
        assertThat(feed(List.of("REGISTER", "22/11/2026   19:15:00", "ana"))).isInstanceOf(Step.Complete.class);
    }

    @Test
    void onlyOneDateIsTakenOff() {
        assertThat(feed(List.of("REGISTER", DATE, DATE))).isInstanceOf(Step.Invalid.class);
    }

    @Test
    void fieldThatOnlyResemblesADateIsAField() {
        assertThat(feed(List.of("REGISTER", "22/11/2026T19:15:00"))).isInstanceOf(Step.Complete.class);
        assertThat(feed(List.of("REGISTER", "22/11/26 19:15:00"))).isInstanceOf(Step.Invalid.class);
        assertThat(feed(List.of("REGISTER", DATE + " "))).isInstanceOf(Step.Invalid.class);
    }

    @Test
    void requestWithABadFieldEndsWhereItWouldHaveEnded() {
        assertThat(feed(List.of("PUBLISH", "two words"))).isEqualTo(new Step.Incomplete());
        assertThat(feed(List.of("PUBLISH", "two words", "/a"))).isEqualTo(new Step.Incomplete());
        assertThat(feed(List.of("PUBLISH", "two words", "/a", "d")))
                .isEqualTo(new Step.Invalid(Operation.PUBLISH, "user 'two words' holds white space"));
    }

    @Test
    void overlongFieldIsInvalidAtOnceHoweverItArrives() {
        RequestDecoder whole = started("PUBLISH");
        RequestDecoder unfinished = started("PUBLISH");

        assertThat(unfinished.maxBytes()).isEqualTo(255);
        assertThat(whole.accept(new byte[256])).isEqualTo(unfinished.overflow()).isInstanceOf(Step.Invalid.class);
    }

    @Test
    void overlongNameIsUnknownHoweverItArrives() {
        RequestDecoder unfinished = new RequestDecoder();

        assertThat(unfinished.maxBytes()).isEqualTo("LIST_CONTENT".length() + 2);
        assertThat(new RequestDecoder().accept("LIST_CONTENTS_OF".getBytes(UTF_8)))
                .isEqualTo(unfinished.overflow())
                .isInstanceOf(Step.Unknown.class);
    }

    @Test
    void limitFollowsTheFieldThatComesNext() {
        RequestDecoder connect = started("CONNECT");
        connect.accept("ana".getBytes(UTF_8));

        assertThat(connect.maxBytes()).isEqualTo(45);
        connect.accept("127.0.0.1".getBytes(UTF_8));
        assertThat(connect.maxBytes()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1", "fe80::1%eth0", "::ffff:10.0.0.1", "localhost"})
    void fieldOfConnectThatIsAPortCounts(String address) {
        assertThat(feed(List.of("CONNECT", "ana", address))).isEqualTo(new Step.Incomplete());
        assertThat(feed(List.of("CONNECT", "ana", address, "20001")))
                .isEqualTo(new Step.Complete(new Request.Connect("ana", 20001), Optional.empty()));
        assertThat(feed(List.of("CONNECT", DATE, "ana", address, "20001"))).isInstanceOf(Step.Complete.class);
        assertThat(feed(List.of("CONNECT", "ana", address, "0"))).isInstanceOf(Step.Invalid.class);
        assertThat(feed(List.of("CONNECT", "ana", address, address))).isInstanceOf(Step.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "65536", "1.2", "host", "127.0.0", "ana:1x", "20001 "})
    void fieldOfConnectThatIsNeitherIsAnsweredAtOnce(String port) {
        assertThat(feed(List.of("CONNECT", "ana", port))).isInstanceOf(Step.Invalid.class);
    }

    @Test
    void addressOfAnEarlierRequestIsForgotten() {
        RequestDecoder decoder = started("CONNECT");
        List.of("ana", "127.0.0.1", "20001").forEach(string -> decoder.accept(string.getBytes(UTF_8)));
        List.of("CONNECT", "ana", "::1").forEach(string -> decoder.accept(string.getBytes(UTF_8)));

        assertThat(decoder.accept("20002".getBytes(UTF_8)))
                .isEqualTo(new Step.Complete(new Request.Connect("ana", 20002), Optional.empty()));
    }

    @Test
    void pathMayBeAPlainName() {
        assertThat(feed(List.of("GET_FILE", "f1")))
                .isEqualTo(new Step.Complete(new Request.GetFile("f1"), Optional.empty()));
        assertThat(feed(List.of("PUBLISH", "ana", "f1", "one")))
                .isEqualTo(new Step.Complete(new Request.Publish("ana", "f1", "one"), Optional.empty()));
    }

    @Test
    void nameThatIsNoOperationIsUnknown() {
        assertThat(feed(List.of("HELO"))).isInstanceOf(Step.Unknown.class);
        assertThat(feed(List.of(""))).isInstanceOf(Step.Unknown.class);
        assertThat(new RequestDecoder().accept(new byte[] {(byte) 0xff})).isInstanceOf(Step.Unknown.class);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void takesARequestInAnyTwoPieces(List<String> strings, Request request) {
        byte[] bytes = bytesOf(strings);
        for (int cut = 0; cut < bytes.length; cut++) {
            RequestDecoder decoder = new RequestDecoder();

            assertThat(decoder.accept(ByteBuffer.wrap(bytes, 0, cut))).isEqualTo(new Step.Incomplete());
            assertThat(decoder.accept(ByteBuffer.wrap(bytes, cut, bytes.length - cut)))
                    .isEqualTo(new Step.Complete(request, Optional.empty()));
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void leavesWhatFollowsARequestInTheBuffer(List<String> strings, Request request) {
        ByteBuffer twoRequests =
                ByteBuffer.wrap(bytesOf(Stream.concat(strings.stream(), Stream.of("UNREGISTER", "carla"))
                        .toList()));
        RequestDecoder decoder = new RequestDecoder();

        assertThat(decoder.accept(twoRequests)).isEqualTo(new Step.Complete(request, Optional.empty()));
        assertThat(decoder.accept(twoRequests))
                .isEqualTo(new Step.Complete(new Request.Unregister("carla"), Optional.empty()));
        assertThat(twoRequests.hasRemaining()).isFalse();
    }

    @Test
    void endsAtTheFirstByteThatIsTooMany() {
        ByteBuffer bytes = ByteBuffer.wrap(("REGISTER\0" + "x".repeat(300)).getBytes(UTF_8));

        assertThat(new RequestDecoder().accept(bytes))
                .isEqualTo(new Step.Invalid(Operation.REGISTER, "USER is longer than 255 bytes"));
        assertThat(bytes.position()).isEqualTo("REGISTER\0".length() + 256);
    }

    @Test
    void beginsAnewAfterAnInvalidRequest() {
        RequestDecoder decoder = started("PUBLISH");
        decoder.accept("two words".getBytes(UTF_8));
        decoder.overflow();

        decoder.accept("REGISTER".getBytes(UTF_8));
        assertThat(decoder.accept("ana".getBytes(UTF_8)))
                .isEqualTo(new Step.Complete(new Request.Register("ana"), Optional.empty()));
    }

    @Test
    void pathThatOnlyASessionCarriesIsNotEncoded() {
        Request request = new Request.GetFile("/" + "p".repeat(4094));

        assertThatThrownBy(() -> RequestEncoder.encode(request)).hasMessageContaining("the limit is 1 to 255");
    }

    @Test
    void everyOperationIsBuiltFromAsManyFieldsAsItsRowHas() {
        for (Operation operation : Operation.values()) {
            if (!operation.isIn(Edition.CLASSIC)) {
                continue;
            }
            List<String> fields = operation.fields().stream()
                    .map(field -> switch (field) {
                        case PATH -> "/a";
                        case DESCRIPTION -> "";
                        case PORT, VERSION -> "1";
                        default -> "ana";
                    })
                    .toList();
            Request request = Request.of(operation, fields);

            assertThat(request.operation()).isEqualTo(operation);
            assertThat(request.fields()).startsWith(fields.toArray(String[]::new));
            assertThatThrownBy(() -> Request.of(operation, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static byte[] bytesOf(List<String> strings) {
        return (String.join("\0", strings) + "\0").getBytes(UTF_8);
    }

    private static RequestDecoder started(String name) {
        RequestDecoder decoder = new RequestDecoder();
        decoder.accept(name.getBytes(UTF_8));
        return decoder;
    }

    private static Step feed(List<String> strings) {
        RequestDecoder decoder = new RequestDecoder();
        return strings.stream()
                .map(string -> decoder.accept(string.getBytes(UTF_8)))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no strings in " + Arrays.asList(strings)));
    }
}
