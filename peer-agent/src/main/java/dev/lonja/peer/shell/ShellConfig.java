package dev.lonja.peer.shell;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the command loop. */
@ConfigMapping(prefix = "lonja.peer.shell")
public interface ShellConfig {
    /** Whether a download shows nothing of how it gets on; without a terminal it never does. */
    @WithDefault("false")
    boolean quiet();

    /** Whether results are the exact texts of section 1 on a terminal too; without a terminal they always are. */
    @WithDefault("false")
    boolean classicOutput();
}
