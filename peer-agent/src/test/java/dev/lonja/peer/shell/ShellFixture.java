package dev.lonja.peer.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lonja.peer.agent.TestAgent;
import dev.lonja.peer.console.ClassicFormat;
import dev.lonja.peer.console.Colours;
import dev.lonja.peer.console.CommandTerminal;
import dev.lonja.peer.console.ConsoleOutput;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Parser;
import org.jline.terminal.Terminal;

/** A command loop without Quarkus: a test types lines, and reads what is printed. */
final class ShellFixture implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ConsoleOutput output = new ConsoleOutput(
            new PrintStream(new BufferedOutputStream(out), false, UTF_8),
            new PrintStream(err, true, UTF_8),
            new ClassicFormat(false));
    private final TestAgent agent;
    private final KnownNames known;
    private final CommandCompleter completer;
    private final CommandLoop loop;

    ShellFixture(int registryPort, Path dataFolder) {
        this(registryPort, dataFolder, Duration.ofHours(1));
    }

    ShellFixture(int registryPort, Path dataFolder, Duration presenceInterval) {
        agent = TestAgent.connecting(registryPort, dataFolder);
        known = new KnownNames(agent.agent());
        completer = new CommandCompleter(agent.agent(), known);
        loop = new CommandLoop(agent.agent(), known, output, presenceInterval, false);
    }

    TestAgent agent() {
        return agent;
    }

    /** Executes the line without reading it from an input. */
    void execute(String line) {
        loop.execute(CommandParser.parse(line));
    }

    /** Runs the loop over these lines to the end of the input, and returns the standard output. */
    String type(String... lines) {
        String input = String.join("\n", lines) + "\n";
        loop.run(new PipedLines(new ByteArrayInputStream(input.getBytes(UTF_8)), output));
        return out.toString(UTF_8);
    }

    /** Runs the loop over what is typed on that terminal, to the end of its input. */
    void serve(Terminal terminal) {
        try (var lines = new TerminalLines(CommandTerminal.of(terminal), completer, Colours.NONE, output, null)) {
            loop.run(lines);
        }
    }

    /** The standard output so far. */
    String output() {
        return out.toString(UTF_8);
    }

    /** The words that complete the line at its end. */
    List<String> complete(String line) {
        var typed = TypedLineParser.of(completer).parse(line, line.length(), Parser.ParseContext.COMPLETE);
        return completer.candidates(typed).map(Candidate::value).toList();
    }

    /** The standard error so far. */
    String errors() {
        return err.toString(UTF_8);
    }

    @Override
    public void close() {
        known.close();
        agent.close();
    }
}
