package dev.lonja.endtoend.demo;

import java.io.PrintStream;

/** Prints a session for a reader: every line says whose it is. */
final class Narrator {
    private static final String COLUMN = "%-8s  %s%n";

    private final PrintStream page;

    Narrator(PrintStream page) {
        this.page = page;
    }

    /** A sentence about what happens next. */
    void tell(String sentence) {
        page.println();
        page.println(sentence);
    }

    /** What a program showed, or was typed into it. */
    void show(String who, String text) {
        text.lines().forEach(line -> page.printf(COLUMN, who, line));
    }

    /** Something that was looked at and is as it should be. */
    void checked(String fact) {
        show("checked", fact);
    }
}
