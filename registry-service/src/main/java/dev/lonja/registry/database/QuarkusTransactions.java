package dev.lonja.registry.database;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** Transactions of the transaction manager, on connections of the pool. */
@Singleton
class QuarkusTransactions implements Transactions {

    @Override
    public <T> T inOne(Supplier<T> work) {
        return QuarkusTransaction.requiringNew().call(work::get);
    }
}
