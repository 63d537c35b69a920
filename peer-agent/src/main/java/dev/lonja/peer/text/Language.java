package dev.lonja.peer.text;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A language that the agent speaks. */
public enum Language {
    ENGLISH("en"),
    SPANISH("es");

    private static final List<String> NO_LOCALE = List.of("", "C", "POSIX");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** The language of this process: the one that the launcher passes, which changes LANGUAGE, or else that of the environment. */
    public static Language ofProcess() {
        String found = System.getProperty("launcher.language", "");
        return found.isEmpty() ? of(System.getenv()) : of(Map.of("LANG", found));
    }

    /**
     * The language that these variables of the environment ask for. The first of LC_ALL, LC_MESSAGES and LANG that is not empty
     * is the locale, as POSIX says. Unless that is C or POSIX, the list in LANGUAGE goes before it, as with gettext. What the
     * agent does not speak is English.
     */
    public static Language of(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        if (NO_LOCALE.contains(locale)) {
            return ENGLISH;
        }
        String[] preferred = environment.getOrDefault("LANGUAGE", "").split(":");
        return Stream.concat(Stream.of(preferred), Stream.of(locale))
                .flatMap(wish -> Stream.of(values()).filter(language -> language.isNamedBy(wish)))
                .findFirst()
                .orElse(ENGLISH);
    }

    /** The code of ISO 639, which also names the file of the translation. */
    public String code() {
        return code;
    }

    /** Whether a locale such as {@code es_ES.UTF-8} has this language; C has English. */
    private boolean isNamedBy(String locale) {
        String language = locale.split("[_.@-]", 2)[0];
        return language.equalsIgnoreCase(code)
                || this == ENGLISH && NO_LOCALE.contains(language) && !language.isEmpty();
    }
}
