package dev.lonja.peer.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of the listener that other peers connect to. */
@ConfigMapping(prefix = "lonja.peer")
public interface ListenerConfig {
    /** The address on which the listener accepts connections; by default every address of this machine. */
    @WithDefault("0.0.0.0")
    String listenHost();

    /** The ports that the listener chooses from: a range, or one port. */
    @WithDefault("20000-29999")
    String listenPorts();

    /** How the content of a file is sent: {@code sendfile} or {@code async-read}. */
    @WithDefault("sendfile")
    UploadMode transfer();
}
