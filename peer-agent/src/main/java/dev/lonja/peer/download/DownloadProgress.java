package dev.lonja.peer.download;

/** Hears how a download proceeds. Called often, on the thread that downloads. */
@FunctionalInterface
public interface DownloadProgress {
    /** Ignores everything. */
    DownloadProgress NONE = (receivedBytes, totalBytes) -> {};

    /** Of {@code totalBytes}, {@code receivedBytes} have been received so far. */
    void advanced(long receivedBytes, long totalBytes);
}
