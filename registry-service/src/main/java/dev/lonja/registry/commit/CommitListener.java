package dev.lonja.registry.commit;

import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.List;

/** Is told of every change before the one who asked for it is answered. Called on the writer's thread; must not wait. */
public interface CommitListener {

    /** A transaction is about to begin. */
    void beginning();

    /** The changes are durable. Each has the result at the same position. */
    void committed(List<DirectoryChange> changes, List<ChangeResult> results);

    /** The transaction failed. Whether any of its changes were made is not known. */
    void failed(List<DirectoryChange> changes);
}
