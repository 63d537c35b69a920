package dev.lonja.peer.serve;

/** The state of the server. Written by its main thread, read by any. */
final class ServeStatus {
    private volatile Moment moment = Moment.disconnected("");

    /**
     * The state at one moment.
     *
     * @param isConnected whether the registry lists the user
     * @param isPublished whether the registry lists exactly the files of the folder
     * @param files the number of files that are published
     * @param skipped the number of files that are not published; the log has the reasons
     */
    record Moment(String user, boolean isConnected, boolean isPublished, int files, int skipped) {
        /** The user is not connected. */
        static Moment disconnected(String user) {
            return new Moment(user, false, false, 0, 0);
        }

        /** The user is connected, but its files are not published. */
        static Moment connected(String user) {
            return new Moment(user, true, false, 0, 0);
        }
    }

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
