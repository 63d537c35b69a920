package dev.lonja.peer.serve;

import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.upload.UploadCounters;

/** The agent's metrics in the text format of Prometheus. */
final class PeerMetrics {
    private PeerMetrics() {}

    static String text(
            ServeStatus.Moment moment, UploadCounters.Snapshot uploads, DownloadCounters.Snapshot downloads) {
        StringBuilder text = new StringBuilder();
        gauge(text, "lonja_peer_connected", "Whether the registry lists the user.", moment.isConnected() ? 1 : 0);
        gauge(text, "lonja_peer_files", "Files that are published.", moment.files());
        gauge(text, "lonja_peer_files_skipped", "Files that cannot be published.", moment.skipped());
        gauge(text, "lonja_peer_uploads_waiting", "Uploads that wait for their turn.", uploads.uploadsWaiting());
        gauge(text, "lonja_peer_uploads_running", "Uploads under way.", uploads.uploadsRunning());
        counter(text, "lonja_peer_uploads_total", "Uploads that were complete.", uploads.uploadsDone());
        counter(text, "lonja_peer_uploads_failed_total", "Uploads that ended early.", uploads.uploadsFailed());
        counter(text, "lonja_peer_uploads_refused_total", "Uploads that did not begin.", uploads.uploadsRefused());
        counter(text, "lonja_peer_uploaded_bytes_total", "Bytes of files that were sent.", uploads.uploadedBytes());
        gauge(text, "lonja_peer_downloads_running", "Downloads under way.", downloads.downloadsRunning());
        counter(text, "lonja_peer_downloads_total", "Downloads that were complete.", downloads.downloadsDone());
        counter(text, "lonja_peer_downloads_failed_total", "Downloads that failed.", downloads.downloadsFailed());
        counter(text, "lonja_peer_downloaded_bytes_total", "Bytes of files that came.", downloads.downloadedBytes());
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String help, long value) {
        append(text, name, "gauge", help, value);
    }

    private static void counter(StringBuilder text, String name, String help, long value) {
        append(text, name, "counter", help, value);
    }

    private static void append(StringBuilder text, String name, String type, String help, long value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
    }
}
