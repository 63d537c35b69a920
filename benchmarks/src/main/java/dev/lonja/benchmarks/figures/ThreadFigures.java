package dev.lonja.benchmarks.figures;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The processor time of a process by its threads, read from {@code /proc}. Threads whose names differ in a number are one. */
public record ThreadFigures(Map<String, Double> cpuSeconds) {

    public static ThreadFigures of(long pid) throws IOException {
        Map<String, Double> all = new TreeMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                try {
                    String stat = Files.readString(thread.resolve("stat"));
                    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
                    all.merge(name.replaceAll("[-# ]*\\d+$", ""), ProcessFigures.cpuSeconds(stat), Double::sum);
                } catch (IOException gone) {
                    // The thread has ended meanwhile.
                }
            }
        }
        return new ThreadFigures(all);
    }

    /** What has been used since those figures. */
    public ThreadFigures since(ThreadFigures before) {
        Map<String, Double> used = new TreeMap<>();
        cpuSeconds.forEach(
                (name, now) -> used.put(name, now - before.cpuSeconds().getOrDefault(name, 0.0)));
        return new ThreadFigures(used);
    }
}
