package dev.lonja.registry.storage;

import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import java.util.function.Supplier;

/** As the writer does it, every transaction says that it knows the keys of names. */
record KnowingKeys(Transactions transactions, Statements statements) implements Transactions {
    @Override
    public <T> T inOne(Supplier<T> work) {
        return transactions.inOne(() -> {
            statements.update("SET LOCAL lonja.knows_keys = 'on'");
            return work.get();
        });
    }
}
