package dev.lonja.peer.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.download.DownloadProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLineTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private int columns = 100;
    private long nanos;
    private final DownloadProgress line = line(1).nextFile();

    @Test
    void showsNothingForAQuickDownload() {
        at(999);
        line.advanced(50, 100);
        line.advanced(100, 100);

        assertThat(shown.toString(UTF_8)).isEmpty();
    }

    @Test
    void showsRateAndTimeLeftAndDisappearsAtTheEnd() {
        at(2000);
        line.advanced(20_000_000, 100_000_000);
        assertThat(shown.toString(UTF_8))
                .isEqualTo("\r\033[J\033[?7l 20 %  20.0 MB of 100.0 MB  10.0 MB/s  0:08 left\r\033[?7h");

        shown.reset();
        at(2100);
        line.advanced(21_000_000, 100_000_000);
        assertThat(shown.toString(UTF_8)).as("too early for the next").isEmpty();

        line.advanced(100_000_000, 100_000_000);
        assertThat(shown.toString(UTF_8)).isEqualTo("\r\033[J");
    }

    @Test
    void showsSeveralFilesInOneLine() {
        ProgressLine several = line(3);
        DownloadProgress first = several.nextFile();
        DownloadProgress second = several.nextFile();
        DownloadProgress third = several.nextFile();

        first.advanced(20_000_000, 20_000_000);
        first.advanced(20_000_000, 20_000_000);
        at(2000);
        second.advanced(10_000_000, 100_000_000);
        assertThat(shown.toString(UTF_8)).isEqualTo("\r\033[J\033[?7l1 of 3 files  30.0 MB  15.0 MB/s\r\033[?7h");

        shown.reset();
        second.advanced(100_000_000, 100_000_000);
        assertThat(shown.toString(UTF_8)).as("too early for the next").isEmpty();
        third.advanced(0, 0);
        assertThat(shown.toString(UTF_8)).isEqualTo("\r\033[J");
    }

    @Test
    void removesTheLineOfAFailedDownload() {
        ProgressLine failing = line(1);
        at(2000);
        failing.nextFile().advanced(1, 2);
        shown.reset();

        failing.close();
        failing.close();

        assertThat(shown.toString(UTF_8)).isEqualTo("\r\033[J");
    }

    @ParameterizedTest
    @CsvSource({
        "49, ' 20 %  20.0 MB of 100.0 MB  10.0 MB/s  0:08 left'",
        "48, ' 20 %  100.0 MB  10.0 MB/s  0:08'",
        "44, ' 20 %  100.0 MB  10.0 MB/s  0:08'",
        "20, ' 20 %  10.0 MB/s'",
        "12, ' 20 %'",
        "4, ' 2…'",
        "1,",
        "0, ' 20 %  20.0 MB of 100.0 MB  10.0 MB/s  0:08 left'"
    })
    void isNeverAsLongAsTheTerminalIsWide(int wide, @Nullable String text) {
        columns = wide;
        at(2000);

        line.advanced(20_000_000, 100_000_000);

        assertThat(shown()).isEqualTo(text == null ? "" : text);
    }

    @Test
    void followsTheWindowAndLeavesTheCursorAtItsBeginning() {
        at(2000);
        line.advanced(20_000_000, 100_000_000);
        shown.reset();

        columns = 20;
        at(2200);
        line.advanced(22_000_000, 100_000_000);

        assertThat(shown.toString(UTF_8)).isEqualTo("\r\033[J\033[?7l 22 %  10.0 MB/s\r\033[?7h");
    }

    @Test
    void saysTheNumberOfFilesOnANarrowTerminal() {
        columns = 20;
        ProgressLine several = line(12);
        several.nextFile().advanced(5, 5);
        at(2000);

        several.nextFile().advanced(20_000_000, 100_000_000);

        assertThat(shown()).isEqualTo("1 of 12  10.0 MB/s");
    }

    /** The text of the line, without what clears it. */
    private String shown() {
        return shown.toString(UTF_8).replace("\r\033[J\033[?7l", "").replace("\r\033[?7h", "");
    }

    private ProgressLine line(int files) {
        return new ProgressLine(new PrintStream(shown, true, UTF_8), () -> columns, files, () -> nanos);
    }

    private void at(long millis) {
        nanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
