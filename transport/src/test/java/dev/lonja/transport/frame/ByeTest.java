package dev.lonja.transport.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ByeTest {

    @ParameterizedTest
    @EnumSource
    void beginsWithAWord(ByeReason reason) {
        Bye bye = Bye.of(reason, "because 1 > 0").retryAfter(30);

        assertThat(Bye.read(bye.payload())).isEqualTo(bye);
        assertThat(bye.reason()).contains(reason);
        assertThat(new String(bye.payload(), UTF_8)).isEqualTo(reason.word() + " because 1 > 0\00030\0");
        assertThat(new String(Bye.of(reason, "").payload(), UTF_8)).isEqualTo(reason.word() + "\0\0");
    }

    @ParameterizedTest
    @CsvSource({
        "'stopping|5|', stopping, 5",
        "'stopping|0|', stopping, 0",
        "'stopping|', stopping,",
        "'stopping||', stopping,",
        "'stopping|05|', stopping,",
        "'stopping|-5|', stopping,",
        "'stopping|soon|', stopping,",
        "'stopping|9223372036854775808|', stopping,",
        "'stopping|5|more|', stopping, 5",
        "'', '',",
        "'|', '',",
        "'because|', because,",
    })
    void isReadWhateverItContains(String payload, String text, Long seconds) {
        assertThat(Bye.read(payload.replace('|', '\0').getBytes(UTF_8)))
                .isEqualTo(new Bye(text, seconds == null ? OptionalLong.empty() : OptionalLong.of(seconds)));
    }

    @Test
    void unknownWordIsNoReason() {
        assertThat(new Bye("stoppings", OptionalLong.empty()).reason()).isEmpty();
        assertThat(new Bye("Stopping", OptionalLong.empty()).reason()).isEmpty();
        assertThat(new Bye("", OptionalLong.empty()).reason()).isEmpty();
    }
}
