package dev.lonja.peer.publications;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.local.FolderQuestion;
import dev.lonja.peer.local.LocalFiles;
import dev.lonja.peer.local.LocalName;
import dev.lonja.peer.local.LocalResolution;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The local files that typed names mean, before they are published. For one thread. */
final class Publishing {
    private static final int MAX_NAMED = 3;

    private final LocalFiles local;
    private final boolean isRecursive;
    private final Set<Path> files = new LinkedHashSet<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private boolean isSeveral;

    /** @param isRecursive whether a folder means the files below it, without a question */
    Publishing(LocalFiles local, boolean isRecursive) {
        this.local = local;
        this.isRecursive = isRecursive;
    }

    /** Adds what that name means; a file that is not there yet is added too. */
    void add(LocalResolution resolution, String typed) {
        switch (resolution) {
            case LocalResolution.OneFile(Path path) -> addServable(path);
            case LocalResolution.Folder(Path path) -> addFolder(path);
            case LocalResolution.Unnamed(String shownPath) -> problems.add(notUtf8(shownPath));
            case LocalResolution.Absent(Path path) -> {
                files.add(path);
                notes.add(text("%s does not exist yet", Printable.of(path.toString())));
            }
            case LocalResolution.Matches matches -> addMatches(matches, typed);
        }
    }

    Set<Path> files() {
        return files;
    }

    /** Whether more than one file was asked for, so that the answer says how many there were. */
    boolean isSeveral() {
        return isSeveral || files.size() > 1;
    }

    /** A file cannot be published, for that reason. */
    void reject(String problem) {
        problems.add(problem);
    }

    /** Why files cannot be published, a sentence each. */
    List<String> problems() {
        if (problems.size() <= MAX_NAMED) {
            return problems;
        }
        List<String> shown = new ArrayList<>(problems.subList(0, MAX_NAMED));
        shown.add(text("and %d more cannot be published", problems.size() - MAX_NAMED));
        return shown;
    }

    /** What a person should know, a sentence each. */
    List<String> notes() {
        return notes;
    }

    private void addServable(Path path) {
        Optional<String> problem = local.problem(path);
        problem.ifPresentOrElse(problems::add, () -> files.add(path));
    }

    private void addMatches(LocalResolution.Matches matches, String typed) {
        isSeveral = true;
        matches.files().forEach(this::addServable);
        matches.unnamed().forEach(shownPath -> problems.add(notUtf8(shownPath)));
        if (isRecursive) {
            matches.folders().forEach(this::addFolder);
        } else if (!matches.folders().isEmpty()) {
            String shown = Printable.of(matches.folders().getFirst().toString());
            notes.add(
                    matches.folders().size() == 1
                            ? text("%s is a folder and is left out; -r publishes what is below it", shown)
                            : text(
                                    "%d folders are left out, such as %s; -r publishes what is below them",
                                    matches.folders().size(), shown));
        }
        if (files.isEmpty() && problems.isEmpty()) {
            problems.add(text("no file matches %s", Printable.of(typed)));
        }
    }

    private void addFolder(Path folder) {
        isSeveral = true;
        String shown = Printable.of(folder.toString());
        try {
            LocalFiles.Below below = local.below(folder);
            int count = below.files().size();
            below.skipped().ifPresent(notes::add);
            if (count == 0) {
                problems.add(text("%s is a folder without a file that can be published", shown));
            } else if (isRecursive) {
                files.addAll(below.files());
            } else {
                ask(shown, below);
            }
        } catch (IOException unreadable) {
            problems.add(text("%s cannot be read: %s", shown, Reasons.of(unreadable)));
        }
    }

    private void ask(String shown, LocalFiles.Below below) {
        String count = files(below.files().size());
        FolderQuestion.Answer answer = local.question().ask(text("publish %s below %s?", count, shown));
        switch (answer) {
            case YES -> files.addAll(below.files());
            case NO -> problems.add(text("nothing is published"));
            case NOBODY_THERE -> problems.add(text("%s is a folder; -r publishes what is below it: %s", shown, count));
        }
    }

    static String files(int count) {
        return plural(count, "%d file", "%d files");
    }

    private static String notUtf8(String shownPath) {
        return text("%s cannot be published: the name is not UTF-8", shownPath);
    }

    /** What each of those names means. */
    static Publishing of(LocalFiles local, List<String> typed, boolean isRecursive) {
        var publishing = new Publishing(local, isRecursive);
        typed.forEach(name -> publishing.add(LocalName.of(name).resolve(), name));
        return publishing;
    }

    /** The answer with the notes and problems of these files. */
    RegistryAnswer noted(RegistryAnswer answer) {
        RegistryAnswer noted = answer;
        for (String note : notes()) {
            noted = noted.with(note);
        }
        for (String problem : problems()) {
            noted = noted.with(problem);
        }
        return noted;
    }
}
