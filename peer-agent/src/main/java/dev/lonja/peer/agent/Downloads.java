package dev.lonja.peer.agent;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.DownloadBatch;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.ProgressDisplay;
import dev.lonja.peer.owner.OwnerAddress;
import dev.lonja.peer.owner.OwnerLocation;
import dev.lonja.peer.owner.TypedName;
import dev.lonja.peer.owner.UserAddresses;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Fetches files: asks the registry for the address of their owner, and, if a name is not the whole path of a file, for what the
 * owner publishes; then the owner for each file.
 */
public final class Downloads {
    private final ActingUser caller;
    private final UserAddresses addresses;
    private final FileDownloader downloader;
    private final ManyDownloads many;
    private final IntFunction<ProgressDisplay> displays;
    private volatile DownloadBatch inFront = new DownloadBatch();

    /**
     * Downloads for that caller.
     *
     * @param displays shows the progress of that number of files
     */
    public Downloads(
            ActingUser caller, FileDownloader downloader, ManyDownloads many, IntFunction<ProgressDisplay> displays) {
        this.caller = caller;
        this.addresses = new UserAddresses(caller);
        this.downloader = downloader;
        this.many = many;
        this.displays = displays;
    }

    UserAddresses addresses() {
        return addresses;
    }

    /** Fetches the files while the caller waits. Throws as {@link #prepare} does. */
    Result get(Action.GetFile action) {
        inFront = new DownloadBatch();
        return switch (prepare(action, new Order(inFront, displays, false))) {
            case Preparation.Ready(Retrieval retrieval) -> retrieval.run();
            case Preparation.Ended(Result result) -> result;
        };
    }

    /**
     * Finds the owner and the files, and chooses their targets.
     *
     * @throws InvalidFieldException if the owner breaks a rule
     * @throws java.nio.file.InvalidPathException if a name is no path, or the files cannot all go to the local path
     */
    Preparation prepare(Action.GetFile action, Order order) {
        String owner = Field.OWNER.require(action.owner());
        List<TypedName> names = action.remotePaths().stream().map(TypedName::of).toList();
        boolean isListed = order.isInBackground() || needsListing(action, names);
        if (!isListed) {
            // What cannot be written is refused before anybody is asked.
            LocalPaths.targets(
                    action.localPath(), names.stream().map(TypedName::direct).toList(), names.size() > 1);
        }
        return switch (addresses.find(owner)) {
            case OwnerLocation.Known known -> prepare(action, order, known, isListed);
            case OwnerLocation.NotConnected away -> new Preparation.Ended(new Result.OwnerNotConnected(owner));
            case OwnerLocation.NoSuchUser none -> new Preparation.Ended(new Result.NoSuchOwner(owner));
            case OwnerLocation.Unknown(String same, var refusal) ->
                new Preparation.Ended(new Result.OwnerUnknown(owner, refusal));
        };
    }

    /** Cancels the downloads that a caller waits for. */
    void cancel() {
        inFront.cancel();
    }

    /** Cancels all downloads, removes what they have written, and refuses new ones. */
    void close() {
        try {
            downloader.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Preparation prepare(Action.GetFile action, Order order, OwnerLocation.Known known, boolean isListed) {
        List<TypedName> names = action.remotePaths().stream().map(TypedName::of).toList();
        Retrieval.Lookup lookup = wanted -> ChosenFile.of(wanted, action.owner(), addresses.files(action.owner()));
        try {
            var address = OwnerAddress.of(known.owner(), caller);
            List<ChosenFile> files = isListed
                    ? lookup.find(names)
                    : names.stream().map(ChosenFile::direct).toList();
            return new Preparation.Ready(new Retrieval(
                    known,
                    new Part.Source(many, address, action, order),
                    files,
                    isListed ? Retrieval.Lookup.DONE : lookup));
        } catch (OwnerAddress.RefusedException refused) {
            var failed = new Download.Failed(String.valueOf(refused.getMessage()));
            return new Preparation.Ended(new Result.Fetched(
                    known,
                    action.remotePaths().stream()
                            .map(path -> new Result.FetchedFile(path, failed))
                            .toList(),
                    Duration.ZERO,
                    names.size() > 1));
        }
    }

    private static boolean needsListing(Action.GetFile action, List<TypedName> names) {
        return names.stream()
                .anyMatch(
                        name -> name.needsListing() || LocalPaths.isFolderInTheWay(action.localPath(), name.direct()));
    }
}
