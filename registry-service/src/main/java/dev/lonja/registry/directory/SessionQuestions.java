package dev.lonja.registry.directory;

import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.Page;

/** The questions that sessions ask (docs/session.md, Rows). Every method runs in a transaction of the caller. */
public interface SessionQuestions {

    /** The keys of the user: OK, NO_SUCH_USER or NOT_YOURS. */
    Listed<KeyRow> listKeys(Caller caller);

    /** The connected users, by name, byte by byte: OK, NO_SUCH_USER, NOT_CONNECTED or NOT_YOURS. */
    Listed<PeerRow> listPeers(Caller caller, Page page);

    /** The files of the owner, by classic path, byte by byte: OK, NO_SUCH_USER, NOT_CONNECTED, NOT_YOURS or NO_SUCH_OWNER. */
    Listed<FileRow> listFiles(Caller caller, String owner, Page page);
}
