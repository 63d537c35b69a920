package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.RequestDecoder.Step;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestReaderTest {
    private static final Buffer PUBLISH = Buffer.buffer("PUBLISH\0ana\0/a\0of words\0");
    private static final Step PUBLISHED =
            new Step.Complete(new Request.Publish("ana", "/a", "of words"), Optional.empty());

    @Test
    void readsTheSameRequestInAnyThreePieces() {
        for (int first = 0; first < PUBLISH.length(); first++) {
            for (int second = first; second < PUBLISH.length(); second++) {
                RequestReader reader = new RequestReader();
                assertThat(reader.accept(PUBLISH.slice(0, first))).isEqualTo(new Step.Incomplete());
                assertThat(reader.accept(PUBLISH.slice(first, second))).isEqualTo(new Step.Incomplete());
                assertThat(reader.accept(PUBLISH.slice(second, PUBLISH.length())))
                        .isEqualTo(PUBLISHED);
            }
        }
    }

    @Test
    void takesNothingInAfterTheRequest() {
        RequestReader reader = new RequestReader();
        Buffer twice = PUBLISH.copy().appendBuffer(Buffer.buffer("REGISTER\0bob\0"));

        assertThat(reader.accept(twice)).isEqualTo(PUBLISHED);
        assertThat(reader.accept(PUBLISH)).isEqualTo(PUBLISHED);
    }

    @Test
    void refusesAFieldAtTheFirstByteThatIsTooMuch() {
        RequestReader reader = new RequestReader();
        assertThat(reader.accept(Buffer.buffer("REGISTER\0" + "x".repeat(255)))).isEqualTo(new Step.Incomplete());

        assertThat(reader.accept(Buffer.buffer("x")))
                .isInstanceOfSatisfying(
                        Step.Invalid.class,
                        invalid -> assertThat(invalid.operation()).isEqualTo(Operation.REGISTER));
    }

    @Test
    void refusesAFieldThatIsTooLongAndArrivesWhole() {
        assertThat(new RequestReader().accept(Buffer.buffer("REGISTER\0" + "x".repeat(5000) + "\0")))
                .isInstanceOf(Step.Invalid.class);
        assertThat(new RequestReader().accept(Buffer.buffer("x".repeat(5000) + "\0")))
                .isInstanceOf(Step.Unknown.class);
    }
}
