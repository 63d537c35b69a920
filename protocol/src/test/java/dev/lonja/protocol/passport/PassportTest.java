package dev.lonja.protocol.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.protocol.key.Es256;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.key.Keys;
import dev.lonja.protocol.key.Pem;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PassportTest {
    private static final KeyPair REGISTRY = Keys.generate();
    private static final KeyId HOLDER = new KeyId("ab".repeat(32));
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"lonja-passport\"}";

    /** Made by another program, with the key p256-key.pem. */
    private static final String FOREIGN = "eyJhbGciOiJFUzI1NiIsInR5cCI6ImxvbmphLXBhc3Nwb3J0In0"
            + ".eyJpc3MiOiJiN2QyZTYwMTg4Yjg5NDlkNWNjNGI5NjE5ZjIwZjdjZjQyZjBlNzQzMmZmMDlmZDkwMjkwY2YwMWU3ODg4N2MzIiwic3ViIjoi"
            + "YcOxXCJhXFwiLCJjbmYiOnsia2lkIjoiODU2MzU5YmMyYWM1MjQ2M2MzYzE5NGU4OWJhZDBiMzhjMGY0YTRiZWViYjc0ZTIyYmUwOTM0NWIzOGVk"
            + "MDk3NiJ9LCJpYXQiOjE3OTAwMDAwMDAsImV4cCI6MTc5MDAwMzYwMH0"
            + ".vlG0CO88ttOZa8MTDRiXfJX-0xJzDuZSaASBOMAw7f93f6DOvFN7_aNSM9ZXpL2nbHDE2TdeOLHSzYfGUkYh7Q";

    @Test
    void isWrittenAsThePageSays() throws Exception {
        PassportIssuer issuer = new PassportIssuer(REGISTRY);

        String text = issuer.sign(issuer.issue("ana\"ñ\\", HOLDER, NOW));

        String[] parts = text.split("\\.");
        String registry = KeyId.of(REGISTRY.getPublic()).hex();
        assertThat(parts).hasSize(3).allSatisfy(part -> assertThat(part).matches("[A-Za-z0-9_-]+"));
        assertThat(decode(parts[0])).isEqualTo(HEADER);
        assertThat(decode(parts[1]))
                .isEqualTo("{\"iss\":\"" + registry + "\",\"sub\":\"ana\\\"ñ\\\\\",\"cnf\":{\"kid\":\"" + HOLDER.hex()
                        + "\"},\"iat\":1790000000,\"exp\":1790003600}");
        assertThat(Base64.getUrlDecoder().decode(parts[2])).hasSize(64);
        assertThat(check(text, NOW)).isEqualTo(issuer.issue("ana\"ñ\\", HOLDER, NOW));
    }

    @Test
    void passportOfAnotherProgramIsGood() throws Exception {
        try (InputStream file = Pem.class.getResourceAsStream("p256-certificate.pem")) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(Objects.requireNonNull(file));
            KeyId holder = new KeyId("856359bc2ac52463c3c194e89bad0b38c0f4a4beebb74e22be09345b38ed0976");

            Passport passport = new PassportChecker(certificate.getPublicKey()).check(FOREIGN, holder, NOW);

            assertThat(passport.name()).isEqualTo("añ\"a\\");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-300, true",
        "-301, false",
        "0, true",
        "3600, true",
        "3899, true",
        "3900, false",
    })
    void clocksMayDifferByFiveMinutes(long seconds, boolean isGood) throws Exception {
        String text = sign(claims());
        Instant there = NOW.plusSeconds(seconds);

        if (isGood) {
            assertThat(check(text, there).name()).isEqualTo("ana");
        } else {
            assertThatThrownBy(() -> check(text, there)).isInstanceOf(InvalidPassportException.class);
        }
    }

    @Test
    void passportIsOnlyForTheKeyThatShowsIt() {
        assertThatThrownBy(() -> new PassportChecker(REGISTRY.getPublic())
                        .check(sign(claims()), KeyId.of(REGISTRY.getPublic()), NOW))
                .isInstanceOf(InvalidPassportException.class)
                .hasMessageContaining("it is for the key " + HOLDER);
    }

    @Test
    void passportOfAnotherRegistryIsRefused() throws Exception {
        PassportIssuer other = new PassportIssuer(Keys.generate());
        Passport passport = other.issue("ana", HOLDER, NOW);

        assertRefused(other.sign(passport), "its signature is not of the registry");
        assertRefused(
                sign(claims().replaceFirst("\"iss\":\"[0-9a-f]+\"", "\"iss\":\"" + HOLDER + "\"")), "its issuer is");
        assertThatThrownBy(() -> new PassportIssuer(REGISTRY).sign(passport))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"ES256\"}",
                "{\"typ\":\"lonja-passport\",\"alg\":\"ES256\"}",
                "{\"alg\":\"none\",\"typ\":\"lonja-passport\"}",
                "{\"alg\":\"ES256\",\"typ\":\"lonja-passport\",\"jwk\":{}}",
                "{\"alg\": \"ES256\",\"typ\":\"lonja-passport\"}",
                "",
            })
    void otherHeadersAreRefused(String header) throws Exception {
        assertRefused(sign(header, claims()), "its header is not");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "}$ | ,\"jti\":1}",
                "\"sub\":\"ana\" | \"sub\":\"ana\",\"sub\":\"ana\"",
                "\"sub\":\"ana\", | ``",
                "\"sub\":\"ana\" | \"sub\":1",
                "\"sub\":\"ana\" | \"sub\":\"\\\\u0061na\"",
                "\"sub\":\"ana\" | \"sub\":\"a\\\\/na\"",
                "\"sub\":\"ana\" | \"sub\":\"ana",
                "\"cnf\":.*?} | \"cnf\":\"abc\"",
                "\"kid\" | \"jkt\"",
                "\"kid\": | \"x\":1,\"kid\":",
                "\"kid\":\"[0-9a-f]+\" | \"kid\":\"abc\"",
                "\"kid\":\"[0-9a-f]+\" | \"kid\":{}",
                "\"iat\":[0-9]+ | \"iat\":\"1790000000\"",
                "\"iat\":[0-9]+ | \"iat\":1790000000.0",
                "\"iat\":[0-9]+ | \"iat\":-1",
                "\"iat\":[0-9]+ | \"iat\":01790000000",
                "\"exp\":[0-9]+ | \"exp\":1e10",
                "\"exp\":[0-9]+ | \"exp\":9223372036854775808",
                "\"exp\":[0-9]+ | \"exp\":true",
                "\"exp\":[0-9]+ | \"exp\":null",
                "^.*$ | []",
                "^.*$ | {}",
                "^.*$ | ``",
                "}$ | }}",
                "}$ | } x",
                "^[{] | {,",
            })
    void otherClaimsAreRefused(String part, String replacement) throws Exception {
        String changed = claims().replaceAll(part, replacement);
        assertThat(changed).isNotEqualTo(claims());

        assertRefused(sign(changed), "its claims are malformed");
    }

    @Test
    void blanksAndTheOrderOfClaimsMeanNothing() throws Exception {
        String[] parts = claims().substring(1, claims().length() - 1).split(",");
        String turned = "{ " + parts[4] + ",\n" + parts[3] + " , " + parts[0] + "," + parts[1] + "," + parts[2] + "\t}";

        assertThat(check(sign(turned), NOW).name()).isEqualTo("ana");
    }

    @Test
    void escapesThatJsonDemandsAreRead() throws Exception {
        String name = "a\"b\\c\b\f\n\r\t\u0001\u001f/ñ🎣";
        PassportIssuer issuer = new PassportIssuer(REGISTRY);

        assertThat(check(issuer.sign(issuer.issue(name, HOLDER, NOW)), NOW).name())
                .isEqualTo(name);
    }

    @Test
    void passportForLongerThanAnHourIsRefused() throws Exception {
        assertRefused(sign(claims().replace("1790003600", "1790003601")), "it is valid for 3601 s");
        assertThat(check(sign(claims().replace("1790003600", "1790000060")), NOW)
                        .name())
                .isEqualTo("ana");
    }

    @Test
    void passportHasAtMostTwoKibibytes() throws Exception {
        PassportIssuer issuer = new PassportIssuer(REGISTRY);
        int name = 1;
        while (sign(claims().replace("ana", "a".repeat(name))).length() <= 2048) {
            name++;
        }
        String tooLong = "a".repeat(name);

        assertRefused(sign(claims().replace("ana", tooLong)), "the limit is 2048");
        assertThatThrownBy(() -> issuer.sign(issuer.issue(tooLong, HOLDER, NOW)))
                .hasMessageContaining("the limit is 2048");
        assertThat(issuer.sign(issuer.issue("ñ".repeat(127), HOLDER, NOW))).hasSizeLessThan(2048);
    }

    @Test
    void changedTextIsRefusedAtEveryPlace() throws Exception {
        String text = sign(claims());
        for (int at = 0; at < text.length(); at++) {
            char other = text.charAt(at) == 'A' ? 'B' : 'A';
            assertRefused(text.substring(0, at) + other + text.substring(at + 1), "the passport is not valid");
            assertRefused(text.substring(0, at), "the passport is not valid");
        }
        for (String more : new String[] {"=", "A", ".", ".A", " ", "\n"}) {
            assertRefused(text + more, "the passport is not valid");
        }
        assertRefused(text.replaceFirst("\\.", ".="), "the passport is not valid");
        assertRefused("", "1 parts instead of 3");
        assertRefused("..", "its header is not");
    }

    private static String claims() throws Exception {
        return PassportClaims.write(new PassportIssuer(REGISTRY).issue("ana", HOLDER, NOW));
    }

    private static String sign(String claims) throws Exception {
        return sign(HEADER, claims);
    }

    private static String sign(String header, String claims) throws Exception {
        String signed =
                encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(claims.getBytes(StandardCharsets.UTF_8));
        byte[] signature = Es256.sign(REGISTRY.getPrivate(), signed.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encode(signature);
    }

    private static Passport check(String text, Instant now) throws Exception {
        return new PassportChecker(REGISTRY.getPublic()).check(text, HOLDER, now);
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> check(text, NOW))
                .isInstanceOf(InvalidPassportException.class)
                .hasMessageContaining(reason);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
