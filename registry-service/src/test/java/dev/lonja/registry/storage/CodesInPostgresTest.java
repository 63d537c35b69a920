package dev.lonja.registry.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.storage.identity.CodeRepository;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Codes that are kept for a while. */
@QuarkusTest
class CodesInPostgresTest extends KeysInPostgres {
    @Inject
    CodeRepository codes;

    @Test
    void forgetsWhatNobodyAsksAboutAnyMore() {
        registerAna();
        make(new DirectoryChange.Unregister(ana('a')));
        transactions.inOne(() -> {
            statements.update(
                    "INSERT INTO name_code (hash, purpose, expires_at)"
                            + " SELECT repeat(n::text, 64), 'REGISTER', now() - interval '40 days' FROM generate_series(1, 3) n");
            return statements.update("UPDATE owned_name SET free_from = now() - interval '1 day'");
        });

        assertThat(transactions.inOne(() -> codes.forget(2))).isEqualTo(3);
        assertThat(transactions.inOne(() -> codes.forget(2))).isEqualTo(1);
        assertThat(transactions.inOne(() -> codes.forget(2))).isZero();
    }
}
