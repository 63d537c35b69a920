package dev.lonja.peer.download;

/** How much of several files has been received, in all. Threads: any. */
public final class DownloadTotals {
    private int completeFiles;
    private long receivedBytes;
    private long totalBytes;

    /** The progress of one more file, which counts from now on. */
    public DownloadProgress nextFile() {
        return new OneFile();
    }

    /** The number of files of which everything has been received. */
    public synchronized int completeFiles() {
        return completeFiles;
    }

    public synchronized long receivedBytes() {
        return receivedBytes;
    }

    /** The bytes of all files whose sizes are known. */
    public synchronized long totalBytes() {
        return totalBytes;
    }

    private final class OneFile implements DownloadProgress {
        private long received;
        private long total;
        private boolean isComplete;

        @Override
        public void advanced(long receivedNow, long totalNow) {
            synchronized (DownloadTotals.this) {
                receivedBytes += receivedNow - received;
                totalBytes += totalNow - total;
                received = receivedNow;
                total = totalNow;
                if (received == total && !isComplete) {
                    isComplete = true;
                    completeFiles++;
                }
            }
        }
    }
}
