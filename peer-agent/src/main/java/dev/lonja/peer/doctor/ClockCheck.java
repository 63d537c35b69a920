package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares the clock with that of the registry's machine. The classic protocol transmits no time, but the HTTP responses of the
 * registry's page do; the check expects the page at its usual port.
 *
 * @param host the host of the registry
 * @param port the port of its page
 * @param timeout the limit for the connection, and again for each read
 */
public record ClockCheck(String host, int port, Clock clock, Duration timeout) implements Check {
    private static final String NAME = "clock";
    private static final int USUAL_PORT = 8080;
    private static final Duration TOLERANCE = Duration.ofSeconds(30);
    private static final String HEADER = "date:";
    private static final int MAX_BYTES = 4096;

    /** The check at the usual port of the page. */
    public static ClockCheck of(String host) {
        return new ClockCheck(host, USUAL_PORT, Clock.systemUTC(), Duration.ofSeconds(1));
    }

    @Override
    public List<Finding> look() {
        return List.of(date().map(this::finding)
                .orElseGet(() -> Finding.skip(
                        NAME,
                        text("the protocol has no time, and no page of the registry answers at %s:%d", host, port),
                        text("timedatectl shows whether this machine asks a time server"))));
    }

    private Finding finding(Instant theirs) {
        Duration difference = Duration.between(theirs, clock.instant());
        long seconds = Math.abs(difference.toSeconds());
        return difference.abs().compareTo(TOLERANCE) <= 0
                ? Finding.ok(NAME, text("agrees with the clock of %s", host))
                : Finding.warn(
                        NAME,
                        text(
                                difference.isNegative()
                                        ? "this clock is %d s behind that of %s"
                                        : "this clock is %d s ahead of that of %s",
                                seconds,
                                host),
                        text("let both machines ask a time server: %s", "timedatectl set-ntp true"));
    }

    private Optional<Instant> date() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            String request = "HEAD / HTTP/1.0\r\nHost: " + host + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return dateIn(new String(socket.getInputStream().readNBytes(MAX_BYTES), ISO_8859_1));
        } catch (IOException | IllegalArgumentException unreached) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> dateIn(String answer) {
        try {
            return answer.lines()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(HEADER))
                    .findFirst()
                    .map(line -> line.substring(HEADER.length()).strip())
                    .map(text -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
