package dev.lonja.registry.start;

import java.util.Map;

/** What the command line asks for. */
public sealed interface Start {

    /** Start the registry; these settings override the configured ones. */
    record Serve(Map<String, String> settings) implements Start {
        public Serve {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * Print the hash of a password.
     *
     * @param fromInput read it from standard input, also if there is a terminal
     */
    record Hash(boolean fromInput) implements Start {}

    /** Print this text, and end. */
    record Print(String text) implements Start {}

    /** The command line is wrong: print the usage and then the reason. */
    record Wrong(String usage, String reason) implements Start {}
}
