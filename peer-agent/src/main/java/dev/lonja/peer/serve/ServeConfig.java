package dev.lonja.peer.serve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings of {@code lonja peer serve}. */
@ConfigMapping(prefix = "lonja.peer.serve")
public interface ServeConfig {

    /** The user that stays connected. Only with a user does the agent serve without a command loop. */
    Optional<String> user();

    /** The folder whose files are published, including those of its subfolders. */
    Optional<Path> share();

    /** The port that others connect to, if it is not the one that the agent listens on, as with a forwarded port. */
    Optional<Integer> advertisePort();

    /**
     * The description of files without a sidecar: {@code {name}}, {@code {folder}}, {@code {size}} and {@code {modified}}
     * are replaced by those of the file.
     */
    Optional<String> description();

    /** The interval at which all files are compared with the registry, even if no change was noticed. */
    @WithDefault("5m")
    Duration reconcileInterval();

    /** How long files that vanished together stay listed, in case that they return, as those of an unmounted volume do. */
    @WithDefault("1m")
    Duration deleteDelay();

    /** The interval at which the registry is asked whether the user is still connected. */
    @WithDefault("30s")
    Duration presenceInterval();

    /** The most files that are published; a warning tells when there are more. */
    @WithDefault("100000")
    int maxFiles();

    /** The address of health and metrics over HTTP. */
    @WithDefault("0.0.0.0")
    String healthHost();

    /** The port of health and metrics over HTTP; without it there are none. */
    Optional<Integer> healthPort();
}
