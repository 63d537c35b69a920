package dev.lonja.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/** The text that a process has written to one of its streams. One thread appends to it; any thread may wait for text. */
final class CapturedText {
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    /** Starts a thread that collects the stream until it ends. */
    static CapturedText of(InputStream stream, String threadName) {
        CapturedText captured = new CapturedText();
        Thread collector = new Thread(() -> captured.collect(stream), threadName);
        collector.setDaemon(true);
        collector.start();
        return captured;
    }

    synchronized String text() {
        return text.toString();
    }

    /** Waits until the text is as wanted, and returns it. Empty if the stream ends or the time is up before. */
    synchronized Optional<String> await(Predicate<String> wanted, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            String now = text.toString();
            if (wanted.test(now)) {
                return Optional.of(now);
            }
            long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (ended || leftMillis <= 0) {
                return Optional.empty();
            }
            wait(leftMillis);
        }
    }

    /** Waits for the end of the stream. Returns false if the time is up before. */
    synchronized boolean awaitEnd(Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!ended) {
            long leftMillis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (leftMillis <= 0) {
                return false;
            }
            wait(leftMillis);
        }
        return true;
    }

    private void collect(InputStream stream) {
        char[] characters = new char[4096];
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            for (int count = reader.read(characters); count >= 0; count = reader.read(characters)) {
                append(characters, count);
            }
        } catch (IOException closed) {
            // The process has ended, and its stream with it.
        } finally {
            end();
        }
    }

    private synchronized void append(char[] characters, int count) {
        text.append(characters, 0, count);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
