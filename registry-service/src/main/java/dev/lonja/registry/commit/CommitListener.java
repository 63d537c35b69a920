package dev.lonja.registry.commit;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.List;

/** Hears of every change before the one who asked for it does. Called on the writer's thread. */
public interface CommitListener {

    /** A transaction is about to begin. */
    void beginning();

    /** The changes are durable, with these outcomes. */
    void committed(List<DirectoryChange> changes, List<Outcome> outcomes);

    /** The transaction failed; whether any of it has happened is not known. */
    void failed(List<DirectoryChange> changes);
}
