package dev.lonja.peer.agent;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.owner.TypedName;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of one GET_FILE on their way. Their targets were chosen when it was created.
 *
 * <p>Threads: created by the one that executes the command; {@link #run()} may be called by another one.
 */
public final class Retrieval {
    /** Finds the files that names mean which their owner does not know as paths. */
    interface Lookup {
        /** Finds nothing: the names were looked up before. */
        Lookup DONE = names -> List.of();

        List<ChosenFile> find(List<TypedName> names);
    }

    private final OwnerLocation.Known from;
    private final Part.Source source;
    private final Part first;
    private final Lookup lookup;

    /** A retrieval that begins with these files. */
    Retrieval(OwnerLocation.Known from, Part.Source source, List<ChosenFile> files, Lookup lookup) {
        this.from = from;
        this.source = source;
        this.first = source.of(files);
        this.lookup = lookup;
    }

    /** Fetches the files. */
    public Result run() {
        long began = System.nanoTime();
        List<Result.FetchedFile> fetched = first.run();
        List<ChosenFile> found = found(fetched);
        List<Result.FetchedFile> files = found.isEmpty() ? fetched : replaced(fetched, found);
        boolean isSeveral = source.action().remotePaths().size() > 1 || isTree(first.files()) || isTree(found);
        return new Result.Fetched(from, files, Duration.ofNanos(System.nanoTime() - began), isSeveral);
    }

    /** Other files than those asked for that the names of the missing ones mean. */
    private List<ChosenFile> found(List<Result.FetchedFile> fetched) {
        List<TypedName> missing = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        for (int at = 0; at < fetched.size(); at++) {
            if (isMissing(fetched.get(at)) && first.files().get(at) instanceof ChosenFile.Wanted wanted) {
                missing.add(wanted.typed());
                asked.add(wanted.path());
            }
        }
        if (missing.isEmpty() || source.order().batch().isCancelled()) {
            return List.of();
        }
        return lookup.find(missing).stream()
                .filter(file -> !(file instanceof ChosenFile.Wanted wanted && asked.contains(wanted.path())))
                .toList();
    }

    /** The results, with those of the files that were found in the place of the missing ones. */
    private List<Result.FetchedFile> replaced(List<Result.FetchedFile> fetched, List<ChosenFile> found) {
        List<TypedName> names = found.stream().map(ChosenFile::typed).toList();
        List<Result.FetchedFile> files = new ArrayList<>();
        for (int at = 0; at < fetched.size(); at++) {
            if (!isMissing(fetched.get(at))
                    || !names.contains(first.files().get(at).typed())) {
                files.add(fetched.get(at));
            }
        }
        files.addAll(fetch(found));
        return files;
    }

    private List<Result.FetchedFile> fetch(List<ChosenFile> found) {
        try {
            return source.of(found).run();
        } catch (InvalidPathException unusable) {
            var failed = new Download.Failed(LocalPaths.reason(unusable));
            return List.of(new Result.FetchedFile(found.getFirst().typed().typed(), failed));
        }
    }

    private static boolean isMissing(Result.FetchedFile file) {
        return file.download() instanceof Download.NoSuchFile;
    }

    private static boolean isTree(List<ChosenFile> files) {
        return files.stream()
                .anyMatch(file -> file instanceof ChosenFile.Wanted wanted
                        && wanted.below().isPresent());
    }
}
