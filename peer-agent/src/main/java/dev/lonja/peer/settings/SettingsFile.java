package dev.lonja.peer.settings;

import static dev.lonja.peer.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings file of the agent ({@code ~/.config/lonja/agent.properties}), as it was read. The user and the folder in it are
 * defaults of commands only: by themselves they do not turn the agent into a server.
 *
 * @param settings the values by the names of their settings
 * @param isPair whether host and port of the registry were given together
 * @param problems a sentence for each mistake, with file and line
 */
public record SettingsFile(
        Path path, boolean exists, Map<String, String> settings, boolean isPair, List<String> problems) {
    /** Far more than all settings need. */
    private static final int MAX_BYTES = 1 << 20;

    public SettingsFile {
        settings = Map.copyOf(settings);
        problems = List.copyOf(problems);
    }

    /** Reads the file of this process. */
    public static SettingsFile ofProcess() {
        return read(path(System::getenv));
    }

    /** Reads that file; one that does not exist has no settings. */
    public static SettingsFile read(Path path) {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return new SettingsFile(path, false, Map.of(), false, List.of());
        }
        var reader = new SettingsReader(path);
        try {
            reader.read(content(path));
        } catch (IOException unreadable) {
            reader.unreadable(unreadable);
        }
        return new SettingsFile(path, true, reader.settings(), reader.isPair(), reader.problems());
    }

    /** Reads only what can be settings: a pipe would be waited for, and a device has no end. */
    private static byte[] content(Path path) throws IOException {
        if (!Files.isDirectory(path) && !Files.isRegularFile(path) && Files.exists(path)) {
            throw new IOException(text("it is not a regular file"));
        }
        try (InputStream file = Files.newInputStream(path)) {
            byte[] content = file.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException(text("it is longer than %d bytes", MAX_BYTES));
            }
            return content;
        }
    }

    /** The user's configuration folder by the XDG base directory specification, which ignores relative paths. */
    static Path path(Function<String, String> environment) {
        return Optional.ofNullable(environment.apply("XDG_CONFIG_HOME"))
                .filter(value -> value.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
                .resolve("lonja")
                .resolve("agent.properties");
    }

    /** The user who asks and whose folder is published, unless another is named. */
    public Optional<String> user() {
        return Optional.ofNullable(settings.get(AgentSettings.USER));
    }

    /** The folder that is published, unless another is named. */
    public Optional<String> share() {
        return Optional.ofNullable(settings.get(AgentSettings.SHARE));
    }

    /**
     * These options of the command line, and under them the settings of the file. What a system property, the environment or
     * {@code config/application.properties} names is left out, because they win. A host that is named without a port has the
     * usual port, not that of another host.
     */
    public Map<String, String> under(Map<String, String> options) {
        return under(options, OverridingSources.inProcess());
    }

    Map<String, String> under(Map<String, String> options, OverridingSources overriding) {
        Map<String, String> all = new HashMap<>(settings);
        all.remove(AgentSettings.USER);
        all.remove(AgentSettings.SHARE);
        if (isPair && (options.containsKey(AgentSettings.HOST) || overriding.names(AgentSettings.HOST))) {
            all.remove(AgentSettings.PORT);
        }
        all.keySet().removeIf(overriding::names);
        all.putAll(options);
        return all;
    }
}
