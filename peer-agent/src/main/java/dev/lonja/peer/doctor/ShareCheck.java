package dev.lonja.peer.doctor;

import static dev.lonja.peer.text.Texts.plural;
import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.failure.Reasons;
import dev.lonja.peer.scan.Description;
import dev.lonja.peer.scan.ScanRules;
import dev.lonja.peer.scan.SharedFolder;
import dev.lonja.peer.scan.SkipReason;
import dev.lonja.peer.scan.SkippedFile;
import dev.lonja.peer.scan.SkippedFiles;
import dev.lonja.peer.scan.Snapshot;
import dev.lonja.peer.shared.OpenCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the files of a folder can be published, and whether all its folders can be watched for changes.
 *
 * @param share the folder; null if none is known
 * @param maxFiles the most files that are published
 * @param maxWatches the file in which the system states the limit of watched folders
 */
public record ShareCheck(@Nullable Path share, int maxFiles, Path maxWatches) implements Check {
    private static final String NAMES = "share";
    private static final String WATCHES = "watches";

    /** The check on this machine; without a folder its names are not checked. */
    public static ShareCheck of(@Nullable Path share, int maxFiles) {
        return new ShareCheck(share, maxFiles, Path.of("/proc/sys/fs/inotify/max_user_watches"));
    }

    @Override
    public List<Finding> look() {
        Path folder = share;
        if (folder == null) {
            return List.of(Finding.skip(
                    NAMES,
                    text("no folder was given, so its names were not checked"),
                    text("give --share DIR, or share= in the settings file")));
        }
        try {
            OpenCheck check = OpenCheck.of(() -> Optional.of(List.of(folder)));
            var rules = new ScanRules(maxFiles, Duration.ZERO);
            Snapshot snapshot = new SharedFolder(folder, new Description(""), rules, check).read(Set.of());
            List<Finding> findings = new ArrayList<>(names(folder, snapshot));
            findings.add(watches(folder, snapshot.folders().size()));
            return findings;
        } catch (IOException failure) {
            return List.of(Finding.fail(
                    NAMES,
                    text("cannot read %s: %s", folder, Reasons.of(failure)),
                    text("name a folder that exists and that you can read: --share DIR")));
        }
    }

    private static List<Finding> names(Path folder, Snapshot snapshot) {
        SkippedFiles skipped = snapshot.skipped();
        List<Finding> findings = new ArrayList<>();
        String list = text("%s lists them", "lonja peer skipped --share " + inShell(folder));
        if (skipped.count(SkipReason.NOT_UTF8) > 0) {
            findings.add(Finding.warn(
                    NAMES,
                    message(skipped, SkipReason.NOT_UTF8),
                    text(
                            "rename them, for example with %s; %s",
                            "convmv -r -f latin1 -t utf8 --notest " + inShell(folder), list)));
        }
        if (skipped.count(SkipReason.UNREADABLE) > 0) {
            findings.add(Finding.warn(
                    NAMES,
                    message(skipped, SkipReason.UNREADABLE),
                    text("let the user that runs the agent read them; %s", list)));
        }
        for (SkipReason other : List.of(SkipReason.NAME, SkipReason.TOO_MANY)) {
            if (skipped.count(other) > 0) {
                findings.add(Finding.warn(NAMES, message(skipped, other), list));
            }
        }
        if (findings.isEmpty()) {
            int others = skipped.count();
            String more = others == 0
                    ? ""
                    : plural(others, "; %d is left out on purpose, %s", "; %d are left out on purpose, %s", list);
            findings.add(Finding.ok(
                    NAMES,
                    plural(
                                    snapshot.files().size(),
                                    "%2$s: %1$d file can be published",
                                    "%2$s: %1$d files can be published",
                                    folder)
                            + more));
        }
        return findings;
    }

    /** The folder as one word of a command. */
    private static String inShell(Path folder) {
        String name = folder.toString();
        return name.matches("[\\w@%+=:,./-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static String message(SkippedFiles skipped, SkipReason reason) {
        String example = skipped.files().stream()
                .filter(file -> file.reason() == reason)
                .findFirst()
                .map(SkippedFile::shownPath)
                .orElse("");
        return plural(
                skipped.count(reason),
                "%d file is not published (%s): %s",
                "%d files are not published (%s), for example %s",
                reason.label(),
                example);
    }

    private Finding watches(Path folder, int folders) {
        try {
            int limit = Integer.parseInt(Files.readString(maxWatches).strip());
            String message = text("folders in %s: %d; the system lets a user watch at most %d", folder, folders, limit);
            String remedy = text(
                    "changes are then found at intervals only; raise it: %s",
                    "sudo sysctl fs.inotify.max_user_watches=" + Math.max(524_288, folders * 2));
            if (folders > limit) {
                return Finding.warn(WATCHES, message, remedy);
            }
            return folders > limit / 2
                    ? Finding.warn(WATCHES, text("%s; other programs need some too", message), remedy)
                    : Finding.ok(WATCHES, message);
        } catch (IOException | NumberFormatException otherSystem) {
            return Finding.skip(WATCHES, text("this system does not tell how many folders can be watched"), "");
        }
    }
}
