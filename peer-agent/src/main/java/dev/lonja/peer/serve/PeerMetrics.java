package dev.lonja.peer.serve;

import dev.lonja.peer.download.DownloadCounters;
import dev.lonja.peer.upload.UploadCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;

/** The metrics of the server, in the text format of Prometheus. */
final class PeerMetrics implements AutoCloseable {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    PeerMetrics(ServeStatus status, UploadCounters uploads, DownloadCounters downloads) {
        addStatus(status);
        addUploads(uploads);
        addDownloads(downloads);
    }

    /** All metrics at this moment. */
    String text() {
        return registry.scrape(CONTENT_TYPE);
    }

    @Override
    public void close() {
        registry.close();
    }

    private void addStatus(ServeStatus status) {
        gauge(
                "connected",
                "Whether the registry lists the user.",
                status,
                now -> now.moment().isConnected() ? 1 : 0);
        gauge("files", "Files that are published.", status, now -> now.moment().files());
        gauge(
                "files.skipped",
                "Files that cannot be published.",
                status,
                now -> now.moment().skipped());
        gauge(
                "files.vanished",
                "Listed files that are gone from the folder and not deleted yet.",
                status,
                now -> now.moment().vanished());
        counter("comparisons", "Comparisons of the folder with the registry.", status, ServeStatus::comparisons);
        counter(
                "comparisons.failed",
                "Comparisons that failed, at least in part.",
                status,
                ServeStatus::failedComparisons);
        gauge("watch", "Whether changes in every folder are noticed at once.", status, now -> now.isWatching() ? 1 : 0);
        counter(
                "watch.failures",
                "Watches of the folder that ended by themselves.",
                status,
                ServeStatus::watchFailures);
        counter(
                "watch.overflows",
                "Times that there were more changes than the system remembers.",
                status,
                ServeStatus::watchOverflows);
    }

    private void addUploads(UploadCounters uploads) {
        gauge(
                "uploads.waiting",
                "Uploads that wait for a permit.",
                uploads,
                now -> now.snapshot().uploadsWaiting());
        gauge(
                "uploads.running",
                "Uploads under way.",
                uploads,
                now -> now.snapshot().uploadsRunning());
        counter(
                "uploads",
                "Uploads that were complete.",
                uploads,
                now -> now.snapshot().uploadsDone());
        counter(
                "uploads.failed",
                "Uploads that ended early.",
                uploads,
                now -> now.snapshot().uploadsFailed());
        counter(
                "uploads.changed",
                "Uploads that were cut or refused because the file changed.",
                uploads,
                now -> now.snapshot().uploadsChanged());
        counter(
                "uploads.slow",
                "Uploads that were cut because their reader was slow and others waited.",
                uploads,
                now -> now.snapshot().uploadsSlow());
        counter(
                "uploads.refused",
                "Uploads that did not begin.",
                uploads,
                now -> now.snapshot().uploadsRefused());
        counter(
                "uploaded.bytes",
                "Bytes of files that were sent.",
                uploads,
                now -> now.snapshot().uploadedBytes());
    }

    private void addDownloads(DownloadCounters downloads) {
        gauge(
                "downloads.running",
                "Downloads under way.",
                downloads,
                now -> now.snapshot().downloadsRunning());
        counter(
                "downloads",
                "Downloads that were complete.",
                downloads,
                now -> now.snapshot().downloadsDone());
        counter(
                "downloads.failed",
                "Downloads that failed.",
                downloads,
                now -> now.snapshot().downloadsFailed());
        counter(
                "downloaded.bytes",
                "Bytes of files that were received.",
                downloads,
                now -> now.snapshot().downloadedBytes());
    }

    private <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> value) {
        Gauge.builder("lonja.peer." + name, subject, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    private <T> void counter(String name, String description, T subject, ToDoubleFunction<T> value) {
        FunctionCounter.builder("lonja.peer." + name, subject, value)
                .description(description)
                .register(registry);
    }
}
