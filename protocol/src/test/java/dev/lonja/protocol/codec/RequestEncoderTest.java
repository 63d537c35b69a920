package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.Request;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestEncoderTest extends RequestCodecFixture {
    private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 19, 15);

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
    void pathThatOnlyASessionCarriesIsNotEncoded() {
        Request request = new Request.GetFile("/" + "p".repeat(4094));

        assertThatThrownBy(() -> RequestEncoder.encode(request)).hasMessageContaining("the limit is 1 to 255");
    }
}
