package dev.lonja.endtoend.agent;

import dev.lonja.endtoend.AgentProgram;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A session as it looks on a terminal. Lines that begin with the prompt are typed, all others are answers. It gives the
 * text to type, and the expected standard output when the input is a pipe, which echoes nothing.
 *
 * <p>{@code {name}} stands for a value that the test supplies. {@code {port}} in an answer stands for any port.
 */
record Transcript(List<String> lines) {
    private static final String ANY_PORT = Pattern.quote("{port}");

    static Transcript of(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return new Transcript(filled.lines().toList());
    }

    String typed() {
        return lines.stream()
                .filter(Transcript::isTyped)
                .map(line -> line.substring(AgentProgram.PROMPT.length()) + "\n")
                .collect(Collectors.joining());
    }

    /** The pattern that the standard output must match. */
    Pattern output() {
        String output = lines.stream()
                .map(line -> isTyped(line) ? AgentProgram.PROMPT : line + "\n")
                .collect(Collectors.joining());
        return Pattern.compile(
                Arrays.stream(output.split(ANY_PORT, -1)).map(Pattern::quote).collect(Collectors.joining("\\d{1,5}")));
    }

    private static boolean isTyped(String line) {
        return line.startsWith(AgentProgram.PROMPT);
    }
}
