package dev.lonja.registry.presence;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.Presence;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Access to presences: reads block in their own transaction, changes go to the writer. */
@Singleton
class Presences {
    private final Directory directory;
    private final Transactions transactions;
    private final GroupCommit writes;

    Presences(Directory directory, Transactions transactions, GroupCommit writes) {
        this.directory = directory;
        this.transactions = transactions;
        this.writes = writes;
    }

    /** The presences by generation, after that one, at most {@code limit}. */
    List<Presence> page(long after, int limit) {
        return transactions.inOne(() -> directory.presences(after, limit));
    }

    /** Finds the presence of the user, if a classic client began it. */
    Optional<Presence> findClassic(String user) {
        return transactions.inOne(() -> directory.findClassicPresence(user));
    }

    /** Ends exactly this presence; NOT_CONNECTED if it was replaced. */
    CompletionStage<Outcome> expire(Presence presence) {
        return writes.submit(new DirectoryChange.ExpirePresence(presence));
    }
}
