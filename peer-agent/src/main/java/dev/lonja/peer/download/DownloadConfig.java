package dev.lonja.peer.download;

import dev.lonja.peer.download.target.Existing;
import dev.lonja.peer.download.target.FlushRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of downloads. */
@ConfigMapping(prefix = "lonja.peer.download")
public interface DownloadConfig {
    /** The longest wait for the next bytes of a reply that has begun. */
    @WithDefault("30s")
    Duration stallTimeout();

    /** Which downloads are flushed to disk before they get their name: {@code always} or {@code replacing}. */
    @WithDefault("replacing")
    FlushRule flush();

    /** What happens when a file exists already: {@code ask}, {@code overwrite} or {@code keep-both}. */
    @WithDefault("ask")
    Existing existing();
}
