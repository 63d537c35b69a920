package dev.lonja.peer.cli;

import dev.lonja.peer.cli.usage.UsageError;
import dev.lonja.peer.oneshot.OneShot;
import dev.lonja.protocol.key.KeyId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the command line asks for. */
sealed interface Start {
    /** Print this text, and end. */
    record Print(String text) implements Start {}

    /** The command line is wrong: say why, and end. */
    record Wrong(UsageError error) implements Start {}

    /**
     * Start the command loop or the server; these settings override the configured ones.
     *
     * @param isClassic whether sessions are left out with a registry whose key is not known
     */
    record Run(Map<String, String> settings, boolean isClassic) implements Start {
        public Run {
            settings = Map.copyOf(settings);
        }
    }

    /** List what the server would skip in that folder, as text or in JSON; these settings override the configured ones. */
    record Skipped(Path folder, Map<String, String> settings, boolean json) implements Start {
        public Skipped {
            settings = Map.copyOf(settings);
        }
    }

    /** Check what usually goes wrong, with that user and that folder if there are any; these settings override the configured ones. */
    record Examine(Optional<String> user, Optional<Path> share, Map<String, String> settings, Form form)
            implements Start {
        public Examine {
            settings = Map.copyOf(settings);
        }
    }

    /** Perform a single command and report it as text or in JSON; these settings override the configured ones. */
    record Once(OneShot command, Map<String, String> settings, Form form) implements Start {
        public Once {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * Perform a single command with a code, which is read from standard input only then.
     *
     * @param command makes the command of the code
     */
    record WithCode(Function<String, OneShot> command, Map<String, String> settings, Form form) implements Start {
        public WithCode {
            settings = Map.copyOf(settings);
        }

        Once of(String code) {
            return new Once(command.apply(code), settings, form);
        }
    }

    /** Show the key of this agent and the registries that it knows, as text or in JSON; these settings override the configured ones. */
    record Identify(Map<String, String> settings, boolean json) implements Start {
        public Identify {
            settings = Map.copyOf(settings);
        }
    }

    /** Accept one more key of the registry; these settings override the configured ones. */
    record Trust(KeyId key, Map<String, String> settings) implements Start {
        public Trust {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * How a single command speaks.
     *
     * @param json whether it reports in JSON
     * @param isClassic whether sessions are left out with a registry whose key is not known
     */
    record Form(boolean json, boolean isClassic) {}
}
