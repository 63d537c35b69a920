package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which request the strings are. */
class RequestDecoderTest extends RequestCodecFixture {
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
}
