package dev.lonja.protocol.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final String ROOT = "00ff".repeat(16);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, Long.MAX_VALUE})
    void numberIsReadAsItIsWritten(long number) {
        assertThat(Decimal.parse(Decimal.write(number))).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "01",
                "00",
                "1e3",
                " 1",
                "1 ",
                "٣",
                "0x1",
                "9223372036854775808",
                "99999999999999999999999"
            })
    void otherTextIsNoNumber(String text) {
        assertThat(Decimal.find(text)).isEmpty();
        assertThatThrownBy(() -> Decimal.parse(text)).hasMessageContaining("is not a number");
    }

    @Test
    void numberMayHaveLimits() {
        assertThat(Decimal.parse("1000", 1, 1000)).isEqualTo(1000);
        assertThatThrownBy(() -> Decimal.parse("1001", 1, 1000)).hasMessage("is not a number from 1 to 1000");
        assertThatThrownBy(() -> Decimal.parse("0", 1, 1000)).hasMessage("is not a number from 1 to 1000");
        assertThatThrownBy(() -> Decimal.write(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:20001, 192.0.2.1:20001",
        "0.0.0.1:1024, 0.0.0.1:1024",
        "10.0.0.1:65535, 10.0.0.1:65535",
        "127.0.0.1:20001, 127.0.0.1:20001",
        "[2001:db8::1]:20001, [2001:db8::1]:20001",
        "[2001:DB8:0:0:0:0:0:1]:20001, [2001:db8::1]:20001",
        "[2001:0:0:1:0:0:0:1]:20001, [2001:0:0:1::1]:20001",
        "[1:0:0:2:0:0:3:4]:20001, [1::2:0:0:3:4]:20001",
        "[1:2:3:4:5:6:7:0]:20001, [1:2:3:4:5:6:7:0]:20001",
        "[1:2:3:4:5:6::]:20001, [1:2:3:4:5:6::]:20001",
        "[::1]:20001, [::1]:20001",
        "[::ffff:192.0.2.1]:20001, 192.0.2.1:20001",
    })
    void addressIsReadAndWrittenInOneForm(String text, String written) {
        assertThat(PeerAddress.parse(text)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "224.0.0.1:20001, multicast",
        "239.255.255.255:20001, multicast",
        "[ff02::1]:20001, multicast",
        "169.254.1.1:20001, link-local",
        "[fe80::1]:20001, link-local",
        "0.0.0.0:20001, unspecified",
        "[::]:20001, unspecified",
        "[::ffff:0.0.0.0]:20001, unspecified",
        "[::ffff:169.254.1.1]:20001, link-local",
        "192.0.2.1:1023, the port 1023",
        "192.0.2.1:0, the port 0",
        "192.0.2.1:65536, not a number from 0 to 65535",
        "192.0.2.1:01024, not a number",
        "192.0.2.1, neither",
        "192.0.2.1:, neither",
        ":20001, neither",
        "192.0.2:20001, neither",
        "192.0.2.256:20001, neither",
        "192.0.2.01:20001, neither",
        "192.0.2.1.1:20001, neither",
        "3221225985:20001, neither",
        "localhost:20001, neither",
        "example.org:20001, neither",
        "2001:db8::1:20001, neither",
        "[2001:db8::1]20001, neither",
        "[192.0.2.1]:20001, neither",
        "[fe80::1%eth0]:20001, neither",
        "[1:2:3:4:5:6:7:8:9]:20001, IPv6 address that is none",
        "[12345::]:20001, IPv6 address that is none",
        "[:]:20001, IPv6 address that is none",
    })
    void forbiddenAddressIsRefused(String text, String problem) {
        assertThatThrownBy(() -> PeerAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void addressesHaveBlanksBetweenThem() {
        assertThat(PeerAddresses.parse("")).isEqualTo(PeerAddresses.NONE);
        assertThat(PeerAddresses.parse("192.0.2.1:20001 [2001:db8::1]:20001"))
                .hasToString("192.0.2.1:20001 [2001:db8::1]:20001");
        assertThat(PeerAddresses.parse("192.0.2.1:20001 192.0.2.1:20001")).hasToString("192.0.2.1:20001");
        assertThatThrownBy(() -> PeerAddresses.parse("192.0.2.1:20001\t192.0.2.2:20001"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thereAreAtMostEightAddresses() {
        String eight = "192.0.2.1:20001 192.0.2.2:20001 192.0.2.3:20001 192.0.2.4:20001 192.0.2.5:20001 192.0.2.6:20001"
                + " 192.0.2.7:20001 192.0.2.8:20001";

        assertThat(PeerAddresses.parse(eight).all()).hasSize(8);
        assertThatThrownBy(() -> PeerAddresses.parse(eight + " 192.0.2.9:20001"))
                .hasMessage("holds 9 addresses; the limit is 8");
        assertThat(PeerAddresses.parse(eight)
                        .withObserved(PeerAddress.parse("198.51.100.1:20001"))
                        .all())
                .hasSize(8)
                .startsWith(PeerAddress.parse("198.51.100.1:20001"))
                .doesNotContain(PeerAddress.parse("192.0.2.8:20001"));
    }

    @Test
    void observedAddressComesFirst() {
        assertThat(PeerAddresses.parse("192.0.2.1:20001 192.0.2.2:20001")
                        .withObserved(PeerAddress.parse("192.0.2.2:20001")))
                .hasToString("192.0.2.2:20001 192.0.2.1:20001");
    }

    @Test
    void loopbackAddressMustBeTheObservedOne() throws UnknownHostException {
        PeerAddresses addresses = PeerAddresses.parse("127.0.0.1:20001 192.0.2.1:20001");

        assertThat(addresses.requireReachable(InetAddress.getByName("127.0.0.1")))
                .isEqualTo(addresses);
        for (String elsewhere : new String[] {"192.0.2.1", "::1"}) {
            InetAddress observed = InetAddress.getByName(elsewhere);
            assertThatThrownBy(() -> addresses.requireReachable(observed))
                    .hasMessageContaining("loopback address 127.0.0.1:20001");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"f1", "/f1", "/a b", "/a\nb", "a/b.txt", "/..a/.b/c..", "/\u00a0", "/\u0001", ".profile", "/%2E"
            })
    void pathMayHaveAnyCharacters(String path) {
        TruePath.requirePublishable(path);
        TruePath.requireListed(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a/", "/a/", "//a", "/a//b", "//"})
    void pathWithAnEmptySegmentIsListedButNotPublished(String path) {
        TruePath.requireListed(path);
        assertThatThrownBy(() -> TruePath.requirePublishable(path)).hasMessage("has an empty segment");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "/.", "/..", "./a", "a/..", "/a/./b", "/a/../b"})
    void pathHasNoDotSegments(String path) {
        assertThatThrownBy(() -> TruePath.requirePublishable(path)).hasMessage("has a '.' or '..' segment");
        assertThatThrownBy(() -> TruePath.requireListed(path)).hasMessage("has a '.' or '..' segment");
    }

    @Test
    void pathHoldsNoNul() {
        assertThatThrownBy(() -> TruePath.requireListed("/a\0")).hasMessage("holds NUL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"users", "user ana", "search old boats", "content 0 ROOT", "content 9223372036854775807 ROOT"})
    void watchedIsReadAsItIsWritten(String text) {
        String watched = text.replace("ROOT", ROOT);

        assertThat(Watched.parse(watched).text()).isEqualTo(watched);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "user",
                "users ana",
                "Users",
                "search",
                "content",
                "content 5",
                "content ROOT",
                "content  ROOT",
                "content 5 ",
                "content 5 abc",
                "content 05 ROOT",
                "content 5 ROOT 6",
                "file 5"
            })
    void otherTextCannotBeWatched(String text) {
        assertThatThrownBy(() -> Watched.parse(text.replace("ROOT", ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rootIsWrittenInSmallLetters() {
        assertThat(ContentId.parse("5", ROOT.toUpperCase())).isEqualTo(new ContentId(5, ROOT));
        for (String wrong : new String[] {"", ROOT + "0", ROOT.substring(1), ROOT.replace('f', 'g')}) {
            assertThatThrownBy(() -> ContentId.parse("5", wrong)).hasMessageContaining("64 hex digits");
        }
    }

    @Test
    void wordsAreThoseOfThePage() {
        assertThat(FileKind.parse("folder").word()).isEqualTo("folder");
        assertThat(FileKind.parse("file")).isEqualTo(FileKind.FILE);
        assertThat(FileMode.parse("x").letter()).isEqualTo("x");
        assertThat(FileMode.parse("-")).isEqualTo(FileMode.PLAIN);
        assertThat(InvitePurpose.parse("device").word()).isEqualTo("device");
        assertThat(InvitePurpose.parse("register")).isEqualTo(InvitePurpose.REGISTER);
        assertThatThrownBy(() -> FileKind.parse("FILE")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FileMode.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> InvitePurpose.parse("claim")).isInstanceOf(IllegalArgumentException.class);
    }
}
