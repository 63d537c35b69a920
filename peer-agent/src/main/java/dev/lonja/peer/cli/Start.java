package dev.lonja.peer.cli;

import dev.lonja.peer.oneshot.OneShot;
import java.util.Map;

/** What the command line asks for. */
sealed interface Start {
    /** Everything has been said already. */
    record Exit(int code) implements Start {}

    /** Open the command loop with these settings over the configured ones. */
    record Run(Map<String, String> settings) implements Start {
        public Run {
            settings = Map.copyOf(settings);
        }
    }

    /** Do this one thing, with these settings over the configured ones, and report it as text or in JSON. */
    record Once(OneShot command, Map<String, String> settings, boolean json) implements Start {
        public Once {
            settings = Map.copyOf(settings);
        }
    }
}
