package dev.lonja.benchmarks.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor time and the peak memory of a process and its descendants, read from {@code /proc}. */
public record ProcessFigures(double cpuSeconds, long peakBytes) {
    private static final double TICKS_PER_SECOND = 100;

    /** The index of field 14 of {@code stat}, counted from field 3: the name in field 2 can contain spaces. */
    private static final int USER_TICKS = 14 - 3;

    public static ProcessFigures of(long pid) {
        double cpuSeconds = 0;
        long peakBytes = 0;
        for (ProcessHandle process : withDescendants(pid)) {
            try {
                cpuSeconds += cpuSeconds(process.pid());
                peakBytes += peakBytes(process.pid());
            } catch (IOException gone) {
                // The process has ended meanwhile.
            }
        }
        return new ProcessFigures(cpuSeconds, peakBytes);
    }

    private static Iterable<ProcessHandle> withDescendants(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .toList();
    }

    private static double cpuSeconds(long pid) throws IOException {
        return cpuSeconds(Files.readString(Path.of("/proc", Long.toString(pid), "stat")));
    }

    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1])) / TICKS_PER_SECOND;
    }

    private static long peakBytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
