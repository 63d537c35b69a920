package dev.lonja.endtoend;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line that runs a jar with the Java that runs this. */
final class Java {
    /** The first release that warns of libraries' use of Unsafe, and knows the option against it, is 23. */
    private static final int FIRST_WITH_UNSAFE_OPTION = 23;

    /** For programs that live for some seconds: a small heap's collector, and the quick compiler alone. */
    static final List<String> SHORT_LIVED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private Java() {}

    static List<String> command(List<String> options, Path jar, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= FIRST_WITH_UNSAFE_OPTION) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
