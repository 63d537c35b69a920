package dev.lonja.protocol.key;

import static dev.lonja.protocol.key.TestKeys.P256_ID;
import static dev.lonja.protocol.key.TestKeys.P256_ID_FOR_PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {
    private static final KeyId ID = new KeyId(P256_ID);

    @Test
    void isTheHashOfThePublicKeyAsOpensslPrintsIt() throws Exception {
        assertThat(KeyId.ofCertificate(TestKeys.certificate("p256"))).isEqualTo(ID);
        assertThat(KeyId.of(Pem.read(TestKeys.text("p256-key.pem")).getPublic()))
                .isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"compressed", "explicit", "p384", "ed25519", "rsa"})
    void otherKindsAndFormsOfKeysHaveNoId(String form) throws IOException {
        byte[] certificate = TestKeys.certificate(form);

        assertThatThrownBy(() -> KeyId.ofCertificate(certificate))
                .isInstanceOf(UnacceptableKeyException.class)
                .hasMessageMatching("not an ECDSA P-256 key .* [0-9]+ bytes that begin with 30[0-9a-f]+");
    }

    @Test
    void keyOfAnotherKindHasNoId() throws NoSuchAlgorithmException {
        KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

        assertThatThrownBy(() -> KeyId.of(ed25519.getPublic())).isInstanceOf(UnacceptableKeyException.class);
    }

    @Test
    void everyPrefixOfACertificateIsRefused() throws IOException {
        byte[] certificate = TestKeys.certificate("p256");
        for (int length = 0; length < certificate.length; length++) {
            byte[] prefix = Arrays.copyOf(certificate, length);
            assertThatThrownBy(() -> KeyId.ofCertificate(prefix)).isInstanceOf(UnacceptableKeyException.class);
        }
    }

    @Test
    void malformedCertificatesAreRefused() throws IOException {
        byte[] certificate = TestKeys.certificate("p256");
        for (int at = 0; at < certificate.length; at++) {
            for (int flipped : new int[] {0x80, 0x01, 0xff}) {
                byte[] changed = certificate.clone();
                changed[at] ^= (byte) flipped;
                try {
                    assertThat(KeyId.ofCertificate(changed).hex()).hasSize(64);
                } catch (UnacceptableKeyException expected) {
                    assertThat(expected).hasMessageContaining("P-256");
                }
            }
        }
    }

    @Test
    void hasAFormForPeople() {
        assertThat(ID.forPeople()).isEqualTo(P256_ID_FOR_PEOPLE);
        assertThat(ID.forPeople().split("-"))
                .hasSize(13)
                .allSatisfy(group -> assertThat(group).hasSize(4));
        assertThat(ID).hasToString(P256_ID);
    }

    @Test
    void bothFormsAreReadInEitherCaseAndWithOrWithoutHyphens() {
        assertThat(KeyId.parse(P256_ID)).isEqualTo(ID);
        assertThat(KeyId.parse(P256_ID.toUpperCase())).isEqualTo(ID);
        assertThat(KeyId.parse(P256_ID_FOR_PEOPLE)).isEqualTo(ID);
        assertThat(KeyId.parse(P256_ID_FOR_PEOPLE.toUpperCase().replace("-", "")))
                .isEqualTo(ID);
        assertThat(KeyId.parse(P256_ID_FOR_PEOPLE.replace("-", " "))).isEqualTo(ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "b7d2",
                "b7d2e60188b8949d5cc4b9619f20f7cf42f0e7432ff09fd90290cf01e78887c",
                "g7d2e60188b8949d5cc4b9619f20f7cf42f0e7432ff09fd90290cf01e78887c3",
                "w7jo-mami-xckj-2xge-xfqz-6ihx-z5bp-bz2d-f7yj-7wic-sdhq-dz4i-q7b",
                "w7jo-mami-xckj-2xge-xfqz-6ihx-z5bp-bz2d-f7yj-7wic-sdhq-dz4i-q7br",
                "w7jo-mami-xckj-2xge-xfqz-6ihx-z5bp-bz2d-f7yj-7wic-sdhq-dz4i-q7b1",
                "w7jo-mami-xckj-2xge-xfqz-6ihx-z5bp-bz2d-f7yj-7wic-sdhq-dz4i-q7bq-aaaa",
                "w7jo_mami_xckj_2xge_xfqz_6ihx_z5bp_bz2d_f7yj_7wic_sdhq_dz4i_q7bq",
            })
    void otherTextIsNoKeyId(String text) {
        assertThatThrownBy(() -> KeyId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is no key id: neither 64 hex digits nor 52 characters of base32");
    }

    @Test
    void certificateOfANewKeyCarriesItAndIsSignedWithIt() throws Exception {
        KeyPair key = Keys.generate();

        X509Certificate certificate = SelfSignedCertificate.of(key);

        assertThat(KeyId.of(certificate)).isEqualTo(KeyId.of(key.getPublic()));
        assertThat(Keys.of(certificate)).isEqualTo(key.getPublic());
        certificate.verify(key.getPublic());
        certificate.checkValidity();
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=lonja");
        assertThat(certificate.getSerialNumber().signum()).isEqualTo(1);
        assertThat(SelfSignedCertificate.of(key).getSerialNumber()).isNotEqualTo(certificate.getSerialNumber());
    }

    @Test
    void publicKeyHasTheAcceptedForm() {
        assertThat(Keys.generate().getPublic().getEncoded())
                .hasSize(91)
                .startsWith(HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004"));
    }
}
