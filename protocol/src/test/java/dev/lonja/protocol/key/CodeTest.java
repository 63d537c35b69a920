package dev.lonja.protocol.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {
    private static final Code CODE = Code.random(new SecureRandom());

    @Test
    void isReadAsItIsWrittenAndAsPeopleType() {
        assertThat(CODE.text()).matches("([a-z2-7]{4}-){6}[a-z2-7]{2}");
        assertThat(Code.find(CODE.text())).contains(CODE);
        assertThat(Code.find(CODE.text().toUpperCase().replace("-", ""))).contains(CODE);
        assertThat(Code.find(" " + CODE.text().replace('-', ' '))).contains(CODE);
    }

    @Test
    void everyCodeDiffers() {
        Code other = Code.random(new SecureRandom());

        assertThat(other).isNotEqualTo(CODE);
        assertThat(other.hash()).isNotEqualTo(CODE.hash());
    }

    @Test
    void hashIsThatOfItsBytes() {
        Code zeros = Code.find("aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aa").orElseThrow();

        assertThat(zeros.hash()).isEqualTo("374708fff7719dd5979ec875d56cd2286f6d3cf7ec317a3b25632aab28ec37bb");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aaaa",
                "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-a",
                "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-ab",
                "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aaaa",
                "aaaa-aaaa-aaaa-aaaa-aaaa-aaaa-a1",
                "ñaaa-aaaa-aaaa-aaaa-aaaa-aaaa-aa",
                "aaaa_aaaa_aaaa_aaaa_aaaa_aaaa_aa"
            })
    void otherTextIsNoCode(String text) {
        assertThat(Code.find(text)).isEmpty();
    }

    @Test
    void isNotShownByChance() {
        assertThat(CODE).hasToString("a code");
    }
}
