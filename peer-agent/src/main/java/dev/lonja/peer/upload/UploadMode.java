package dev.lonja.peer.upload;

/** How the content of a file is sent. */
public enum UploadMode {
    /** The system copies it from its file cache to the socket; it never passes through this process. */
    SENDFILE,
    /** A worker reads it, and the event loop writes it. */
    ASYNC_READ
}
