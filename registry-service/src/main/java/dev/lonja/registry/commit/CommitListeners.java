package dev.lonja.registry.commit;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.directory.DirectoryChange;
import java.util.List;

/** Several listeners as one. */
record CommitListeners(List<CommitListener> all) implements CommitListener {

    @Override
    public void beginning() {
        all.forEach(CommitListener::beginning);
    }

    @Override
    public void committed(List<DirectoryChange> changes, List<Outcome> outcomes) {
        all.forEach(listener -> listener.committed(changes, outcomes));
    }

    @Override
    public void failed(List<DirectoryChange> changes) {
        all.forEach(listener -> listener.failed(changes));
    }
}
