package dev.lonja.peer.download;

/** Shows the progress of the downloads of one command, until it is closed. */
public interface ProgressDisplay extends AutoCloseable {
    /** Shows nothing. */
    ProgressDisplay NONE = new ProgressDisplay() {
        @Override
        public DownloadProgress nextFile() {
            return DownloadProgress.NONE;
        }

        @Override
        public void close() {}
    };

    /** The progress of one more file. */
    DownloadProgress nextFile();

    /** Ends the display. */
    @Override
    void close();
}
