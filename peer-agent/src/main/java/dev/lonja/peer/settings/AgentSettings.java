package dev.lonja.peer.settings;

import static java.util.Map.entry;

import dev.lonja.protocol.spelling.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of the agent and the kinds of their values, and the short keys of the settings file. */
final class AgentSettings {
    /** The registry as {@code host:port}. */
    static final String REGISTRY = "registry";

    static final String HOST = "lonja.peer.registry.host";
    static final String PORT = "lonja.peer.registry.port";
    static final String USER = "lonja.peer.serve.user";
    static final String SHARE = "lonja.peer.serve.share";

    /** Short keys and what they stand for. */
    private static final Map<String, String> SHORT = Map.of("user", USER, "share", SHARE);

    private static final Map<String, SettingKind> KINDS = Map.ofEntries(
            entry("lonja.data-dir", SettingKind.FOLDER),
            entry(HOST, SettingKind.HOST),
            entry(PORT, SettingKind.PORT),
            entry("lonja.peer.registry.dated", SettingKind.DATE_PLACE),
            entry("lonja.peer.listen-host", SettingKind.HOST),
            entry("lonja.peer.listen-ports", SettingKind.PORTS),
            entry("lonja.peer.share-roots", SettingKind.FOLDERS),
            entry("lonja.peer.transfer", SettingKind.TRANSFER),
            entry("lonja.peer.upload.max-connections", SettingKind.COUNT),
            entry("lonja.peer.upload.max-connections-per-address", SettingKind.COUNT),
            entry("lonja.peer.upload.max-running", SettingKind.COUNT),
            entry("lonja.peer.upload.max-waiting", SettingKind.COUNT),
            entry("lonja.peer.upload.max-wait", SettingKind.DURATION),
            entry("lonja.peer.upload.max-rate", SettingKind.SIZE),
            entry("lonja.peer.upload.max-rate-per-upload", SettingKind.SIZE),
            entry("lonja.peer.upload.allow-growing", SettingKind.FLAG),
            entry("lonja.peer.upload.idle-timeout", SettingKind.DURATION),
            entry("lonja.peer.download.stall-timeout", SettingKind.DURATION),
            entry("lonja.peer.download.existing", SettingKind.EXISTING),
            entry("lonja.peer.download.flush", SettingKind.FLUSH),
            entry("lonja.peer.shell.quiet", SettingKind.FLAG),
            entry("lonja.peer.shell.classic-output", SettingKind.FLAG),
            entry(USER, SettingKind.USER),
            entry(SHARE, SettingKind.FOLDER),
            entry("lonja.peer.serve.advertise-port", SettingKind.PORT),
            entry("lonja.peer.serve.description", SettingKind.TEXT),
            entry("lonja.peer.serve.max-files", SettingKind.COUNT),
            entry("lonja.peer.serve.reconcile-interval", SettingKind.DURATION),
            entry("lonja.peer.serve.delete-delay", SettingKind.DURATION),
            entry("lonja.peer.serve.presence-interval", SettingKind.DURATION),
            entry("lonja.peer.serve.health-host", SettingKind.HOST),
            entry("lonja.peer.serve.health-port", SettingKind.PORT));

    private static final String PREFIX = "lonja.peer.";

    /** Wrong keys that people try, and the right short ones. */
    private static final Map<String, String> SYNONYMS = synonyms(Map.of(
            "registry=HOST:PORT",
            List.of("server", "host", "hostname", "address", "port", "url", "registry.host", "registry.port"),
            "user",
            List.of("name", "username", "login", "nick", "account", "peer", "serve.user"),
            "share",
            List.of("folder", "dir", "directory", "path", "files", "shared", "shares", "serve.share")));

    private AgentSettings() {}

    private static Map<String, String> synonyms(Map<String, List<String>> meant) {
        Map<String, String> synonyms = new HashMap<>();
        meant.forEach((key, words) -> words.forEach(word -> synonyms.put(word, key)));
        return Map.copyOf(synonyms);
    }

    /** The key that was probably meant: one of the same meaning, one without {@code lonja.peer.}, or one of a similar spelling. */
    static Optional<String> findMeant(String key) {
        String plain = key.toLowerCase(Locale.ROOT).replace('-', '.').replace('_', '.');
        String whole = PREFIX + key.toLowerCase(Locale.ROOT).replace('_', '-');
        return Optional.ofNullable(SYNONYMS.get(plain))
                .or(() -> Optional.of(whole).filter(KINDS::containsKey))
                .or(() -> Nearest.find(key, keys()))
                .or(() -> Nearest.find(plain, SYNONYMS.keySet()).map(SYNONYMS::get))
                .or(() -> Nearest.find(PREFIX + key, keys()).filter(near -> plain.contains(".")));
    }

    /** The kind of the values of that setting, which exists. */
    static SettingKind kind(String name) {
        return Objects.requireNonNull(KINDS.get(name), name);
    }

    /** The names of all settings. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** Every key that the settings file may have; the short ones first. */
    static List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(REGISTRY, "user", "share"));
        keys.addAll(KINDS.keySet().stream().sorted().toList());
        return keys;
    }

    /** The name of the setting that the key stands for. */
    static String nameOf(String key) {
        return SHORT.getOrDefault(key, key);
    }

    /** The kind of the values of that setting; null if there is no such setting. */
    static @Nullable SettingKind kindOf(String name) {
        return KINDS.get(name);
    }
}
