package dev.lonja.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NulFramingTest {
    private static final Buffer THREE = Buffer.buffer("one\0\0three\0");

    private final List<String> strings = new ArrayList<>();

    @Test
    void cutsTheSameStringsFromAnyThreePieces() {
        for (int first = 0; first <= THREE.length(); first++) {
            for (int second = first; second <= THREE.length(); second++) {
                strings.clear();
                NulFraming framing = framing(3);
                framing.accept(THREE.slice(0, first));
                for (Buffer piece : List.of(THREE.slice(first, second), THREE.slice(second, THREE.length()))) {
                    if (!framing.hasStopped()) {
                        framing.accept(piece);
                    }
                }

                assertThat(strings).containsExactly("one", "", "three");
                assertThat(framing.hasStopped()).isTrue();
                assertThat(framing.takeRest().length()).isZero();
            }
        }
    }

    @Test
    void handsOverWhatFollowsTheLastString() {
        for (int cut = 0; cut < THREE.length(); cut++) {
            strings.clear();
            NulFraming framing = framing(3);
            framing.accept(THREE.slice(0, cut));
            framing.accept(THREE.slice(cut, THREE.length()).copy().appendString("rest\0and more"));

            assertThat(strings).containsExactly("one", "", "three");
            assertThat(framing.takeRest()).isEqualTo(Buffer.buffer("rest\0and more"));
            assertThat(framing.takeRest().length()).isZero();
        }
    }

    @Test
    void takesNothingInAfterTheLastString() {
        NulFraming framing = framing(1);
        framing.accept(Buffer.buffer("one\0two\0"));

        assertThatThrownBy(() -> framing.accept(THREE)).isInstanceOf(IllegalStateException.class);
        assertThat(strings).containsExactly("one");
    }

    @Test
    void overflowsAtTheFirstByteThatIsTooMany() {
        NulFraming framing = framing(3);
        framing.accept(Buffer.buffer("one\0" + "x".repeat(10)));
        assertThat(framing.hasStopped()).isFalse();

        framing.accept(Buffer.buffer("x"));

        assertThat(strings).containsExactly("one", "overflow");
        assertThat(framing.hasStopped()).isTrue();
        assertThat(framing.takeRest().length()).isEqualTo(11);
    }

    @Test
    void givesAnOverlongStringThatArrivesWholeToTheReceiver() {
        NulFraming framing = framing(1);

        framing.accept(Buffer.buffer("x".repeat(5000) + "\0"));

        assertThat(strings).containsExactly("x".repeat(5000));
    }

    private NulFraming framing(int wanted) {
        return new NulFraming(
                () -> 10,
                string -> {
                    strings.add(new String(string, UTF_8));
                    return strings.size() < wanted;
                },
                () -> strings.add("overflow"));
    }
}
