package dev.lonja.peer.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Commands, options and parameters as picocli wants them told. Its annotations would say the same, and to read them would
 * take longer at every start than all else that a command for scripts does.
 */
final class Syntax {
    /** Picocli's own factory looks for Groovy first, in every jar of the class path. */
    private static final IFactory FACTORY = new IFactory() {
        @Override
        public <K> K create(Class<K> type) throws ReflectiveOperationException {
            return type.getDeclaredConstructor().newInstance();
        }
    };

    private Syntax() {}

    /** A command with help of its own. */
    static CommandSpec command(String name, Callable<Start> start, String... description) {
        CommandSpec command = CommandSpec.wrapWithoutInspection(start, FACTORY).name(name);
        command.usageMessage().sortOptions(false).description(description);
        return command.addOption(OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
    }

    /** An option with a value. */
    static OptionSpec.Builder option(
            String label, ITypeConverter<String> type, String description, String name, String... names) {
        return OptionSpec.builder(name, names)
                .type(String.class)
                .paramLabel(label)
                .converters(type)
                .description(description);
    }

    /** An option without a value: a {@code Boolean} where it is given. */
    static OptionSpec.Builder flag(String description, String name, String... names) {
        return OptionSpec.builder(name, names).type(boolean.class).description(description);
    }

    /** A parameter at that place, from 0 on. */
    static PositionalParamSpec.Builder parameter(int index, String label) {
        return PositionalParamSpec.builder()
                .index(Integer.toString(index))
                .required(true)
                .type(String.class)
                .paramLabel(label);
    }

    static CommandLine line(CommandSpec command) {
        return new CommandLine(command, FACTORY);
    }
}
