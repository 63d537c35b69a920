package dev.lonja.endtoend;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running registry, and the port on which it serves. */
public record RegistryProgram(Program program, int port) implements AutoCloseable {
    private static final Pattern START_LINE = Pattern.compile("(?m)^s> init server \\S+:(\\d+)$");

    static RegistryProgram awaitStart(Program program) {
        String output = program.awaitOutput(
                "the registry prints 's> init server <local IP>:<port>'",
                text -> START_LINE.matcher(text).find());
        Matcher line = START_LINE.matcher(output);
        if (!line.find()) {
            throw new IllegalStateException("the start line went away");
        }
        return new RegistryProgram(program, Integer.parseInt(line.group(1)));
    }

    @Override
    public void close() {
        program.close();
    }
}
