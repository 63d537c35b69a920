package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The process's own streams, in UTF-8 whatever the locale. */
final class StandardStreams {
    @Produces
    @Singleton
    ShellOutput output() {
        return new ShellOutput(stream(FileDescriptor.out, false), stream(FileDescriptor.err, true));
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushes) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), flushes, UTF_8);
    }
}
