package dev.lonja.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EscapedBytesTest {
    @Test
    void decodesEveryForm() {
        byte[] bytes = EscapedBytes.decode("[0]A\\0\\x7f\\xff\\\\(3*b\\0){port}ñ[12]", Map.of("port", "80"));

        assertThat(new String(bytes, ISO_8859_1))
                .isEqualTo("\u0000A\u0000\u007f\u00ff\\b\u0000b\u0000b\u000080\u00c3\u00b1\u000c");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> EscapedBytes.decode("\\n", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EscapedBytes.decode("{port}", Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encodesForAMessage() {
        assertThat(EscapedBytes.encode(new byte[] {0, 'a', ' ', '\\', 2, -1})).isEqualTo("\\0a \\x5c\\x02\\xff");
    }
}
