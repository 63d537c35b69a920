package dev.lonja.endtoend.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The full names of the settings that a source file declares with {@code @ConfigMapping} or {@code @ConfigProperty}. */
final class DeclaredSettings {
    private static final Pattern PREFIX = Pattern.compile("@ConfigMapping\\(prefix = \"([^\"]+)\"\\)");
    private static final Pattern PROPERTY = Pattern.compile("@ConfigProperty\\(\\s*name = \"(lonja\\.[^\"]+)\"");
    private static final Pattern INTERFACE = Pattern.compile("(?:public )?interface (\\w+) \\{");
    private static final Pattern SETTING = Pattern.compile("(\\S.*) (\\w+)\\(\\);");
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");

    private record Setting(String type, String name) {}

    private final Map<String, List<Setting>> byInterface = new HashMap<>();
    private String outermost = "";

    private DeclaredSettings() {}

    /** Returns an empty list if the source declares no setting. */
    static List<String> of(String source) {
        List<String> names = new ArrayList<>();
        PROPERTY.matcher(source).results().forEach(property -> names.add(property.group(1)));
        Matcher prefix = PREFIX.matcher(source);
        if (prefix.find()) {
            DeclaredSettings settings = new DeclaredSettings();
            settings.read(source.substring(prefix.end()));
            settings.collect(prefix.group(1), settings.outermost, names);
        }
        return names;
    }

    private void read(String source) {
        Deque<String> open = new ArrayDeque<>();
        for (String line : source.lines().map(String::strip).toList()) {
            Matcher opening = INTERFACE.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (opening.matches()) {
                open.push(opening.group(1));
                byInterface.put(open.element(), new ArrayList<>());
                outermost = open.getLast();
            } else if (line.endsWith("{")) {
                open.push("");
            } else if (line.equals("}")) {
                open.pop();
            } else if (setting.matches()) {
                byInterface.get(open.element()).add(new Setting(setting.group(1), setting.group(2)));
            }
        }
    }

    private void collect(String prefix, String ofInterface, List<String> names) {
        for (Setting setting : byInterface.get(ofInterface)) {
            String name = prefix + "." + withHyphens(setting.name());
            if (byInterface.containsKey(setting.type())) {
                collect(name, setting.type(), names);
            } else {
                names.add(name);
            }
        }
    }

    private static String withHyphens(String name) {
        return CAPITAL.matcher(name).replaceAll(capital -> "-" + capital.group().toLowerCase(Locale.ROOT));
    }
}
