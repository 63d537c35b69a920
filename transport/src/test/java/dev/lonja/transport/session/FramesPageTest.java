package dev.lonja.transport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.transport.frame.ByeReason;
import dev.lonja.transport.frame.FrameKind;
import dev.lonja.transport.tls.TlsAcceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Compares docs/session.md with frames and their limits. */
class FramesPageTest {
    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;

    private static List<String> page;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readAllLines(Path.of("../docs/session.md"));
    }

    @Test
    void kindsOfFramesAreThoseOfThePage() {
        List<String> kinds = Arrays.stream(FrameKind.values())
                .map(kind -> "0x%02x %s".formatted(kind.ordinal(), kind))
                .toList();

        assertThat(page.stream().filter(line -> line.matches("0x\\d\\d [A-Z]+ .*")))
                .extracting(line -> line.substring(0, line.indexOf(' ', "0x00 ".length())))
                .isEqualTo(kinds);
    }

    @Test
    void limitsAreThoseOfThePage() {
        SessionLimits limits = SessionLimits.DEFAULT;

        assertThat(limitOf("payload of REQUEST")).isEqualTo(limits.maxStringsBytes() / KIB + " KiB");
        assertThat(limitOf("payload of DATA")).isEqualTo(limits.maxDataBytes() / MIB + " MiB");
        assertThat(limitOf("every payload to the side that was dialled"))
                .isEqualTo(limits.maxBytesBeforeHello() / KIB + " KiB");
        assertThat(limitOf("requests that are open")).isEqualTo(Integer.toString(limits.maxRequests()));
        assertThat(limitOf("rows and data that wait")).isEqualTo(limits.maxWaitingBytes() / MIB + " MiB");
        assertThat(limitOf("events that wait")).isEqualTo(limits.maxEventBytes() / MIB + " MiB");
        assertThat(limitOf("time in which nothing"))
                .isEqualTo(limits.slowReader().toSeconds() + " s");
        assertThat(limitOf("handshake and HELLO")).isEqualTo(TlsAcceptor.SETUP_TIME.toSeconds() + " s");
        assertThat(limitOf("silence")).isEqualTo("three heartbeats");
        assertThat(SessionTerms.SILENT_HEARTBEATS).isEqualTo(3);
    }

    @Test
    void reasonsOfByeAreThoseOfThePage() {
        String words = Arrays.stream(ByeReason.values())
                .map(reason -> "`" + reason.word() + "`")
                .collect(Collectors.joining(", "));

        int last = words.lastIndexOf(", ");
        assertThat(String.join(" ", page))
                .contains(
                        "begins with one word: " + words.substring(0, last) + " or " + words.substring(last + 2) + ".");
    }

    /** The second cell of the row that begins so. */
    private static String limitOf(String what) {
        return page.stream()
                .filter(line -> line.startsWith("| " + what))
                .map(line -> line.split(" \\| ")[1])
                .collect(Collectors.joining());
    }
}
