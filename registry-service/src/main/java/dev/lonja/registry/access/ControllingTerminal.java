package dev.lonja.registry.access;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process, {@code /dev/tty}. Java's own console is standard input and standard output, and shows what is
 * typed when one of them is a file. The program stty turns the echo off, and on again, also when a signal ends the process.
 */
final class ControllingTerminal implements HashPassword.Prompt, AutoCloseable {
    private static final File DEVICE = new File("/dev/tty");
    private static final long STTY_LIMIT_SECONDS = 10;

    private final InputStream in;
    private final OutputStream out;

    private ControllingTerminal(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Opens it; null if this process has none. */
    static @Nullable ControllingTerminal open() {
        try {
            InputStream in = new FileInputStream(DEVICE);
            try {
                return new ControllingTerminal(in, new FileOutputStream(DEVICE));
            } catch (IOException readOnly) {
                in.close();
                return null;
            }
        } catch (IOException none) {
            return null;
        }
    }

    @Override
    public void say(String text) throws IOException {
        out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Optional<byte[]> readHidden(String prompt) throws IOException {
        String state = stty("-g");
        Thread atSignal = new Thread(() -> restore(state), "lonja-echo");
        Runtime.getRuntime().addShutdownHook(atSignal);
        stty("-echo");
        try {
            out.write(prompt.getBytes(StandardCharsets.UTF_8));
            return HashPassword.readLine(in);
        } finally {
            restore(state);
            remove(atSignal);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }

    private void restore(String state) {
        try {
            stty(state);
            // The end of the line was not shown either.
            say("");
        } catch (IOException impossible) {
            System.err.println("lonja: the terminal may not show what is typed now; 'stty echo' helps");
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            // The process is ending, and the hook is running.
        }
    }

    private static String stty(String argument) throws IOException {
        Process stty = new ProcessBuilder("stty", argument)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(stty.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!stty.waitFor(STTY_LIMIT_SECONDS, TimeUnit.SECONDS) || stty.exitValue() != 0) {
                throw new IOException(
                        "the terminal cannot be told to hide what is typed: stty " + argument + ": " + output);
            }
            return output;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            stty.destroy();
        }
    }
}
