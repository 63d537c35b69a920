package dev.lonja.peer.serve;

/** The state of the server. Written by its main thread, read by any. */
final class ServeStatus {
    private volatile Moment moment = new Moment("", false, false, 0, 0);

    /**
     * The state at one moment.
     *
     * @param isConnected whether the registry lists the user
     * @param isPublished whether the registry lists exactly the files of the folder
     * @param files the number of files that are published
     * @param skipped the number of files that are not published; the log has the reasons
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
