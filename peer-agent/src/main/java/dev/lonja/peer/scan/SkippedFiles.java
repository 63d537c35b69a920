package dev.lonja.peer.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files that are not offered: their number for each reason, and the files themselves up to a limit. */
public final class SkippedFiles {
    /** The most files that are kept; beyond it they are only counted. */
    private static final int MAX_KEPT = 10_000;

    /** The files that a summary names for each reason. */
    private static final int MAX_NAMED = 3;

    private final Path root;
    private final int maxKept;
    private final Map<SkipReason, List<SkippedFile>> files = new EnumMap<>(SkipReason.class);
    private final Map<SkipReason, Integer> counts = new EnumMap<>(SkipReason.class);

    /** No files of that folder so far. */
    SkippedFiles(Path root) {
        this(root, MAX_KEPT);
    }

    SkippedFiles(Path root, int maxKept) {
        this.root = root;
        this.maxKept = maxKept;
    }

    void add(Path file, SkipReason reason, String detail) {
        counts.merge(reason, 1, Integer::sum);
        List<SkippedFile> known = files.computeIfAbsent(reason, none -> new ArrayList<>());
        if (known.size() < maxKept) {
            known.add(new SkippedFile(file, reason, detail));
        }
    }

    /** The number of all files that are skipped. */
    public int count() {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    /** The number of files that are skipped for that reason. */
    public int count(SkipReason reason) {
        return counts.getOrDefault(reason, 0);
    }

    /** The files, ordered by reason and path. Of very many with the same reason some are left out. */
    public List<SkippedFile> files() {
        return files.values().stream()
                .flatMap(each -> each.stream().sorted(SkippedFiles::byPath))
                .toList();
    }

    /**
     * One sentence for the log: how many files are skipped for each reason, and the first of them. Two scans that skip the
     * same files have the same summary.
     */
    public String summary() {
        return counts.entrySet().stream()
                .map(entry -> summary(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining("; "));
    }

    /**
     * The part of the summary that is worth a new line in the log when it changes. It leaves out temporary files, which come
     * and go, and the number of files beyond the limit, which every new file changes.
     */
    public String signature() {
        return counts.entrySet().stream()
                .map(entry -> switch (entry.getKey()) {
                    case TEMPORARY, TOO_MANY -> entry.getKey().label();
                    case NOT_UTF8, NAME, LINK, SPECIAL, UNREADABLE, CHANGING ->
                        summary(entry.getKey(), entry.getValue());
                })
                .collect(Collectors.joining("; "));
    }

    private String summary(SkipReason reason, int count) {
        List<SkippedFile> known = files.getOrDefault(reason, List.of());
        Set<String> details = known.stream().map(SkippedFile::detail).collect(Collectors.toSet());
        boolean isTold = details.stream().allMatch(detail -> detail.contains(reason.label()));
        boolean isDetailed = !isTold && details.size() > 1;
        String names = known.stream()
                .sorted(SkippedFiles::byPath)
                .limit(MAX_NAMED)
                .map(file -> shown(file) + (isDetailed ? ": " + file.detail() : ""))
                .collect(Collectors.joining(", "));
        String more = count > MAX_NAMED ? ", …" : "";
        String detail = isTold || isDetailed ? "" : ": " + details.iterator().next();
        return reason.label() + ": " + count + " (" + names + more + detail + ")";
    }

    private String shown(SkippedFile file) {
        return FileNames.shown(root.relativize(file.file()));
    }

    private static int byPath(SkippedFile left, SkippedFile right) {
        return left.file().compareTo(right.file());
    }
}
