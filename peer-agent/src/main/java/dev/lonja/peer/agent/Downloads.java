package dev.lonja.peer.agent;

import dev.lonja.peer.download.Download;
import dev.lonja.peer.download.FileDownloader;
import dev.lonja.peer.download.ManyDownloads;
import dev.lonja.peer.download.ProgressDisplay;
import dev.lonja.peer.download.WantedFile;
import dev.lonja.peer.presence.ActingUser;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Edition;
import dev.lonja.protocol.Field;
import dev.lonja.protocol.InvalidFieldException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Fetches files: asks the registry once for the address of their owner, and then the owner for each file. */
public final class Downloads {
    private final ActingUser caller;
    private final UserAddresses addresses;
    private final FileDownloader downloader;
    private final ManyDownloads many;
    private final IntFunction<ProgressDisplay> displays;

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

    /** @throws InvalidFieldException if the owner or a path breaks a rule, or the files cannot all go to the local path */
    Result get(Action.GetFile action) {
        Field.OWNER.require(action.owner());
        action.remotePaths().forEach(path -> Field.PATH.require(path, Edition.CLASSIC));
        List<Path> targets = LocalPaths.targets(action.localPath(), action.remotePaths());
        return switch (addresses.find(action.owner())) {
            case OwnerLocation.Known known -> new Result.Fetched(known, fetch(known.owner(), action, targets));
            case OwnerLocation.NotConnected(String owner) -> new Result.OwnerNotConnected(owner);
            case OwnerLocation.Unknown(String owner, var refusal) -> new Result.OwnerUnknown(owner, refusal);
        };
    }

    /** Cancels the downloads under way. */
    void cancel() {
        downloader.cancelAll();
    }

    /** Cancels the downloads under way, removes what they have written, and refuses new ones. */
    void close() {
        try {
            downloader.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Result.FetchedFile> fetch(ConnectedUser owner, Action.GetFile action, List<Path> targets) {
        List<WantedFile> wanted = new ArrayList<>();
        try (ProgressDisplay display = display(action)) {
            InetSocketAddress address = OwnerAddress.of(owner, caller);
            for (int at = 0; at < targets.size(); at++) {
                wanted.add(new WantedFile(address, action.remotePaths().get(at), targets.get(at), display.nextFile()));
            }
            return results(action.remotePaths(), many.fetch(wanted), "");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return results(action.remotePaths(), List.of(), "interrupted");
        } catch (OwnerAddress.RefusedException refused) {
            return results(action.remotePaths(), List.of(), String.valueOf(refused.getMessage()));
        }
    }

    /** No progress is shown between the lines of a file that goes to the terminal. */
    private ProgressDisplay display(Action.GetFile action) {
        return action.isToStandardOutput()
                ? ProgressDisplay.NONE
                : displays.apply(action.remotePaths().size());
    }

    /** The result of each file; those after the end of the list were not fetched, for that reason. */
    private static List<Result.FetchedFile> results(List<String> remotePaths, List<Download> downloads, String reason) {
        List<Result.FetchedFile> files = new ArrayList<>();
        for (int at = 0; at < remotePaths.size(); at++) {
            Download download = at < downloads.size() ? downloads.get(at) : new Download.Failed(reason);
            files.add(new Result.FetchedFile(remotePaths.get(at), download));
        }
        return files;
    }
}
