package dev.lonja.peer.transfer;

/** Watches a download. Called often, on the thread that downloads. */
@FunctionalInterface
public interface TransferProgress {
    /** Watches nothing. */
    TransferProgress NONE = (receivedBytes, totalBytes) -> {};

    /** So many bytes of the file have been received. */
    void advanced(long receivedBytes, long totalBytes);
}
