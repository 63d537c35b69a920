package dev.lonja.peer.settings;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.Utf8;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads a settings file, in the format of {@link Properties} and in UTF-8, and finds its mistakes. */
final class SettingsReader {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final Path path;
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private boolean isPair;

    SettingsReader(Path path) {
        this.path = path;
    }

    Map<String, String> settings() {
        return settings;
    }

    boolean isPair() {
        return isPair;
    }

    List<String> problems() {
        return problems;
    }

    void unreadable(IOException failure) {
        problems.add(Printable.of(path.toString()) + ": " + Reasons.of(failure));
    }

    /** Reads line by line, so that every mistake has its line, also one in the encoding. */
    void read(byte[] content) {
        int number = 0;
        int begun = 0;
        var logical = new StringBuilder();
        for (byte[] bytes : lines(content)) {
            number++;
            begun = logical.isEmpty() ? number : begun;
            String line = Utf8.decode(bytes).orElse(null);
            if (line == null) {
                problem(number, text("the line is not UTF-8"));
                continue;
            }
            logical.append(number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line);
            if (!isContinued(logical)) {
                readLogical(begun, logical.toString());
                logical.setLength(0);
            } else {
                logical.append('\n');
            }
        }
        readLogical(begun, logical.toString());
    }

    private void readLogical(int number, String line) {
        Properties one = new Properties();
        try {
            one.load(new StringReader(line));
        } catch (IllegalArgumentException malformed) {
            problem(number, text("a \\u is not followed by four hexadecimal digits"));
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        one.stringPropertyNames()
                .forEach(key -> take(number, key, one.getProperty(key).strip()));
    }

    private void take(int number, String key, String value) {
        try {
            if (value.isEmpty()) {
                problem(number, text("%s has no value", Printable.of(key)));
            } else if (key.equals(AgentSettings.REGISTRY)) {
                registry(number, value);
            } else {
                String name = AgentSettings.nameOf(key);
                SettingKind kind = AgentSettings.kindOf(name);
                if (kind == null) {
                    unknown(number, key);
                } else {
                    set(number, key, name, kind.check(value));
                }
            }
        } catch (IllegalArgumentException wrong) {
            problem(number, key + ": " + Printable.message(Reasons.of(wrong)));
        }
    }

    /** {@code host}, {@code host:port}, {@code [address]:port}, or an address of version 6 alone. */
    private void registry(int number, String value) {
        int colon = value.lastIndexOf(':');
        boolean hasPort = colon >= 0 && (value.indexOf(':') == colon || value.charAt(colon - 1) == ']');
        String host = SettingKind.HOST.check(hasPort ? value.substring(0, colon) : value);
        String port = hasPort ? SettingKind.PORT.check(value.substring(colon + 1)) : "";
        set(number, AgentSettings.REGISTRY, AgentSettings.HOST, host);
        if (hasPort) {
            isPair = true;
            set(number, AgentSettings.REGISTRY, AgentSettings.PORT, port);
        }
    }

    private void set(int number, String key, String name, String value) {
        Integer before = lines.putIfAbsent(name, number);
        if (before != null) {
            problem(number, text("%s: this is set already in line %d", key, before));
        } else {
            settings.put(name, value);
        }
    }

    private void unknown(int number, String key) {
        String hint = AgentSettings.findMeant(key)
                .map(near -> text("; did you mean %s?", near))
                .orElse(text("; known are registry, user, share and the settings lonja.peer.*"));
        problem(number, text("there is no setting '%s'", Printable.of(key)) + hint);
    }

    private void problem(int number, String reason) {
        problems.add(Printable.of(path.toString()) + ":" + number + ": " + reason);
    }

    /** The last character is a backslash that no other one makes plain; comments are never continued. */
    private static boolean isContinued(CharSequence logical) {
        String text = logical.toString();
        String first = text.stripLeading();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return (text.length() - end) % 2 == 1 && !first.startsWith("#") && !first.startsWith("!");
    }

    private static List<byte[]> lines(byte[] content) {
        List<byte[]> lines = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at <= content.length; at++) {
            if (at == content.length || content[at] == '\n') {
                int end = at > begin && content[at - 1] == '\r' ? at - 1 : at;
                lines.add(Arrays.copyOfRange(content, begin, end));
                begin = at + 1;
            }
        }
        return lines;
    }
}
