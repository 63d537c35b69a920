package dev.lonja.peer.shell;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the command loop. */
@ConfigMapping(prefix = "lonja.peer.shell")
public interface ShellConfig {
    /** Whether a download shows nothing of how it gets on; without a terminal it never does. */
    @WithDefault("false")
    boolean quiet();

    /** Whether results are the exact texts of section 1 on a terminal too; without a terminal they always are. */
    @WithDefault("false")
    boolean classicOutput();

    /** Of how many users the last address is remembered, for when the registry does not say. */
    @WithDefault("100000")
    int maxAddresses();

    /** Completion of what is typed on a terminal. */
    Completion completion();

    /** What completion may cost. */
    interface Completion {
        /** The most names of users and files that are kept to complete from. */
        @WithDefault("100000")
        int maxNames();

        /** How long the registry is not asked again for a listing. */
        @WithDefault("5s")
        Duration refreshInterval();

        /** How long the prompt waits for a listing, before it takes what is known. */
        @WithDefault("300ms")
        Duration patience();
    }
}
