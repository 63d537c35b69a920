package dev.lonja.registry.directory;

import dev.lonja.protocol.Outcome;
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
