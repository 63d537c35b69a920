package dev.lonja.peer.registry;

import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.Invitation;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import java.util.List;

/** What a session says beyond the reply that the classic edition has. */
public sealed interface Details {
    /** Nothing. */
    Details NONE = new None();

    /** Nothing is said. */
    record None() implements Details {}

    /** The connected users, also those whom nobody can connect to. */
    record Peers(List<PeerRow> peers) implements Details {
        public Peers {
            peers = List.copyOf(peers);
        }
    }

    /** The published files of an owner, in the order of the reply. */
    record Files(List<FileRow> files) implements Details {
        public Files {
            files = List.copyOf(files);
        }
    }

    /** The file is published; the registry does not say whether it was before. */
    record Published() implements Details {}

    /** The files that a search has found. */
    record Found(List<FoundFile> files) implements Details {
        public Found {
            files = List.copyOf(files);
        }
    }

    /** The keys of a name. */
    record Keys(List<KeyRow> keys) implements Details {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /** A code for somebody else. */
    record Invited(Invitation invitation) implements Details {}
}
