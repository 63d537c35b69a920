package dev.lonja.peer.upload;

/** How the bytes of a file get into a connection. */
public enum UploadMode {
    /** The system copies them from its file cache to the socket; they never pass through this process. */
    SENDFILE,
    /** They are read on a worker, and written by the event loop. */
    ASYNC_READ
}
