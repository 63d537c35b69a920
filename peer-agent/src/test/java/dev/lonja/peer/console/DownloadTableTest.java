package dev.lonja.peer.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DownloadTableTest {
    private static final List<DownloadRow> ROWS = List.of(
            new DownloadRow(1, "ana", "/home/ana/a letter.txt", "45 % of 27.0 MB", "10.2 MB/s", "running"),
            new DownloadRow(12, "bruno", "/home/bruno/boats/*", "3 of 12 files, 4.5 MB", "", "waiting"));

    @Test
    void isATableOnAWideScreen() {
        assertThat(lines(100)).isEqualTo(List.of("""
                NO  USER   FILE                    PROGRESS               RATE       STATE
                1   ana    /home/ana/a letter.txt  45 % of 27.0 MB        10.2 MB/s  running
                12  bruno  /home/bruno/boats/*     3 of 12 files, 4.5 MB             waiting""".split("\n")));
    }

    @Test
    void shortensTheNamesOfFilesFirst() {
        assertThat(lines(72)).contains("1   ana    /home/ana/a lette…  45 % of 27.0 MB        10.2 MB/s  running");
    }

    @Test
    void hasTwoLinesForADownloadOnANarrowScreen() {
        assertThat(lines(44)).isEqualTo(List.of("""
                NO  USER   FILE
                1   ana    /home/ana/a letter.txt
                    45 % of 27.0 MB  10.2 MB/s  running
                12  bruno  /home/bruno/boats/*
                    3 of 12 files, 4.5 MB  waiting""".split("\n")));
    }

    @Test
    void showsNothingThatATerminalObeys() {
        var row = new DownloadRow(1, "ana", "/a\033[31m", "5 bytes", "", "done");

        assertThat(new DownloadTable(List.of(row), 80).lines()).allMatch(line -> line.contains("/a\\u{1b}[31m"));
    }

    private static List<String> lines(int width) {
        var table = new DownloadTable(ROWS, width);
        return Stream.concat(Stream.of(table.headings()), table.lines()).toList();
    }
}
