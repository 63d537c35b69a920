package dev.lonja.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs a program with the Java of this process. */
final class Java {
    /** The first release that warns about the use of Unsafe in libraries, and has an option against the warning. */
    private static final int FIRST_WITH_UNSAFE_OPTION = 23;

    /** Options for programs that run for some seconds: the serial collector, and only the fast compiler. */
    static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Java() {}

    /** The command line with these options of Java, the words that name the program, and its arguments. */
    static List<String> command(List<String> options, List<String> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= FIRST_WITH_UNSAFE_OPTION) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(program);
        command.addAll(arguments);
        return command;
    }
}
