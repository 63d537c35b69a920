package dev.lonja.registry.commit;

import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.List;

/** Passes everything to several listeners. */
record CommitListeners(List<CommitListener> all) implements CommitListener {

    @Override
    public void beginning() {
        all.forEach(CommitListener::beginning);
    }

    @Override
    public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {
        all.forEach(listener -> listener.committed(changes, results));
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        all.forEach(listener -> listener.failed(changes));
    }
}
