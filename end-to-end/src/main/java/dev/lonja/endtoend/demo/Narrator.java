package dev.lonja.endtoend.demo;

import java.io.PrintStream;

/** Prints a session for a reader. Every line begins with the name of the speaker. */
final class Narrator {
    private static final String COLUMN = "%-8s  %s%n";

    private final PrintStream page;

    Narrator(PrintStream page) {
        this.page = page;
    }

    /** Prints a sentence about the next step. */
    void tell(String sentence) {
        page.println();
        page.println(sentence);
    }

    /** Prints the input or the output of a program. */
    void show(String who, String text) {
        text.lines().forEach(line -> page.printf(COLUMN, who, line));
    }

    /** Prints a fact that was checked. */
    void checked(String fact) {
        show("checked", fact);
    }
}
