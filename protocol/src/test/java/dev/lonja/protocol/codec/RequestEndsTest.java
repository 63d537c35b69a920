package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a request ends in the bytes that arrive, and how long its strings may be. */
class RequestEndsTest extends RequestCodecFixture {
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
}
