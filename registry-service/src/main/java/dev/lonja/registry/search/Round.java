package dev.lonja.registry.search;

/** One round of taking in files: whole transactions, until there are enough. */
final class Round {
    private final SearchableFiles files;
    private final int maxFiles;
    private String publishedIn = "";
    private String next = "";
    private int count;
    private boolean hasMore;

    Round(SearchableFiles files, int maxFiles) {
        this.files = files;
        this.maxFiles = maxFiles;
    }

    /** Takes a file in; false once there are enough. */
    boolean take(long userId, String path, String description, String transaction, String horizon) {
        if (count >= maxFiles && !transaction.equals(publishedIn)) {
            next = transaction;
            hasMore = true;
            return false;
        }
        files.add(userId, path, description);
        publishedIn = transaction;
        next = horizon;
        count++;
        return true;
    }

    void end() {
        files.flush();
    }

    /** From which transaction on the next round begins; empty if nothing was pending. */
    String next() {
        return next;
    }

    boolean hasMore() {
        return hasMore;
    }
}
