package dev.lonja.peer.console.result;

import static dev.lonja.peer.text.Texts.text;

import dev.lonja.peer.agent.Result;
import dev.lonja.peer.console.Amounts;
import dev.lonja.peer.download.Download;
import dev.lonja.protocol.Printable;
import java.util.ArrayList;
import java.util.List;

/** Says in sentences where fetched files are, how much they are and how fast they came, and why others did not. */
public final class FetchSummary {
    /** The most failed files that are named where nobody asked for each of them. */
    private static final int MAX_FAILURES = 20;

    private FetchSummary() {}

    /** The sentence about what was fetched; empty if that is nothing, and it was the only file. */
    public static List<String> of(Result.Fetched fetched) {
        List<Download.Done> done = fetched.files().stream()
                .map(Result.FetchedFile::download)
                .filter(Download.Done.class::isInstance)
                .map(Download.Done.class::cast)
                .toList();
        long bytes = done.stream().mapToLong(Download.Done::sizeBytes).sum();
        String size = Amounts.size(bytes);
        String time = Amounts.time(fetched.elapsed());
        String rate = Amounts.rate(bytes, fetched.elapsed());
        if (!fetched.isSeveral()) {
            return done.stream()
                    .map(file -> file.isOnStandardOutput()
                            ? text("sent to standard output: %s in %s, %s", size, time, rate)
                            : text("saved as %s: %s in %s, %s", shown(file), size, time, rate))
                    .toList();
        }
        int all = fetched.files().size();
        int failed = all - done.size();
        return List.of(
                failed == 0
                        ? text("fetched %d of %d files: %s in %s, %s", done.size(), all, size, time, rate)
                        : text(
                                "fetched %d of %d files: %s in %s, %s; %d failed",
                                done.size(), all, size, time, rate, failed));
    }

    /** A sentence for each file that was not fetched, beginning with its path if there are others. */
    public static List<String> failures(Result.Fetched fetched) {
        List<String> failures = new ArrayList<>();
        for (Result.FetchedFile file : fetched.files()) {
            String subject = fetched.isSeveral() ? Printable.of(file.remotePath()) + ": " : "";
            switch (file.download()) {
                case Download.Done done -> {}
                case Download.NoSuchFile(String reason) -> failures.add(subject + reason);
                case Download.Failed(String reason) -> failures.add(subject + reason);
            }
        }
        int more = failures.size() - MAX_FAILURES;
        if (more > 1) {
            failures.subList(MAX_FAILURES, failures.size()).clear();
            failures.add(text("%d more files failed", more));
        }
        return failures;
    }

    private static String shown(Download.Done file) {
        return Printable.of(file.target().toString());
    }
}
