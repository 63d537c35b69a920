package dev.lonja.peer.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the agent as its jar states it. */
final class PeerVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {text()};
    }

    static String text() {
        return "lonja peer "
                + Optional.ofNullable(PeerMain.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }
}
