package dev.lonja.peer.serve;

import dev.lonja.peer.scan.SkippedFiles;
import org.jboss.logging.Logger;

/** Logs which files are skipped, when these are others than before. For one thread. */
final class SkipLog {
    private static final Logger LOG = Logger.getLogger(SkipLog.class);

    private final String user;
    private String signature = "";
    private int count;

    SkipLog(String user) {
        this.user = user;
    }

    void log(SkippedFiles skipped) {
        count = skipped.count();
        String now = skipped.signature();
        if (!now.equals(signature)) {
            signature = now;
            if (now.isEmpty()) {
                LOG.infof("user=%s no file is skipped any more", user);
            } else {
                LOG.warnf(
                        "user=%s skipped=%d, and 'lonja peer skipped' lists them: %s", user, count, skipped.summary());
            }
        }
    }

    /** How many files are skipped. */
    int count() {
        return count;
    }
}
