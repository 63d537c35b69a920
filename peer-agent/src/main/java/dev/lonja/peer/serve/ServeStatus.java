package dev.lonja.peer.serve;

import jakarta.inject.Singleton;

/** How the headless agent is doing. Written by its main thread, read by any. */
@Singleton
class ServeStatus {
    private volatile Moment moment = new Moment("", false, false, 0, 0);

    /**
     * One moment of it.
     *
     * @param isConnected whether the registry lists the user
     * @param isPublished whether the registry lists exactly what lies below the folder
     * @param files how many files are published
     * @param skipped how many are not, and why was said in the log
     */
    record Moment(String user, boolean isConnected, boolean isPublished, int files, int skipped) {}

    void set(Moment now) {
        moment = now;
    }

    Moment moment() {
        return moment;
    }

    boolean isReady() {
        return moment.isConnected() && moment.isPublished();
    }
}
