package dev.lonja.peer.publications;

import dev.lonja.protocol.Printable;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Files of a folder that the registry refuses to list, for example because of a quota. They are not served, and are published
 * again when they have changed, when the registry may decide otherwise, and with backoff. For one thread.
 */
final class RefusedFiles {
    /** Short, because a registry whose database restarts refuses everything for some seconds. */
    static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private static final Duration MAX_WAIT = Duration.ofHours(1);
    private static final Logger LOG = Logger.getLogger(RefusedFiles.class);

    private final Duration firstWait;
    private final Map<String, Refusal> refused = new HashMap<>();

    /**
     * A refused file.
     *
     * @param key the file as it was refused
     * @param backoff the wait after this refusal
     * @param retryNanos the time from which on it is published again
     */
    private record Refusal(FileKey key, String reason, Duration backoff, long retryNanos) {
        Refusal retriedAt(long nanos) {
            return new Refusal(key, reason, backoff, nanos);
        }

        boolean isWaiting(long nowNanos) {
            return retryNanos - nowNanos > 0;
        }
    }

    /**
     * No file is refused yet.
     *
     * @param firstWait the wait after the first refusal of a file; it doubles with each one
     */
    RefusedFiles(Duration firstWait) {
        this.firstWait = firstWait;
    }

    /** The user was registered anew. */
    void reset() {
        refused.clear();
    }

    /** Publishes all refused files again, because the registry may accept them now. */
    void retryAll() {
        long now = System.nanoTime();
        refused.replaceAll((path, refusal) -> refusal.retriedAt(now));
    }

    /** Publishes so many of the refused files again, in the order of their paths: the registry may have room for them. */
    void retry(int files) {
        long now = System.nanoTime();
        List<String> first = refused.keySet().stream().sorted().limit(files).toList();
        first.forEach(path -> refused.computeIfPresent(path, (same, refusal) -> refusal.retriedAt(now)));
    }

    /**
     * Takes the result of a comparison. Files that have changed since their refusal are published again.
     *
     * @param missing the paths that the registry does not list
     */
    void compared(Set<String> missing) {
        refused.entrySet()
                .removeIf(file -> !missing.contains(file.getKey())
                        || !FileKey.of(file.getKey()).equals(file.getValue().key()));
    }

    /**
     * Takes the answers to PUBLISH. New refusals, and those with a new reason, are logged in one line.
     *
     * @param asked the published paths
     * @param reasons why the registry refuses some of them, by path
     */
    void answered(Set<String> asked, Map<String, String> reasons) {
        long now = System.nanoTime();
        Map<String, Refusal> before = Map.copyOf(refused);
        refused.keySet().removeAll(asked);
        reasons.forEach((path, reason) -> {
            Duration wait = Optional.ofNullable(before.get(path))
                    .map(refusal -> refusal.backoff().multipliedBy(2))
                    .orElse(firstWait);
            Duration bounded = wait.compareTo(MAX_WAIT) < 0 ? wait : MAX_WAIT;
            refused.put(path, new Refusal(FileKey.of(path), reason, bounded, now + bounded.toNanos()));
        });
        Map<String, String> news = reasons.entrySet().stream()
                .filter(file -> !isKnown(before.get(file.getKey()), file.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (!news.isEmpty()) {
            LOG.warnf("%s; not served, and tried again later or when they change", summary(news));
        }
    }

    /** The paths that are not published now. */
    Set<String> waiting() {
        long now = System.nanoTime();
        return refused.entrySet().stream()
                .filter(file -> file.getValue().isWaiting(now))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How soon one of them is to be published again; empty if none is refused. */
    Optional<Duration> untilNext() {
        long now = System.nanoTime();
        return refused.values().stream()
                .map(refusal -> Duration.ofNanos(Math.max(0, refusal.retryNanos() - now)))
                .min(Duration::compareTo);
    }

    /** How many files are refused, with one of them and its reason; empty if none is. */
    String problem() {
        return refused.isEmpty()
                ? ""
                : summary(refused.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, file -> file.getValue().reason())));
    }

    private static boolean isKnown(@Nullable Refusal before, String reason) {
        return before != null && before.reason().equals(reason);
    }

    private static String summary(Map<String, String> reasons) {
        String first = Collections.min(reasons.keySet());
        return "the registry refuses %d %s, such as PUBLISH %s: %s"
                .formatted(
                        reasons.size(),
                        reasons.size() == 1 ? "file" : "files",
                        Printable.of(first),
                        reasons.get(first));
    }
}
