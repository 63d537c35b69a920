package dev.lonja.peer.cli;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.text.Texts;
import dev.lonja.protocol.Printable;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Builds commands, options and parameters for picocli. Annotations would do the same, but reading them takes longer than
 * everything else that a single command does.
 */
final class Syntax {
    /** Creates objects without looking for Groovy in every jar of the class path, as the factory of picocli does. */
    private static final IFactory FACTORY = new IFactory() {
        @Override
        public <K> K create(Class<K> type) throws ReflectiveOperationException {
            return type.getDeclaredConstructor().newInstance();
        }
    };

    private Syntax() {}

    /** A command with a help option. */
    static CommandSpec command(String name, Callable<Start> start, String... description) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(start, FACTORY).name(name);
        command.usageMessage()
                .sortOptions(false)
                .description(translated(description))
                .synopsisHeading(text("Usage: "))
                .commandListHeading(text("Commands:%n"));
        return command.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description(text("Show this help message and exit."))
                .build());
    }

    /** What a parsed command asks for. */
    static Start start(CommandLine command) {
        try {
            return ((Callable<?>) command.getCommandSpec().userObject()).call() instanceof Start start
                    ? start
                    : impossible(null);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            return impossible(impossible);
        }
    }

    private static Start impossible(@Nullable Throwable cause) {
        throw new IllegalStateException("a command does not say what it asks for", cause);
    }

    /** An option with a value. */
    static OptionSpec.Builder option(
            String label, ITypeConverter<String> type, String description, String name, String... names) {
        return OptionSpec.builder(name, names)
                .type(String.class)
                .paramLabel(label)
                .converters(type)
                .description(text(description));
    }

    /** An option without a value; it is true if it is given. */
    static OptionSpec.Builder flag(String description, String name, String... names) {
        return OptionSpec.builder(name, names).type(boolean.class).description(text(description));
    }

    /**
     * A parameter at that place, counted from 0; characters that cannot be seen may be given as the escapes that are shown for
     * them.
     */
    static PositionalParamSpec.Builder parameter(int index, String label) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .required(true)
                .type(String.class)
                .converters((ITypeConverter<String>) Printable::parse)
                .paramLabel(label);
    }

    private static String[] translated(String... description) {
        return Stream.of(description).map(Texts::text).toArray(String[]::new);
    }

    /** Takes words that begin with @ literally: a description or a name from a listing must not name a file of arguments. */
    static CommandLine line(CommandSpec command) {
        return new CommandLine(command, FACTORY).setExpandAtFiles(false);
    }
}
