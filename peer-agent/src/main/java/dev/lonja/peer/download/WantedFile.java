package dev.lonja.peer.download;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * One file to download.
 *
 * @param owner the peer that serves it
 * @param remotePath the path that its owner published
 * @param target the local file or folder that it goes to
 * @param progress receives the progress of the download, on the thread that downloads
 */
public record WantedFile(InetSocketAddress owner, String remotePath, Destination target, DownloadProgress progress) {
    /** A file that goes to that local file or folder. */
    public WantedFile(InetSocketAddress owner, String remotePath, Path target, DownloadProgress progress) {
        this(owner, remotePath, () -> target, progress);
    }
}
