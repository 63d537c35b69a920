package dev.lonja.peer.serve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of {@code lonja peer serve}. */
@ConfigMapping(prefix = "lonja.peer.serve")
public interface ServeConfig {
    /** The user that is kept connected; only with one does the agent run headless. */
    Optional<String> user();

    /** The folder whose files are published, with those of the folders in it. */
    Optional<Path> share();

    /** The port that others are told, where it is not the one listened on: behind a forwarded port, for example. */
    Optional<Integer> advertisePort();

    /**
     * The description of files without a sidecar: {@code {name}}, {@code {folder}}, {@code {size}} and {@code {modified}}
     * stand for those of the file.
     */
    Optional<String> description();

    /** How long changes of the folder are gathered before they are published. */
    @WithDefault("500ms")
    Duration settleTime();

    /** How often everything is compared with the registry, whatever was noticed in between. */
    @WithDefault("5m")
    Duration reconcileInterval();

    /** How often the registry is asked whether the user is still connected. */
    @WithDefault("30s")
    Duration presenceInterval();

    /** The shortest wait before another try to reach the registry; it doubles from try to try. */
    @WithDefault("500ms")
    Duration minBackoff();

    /** The longest wait before another try to reach the registry. */
    @WithDefault("30s")
    Duration maxBackoff();

    /** The most files that are published; those on top are left out, and said so. */
    @WithDefault("100000")
    int maxFiles();

    /** The most requests to the registry at a time. */
    @WithDefault("4")
    int connections();

    /** The address of health and metrics over HTTP. */
    @WithDefault("0.0.0.0")
    String healthHost();

    /** The port of health and metrics over HTTP; without one there are none. */
    Optional<Integer> healthPort();
}
