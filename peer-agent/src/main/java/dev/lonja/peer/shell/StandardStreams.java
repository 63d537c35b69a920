package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.console.AnswerFormat;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.ConsoleOutput;
import dev.lonja.peer.console.ScreenFormat;
import dev.lonja.peer.console.Terminals;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The process's own streams, in UTF-8 whatever the locale, and its terminal. */
final class StandardStreams {
    @Produces
    @Singleton
    Colours colours() {
        return Colours.of(System.getenv());
    }

    @Produces
    @Singleton
    ConsoleOutput output(ShellConfig config, Colours colours, Instance<Terminal> terminal) {
        AnswerFormat format = Terminals.isTerminal() && !config.classicOutput()
                ? new ScreenFormat(colours, () -> terminal.get().getColumns())
                : new ClassicFormat();
        return new ConsoleOutput(stream(FileDescriptor.out, false), stream(FileDescriptor.err, true), format);
    }

    /** Opened when it is first asked for: only where {@link Terminals#isTerminal()}. */
    @Produces
    @Singleton
    Terminal terminal() throws IOException {
        return TerminalBuilder.builder().system(true).encoding(UTF_8).build();
    }

    private static PrintStream stream(FileDescriptor descriptor, boolean flushes) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), flushes, UTF_8);
    }
}
