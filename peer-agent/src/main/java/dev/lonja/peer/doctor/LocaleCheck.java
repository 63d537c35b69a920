package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.NameEncoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether names that are not ASCII can be read from the disk, and shown by the terminal.
 *
 * @param environment the variables of the environment
 * @param isUtf8 whether Java takes names as UTF-8
 */
public record LocaleCheck(Map<String, String> environment, boolean isUtf8) implements Check {
    private static final String NAME = "locale";

    public LocaleCheck {
        environment = Map.copyOf(environment);
    }

    /** The check of this process. */
    public static LocaleCheck ofProcess() {
        return new LocaleCheck(System.getenv(), NameEncoding.isUtf8());
    }

    @Override
    public List<Finding> look() {
        if (!isUtf8) {
            return List.of(Finding.fail(
                    NAME, text("names that are not ASCII cannot be shared or fetched"), NameEncoding.remedy()));
        }
        String lang = environment.getOrDefault("LANG", "");
        String upper = lang.toUpperCase(Locale.ROOT);
        boolean isOtherEncoding = lang.contains(".") && !upper.contains("UTF-8") && !upper.contains("UTF8");
        return List.of(
                isOtherEncoding || lang.endsWith("@euro")
                        ? Finding.warn(
                                NAME,
                                text(
                                        "LANG is %s, and the agent prints UTF-8: the terminal may show other characters",
                                        lang),
                                text(
                                        "set LANG to a locale of UTF-8, for example es_ES.UTF-8, and the terminal to UTF-8"))
                        : Finding.ok(NAME, text("names are UTF-8")));
    }
}
