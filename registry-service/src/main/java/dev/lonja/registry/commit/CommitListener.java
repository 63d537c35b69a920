package dev.lonja.registry.commit;

import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.List;

/** Is told of every change before the change is acknowledged. Called on the writer's thread; must not wait. */
public interface CommitListener {

    /** A transaction is about to begin. */
    void beginning();

    /** The changes are durable. Each change has the result at the same position. */
    void committed(List<DirectoryChange> changes, List<ChangeResult> results);

    /** The transaction failed. It is not known whether its changes were made. */
    void failed(List<DirectoryChange> changes);
}
