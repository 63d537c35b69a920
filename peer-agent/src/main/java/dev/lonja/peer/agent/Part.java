package dev.lonja.peer.agent;

import dev.lonja.peer.download.Destination;
import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.ProgressDisplay;
import dev.lonja.peer.download.WantedFile;
import dev.lonja.peer.download.tree.TargetTree;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of a GET_FILE that are fetched together. Their targets are chosen when it is created. */
final class Part {
    /**
     * Creates the parts of one GET_FILE.
     *
     * @param address where its owner is
     */
    record Source(ManyDownloads many, InetSocketAddress address, Action.GetFile action, Order order) {
        /** @throws java.nio.file.InvalidPathException if the files cannot all go to the local path */
        Part of(List<ChosenFile> files) {
            return new Part(this, files);
        }
    }

    private final List<ChosenFile> files;
    private final ProgressDisplay display;
    private final ManyDownloads many;
    private final ManyDownloads.Prepared prepared;
    private @Nullable TargetTree tree;

    private Part(Source source, List<ChosenFile> files) {
        this.files = files;
        this.many = source.many();
        List<ChosenFile.Wanted> wanted = wanted(files);
        List<Destination> destinations = destinations(source.action(), wanted);
        // No progress is shown between the lines of a file that goes to the terminal.
        this.display = source.action().isToStandardOutput() || wanted.isEmpty()
                ? ProgressDisplay.NONE
                : source.order().displays().apply(wanted.size());
        List<WantedFile> downloads = new ArrayList<>();
        for (int at = 0; at < wanted.size(); at++) {
            downloads.add(
                    new WantedFile(source.address(), wanted.get(at).path(), destinations.get(at), display.nextFile()));
        }
        this.prepared = many.prepare(downloads, source.order().batch());
    }

    List<ChosenFile> files() {
        return files;
    }

    /** Fetches the files, and returns the result of each. */
    List<Result.FetchedFile> run() {
        try (display) {
            return results(many.run(prepared).iterator());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            Download failed = new Download.Failed("interrupted");
            return results(files.stream().map(file -> failed).iterator());
        } finally {
            if (tree != null) {
                tree.removeEmptyFolders();
            }
        }
    }

    private List<Destination> destinations(Action.GetFile action, List<ChosenFile.Wanted> wanted) {
        String local = action.localPath();
        boolean isTree = wanted.stream().anyMatch(file -> file.below().isPresent());
        if (!isTree || wanted.size() == 1 && action.isToStandardOutput()) {
            List<String> paths = wanted.stream().map(ChosenFile.Wanted::path).toList();
            return LocalPaths.targets(local, paths, action.remotePaths().size() > 1).stream()
                    .map(Part::at)
                    .toList();
        }
        TargetTree folder = LocalPaths.tree(local);
        tree = folder;
        return wanted.stream()
                .map(file -> folder.place(file.below().orElseGet(() -> LocalPaths.fileName(file.path()))))
                .toList();
    }

    private static Destination at(Path path) {
        return () -> path;
    }

    private List<Result.FetchedFile> results(Iterator<Download> downloads) {
        return files.stream().map(file -> result(file, downloads)).toList();
    }

    private static Result.FetchedFile result(ChosenFile file, Iterator<Download> downloads) {
        return switch (file) {
            case ChosenFile.Unasked(var typed, Download outcome) -> new Result.FetchedFile(typed.typed(), outcome);
            case ChosenFile.Wanted(var typed, String path, var below, var missing) -> {
                Download download = downloads.next();
                boolean isMissing = download instanceof Download.NoSuchFile;
                yield new Result.FetchedFile(path, isMissing ? missing.orElse(download) : download);
            }
        };
    }

    private static List<ChosenFile.Wanted> wanted(List<ChosenFile> files) {
        return files.stream()
                .filter(ChosenFile.Wanted.class::isInstance)
                .map(ChosenFile.Wanted.class::cast)
                .toList();
    }
}
