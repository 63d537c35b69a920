package dev.lonja.peer.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The standard output and standard error of the process, in UTF-8 whatever the locale. */
public final class StandardStreams {
    private StandardStreams() {}

    /** Standard output; it is buffered until it is flushed. */
    public static PrintStream out() {
        return stream(FileDescriptor.out, false);
    }

    /** Standard error; every line is flushed. */
    public static PrintStream err() {
        return stream(FileDescriptor.err, true);
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushes) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), flushes, UTF_8);
    }
}
