package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.upload.UploadCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names and types are what dashboards and alerts of users rely on. */
class PeerMetricsTest {
    @Test
    void namesEveryMetricWithItsType() {
        var status = new ServeStatus();
        status.set(new ServeStatus.Moment("ana", true, true, 3, 2, 4, ""));
        try (var metrics = new PeerMetrics(status, new UploadCounters(), new DownloadCounters())) {
            List<String> types = metrics.text()
                    .lines()
                    .filter(line -> line.startsWith("# TYPE "))
                    .toList();

            assertThat(types)
                    .containsExactlyInAnyOrder(
                            "# TYPE lonja_peer_connected gauge",
                            "# TYPE lonja_peer_files gauge",
                            "# TYPE lonja_peer_files_skipped gauge",
                            "# TYPE lonja_peer_files_vanished gauge",
                            "# TYPE lonja_peer_comparisons_total counter",
                            "# TYPE lonja_peer_comparisons_failed_total counter",
                            "# TYPE lonja_peer_watch gauge",
                            "# TYPE lonja_peer_watch_failures_total counter",
                            "# TYPE lonja_peer_watch_overflows_total counter",
                            "# TYPE lonja_peer_uploads_waiting gauge",
                            "# TYPE lonja_peer_uploads_running gauge",
                            "# TYPE lonja_peer_uploads_total counter",
                            "# TYPE lonja_peer_uploads_failed_total counter",
                            "# TYPE lonja_peer_uploads_changed_total counter",
                            "# TYPE lonja_peer_uploads_slow_total counter",
                            "# TYPE lonja_peer_uploads_refused_total counter",
                            "# TYPE lonja_peer_uploaded_bytes_total counter",
                            "# TYPE lonja_peer_downloads_running gauge",
                            "# TYPE lonja_peer_downloads_total counter",
                            "# TYPE lonja_peer_downloads_failed_total counter",
                            "# TYPE lonja_peer_downloaded_bytes_total counter");
            assertThat(metrics.text())
                    .contains("lonja_peer_connected 1.0\n", "lonja_peer_files 3.0\n", "lonja_peer_files_skipped 2.0\n");
        }
    }
}
