package dev.lonja.peer.shell;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the command loop. */
@ConfigMapping(prefix = "lonja.peer.shell")
public interface ShellConfig {

    /** Whether downloads show no progress. Without a terminal they never do. */
    @WithDefault("false")
    boolean quiet();

    /** Whether a terminal too gets the exact texts of section 1. Without a terminal they are always used. */
    @WithDefault("false")
    boolean classicOutput();
}
