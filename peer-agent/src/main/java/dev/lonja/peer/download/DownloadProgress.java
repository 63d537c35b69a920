package dev.lonja.peer.download;

/** Watches a download. Called often, on the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {
    /** Watches nothing. */
    DownloadProgress NONE = (receivedBytes, totalBytes) -> {};

    /** So many bytes of the file have been received. */
    void advanced(long receivedBytes, long totalBytes);
}
