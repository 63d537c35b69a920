package dev.lonja.registry.storage;

import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.TestDatabase;
import dev.lonja.registry.database.Statements;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Authorization;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.ListingLimits;
import dev.lonja.registry.identity.NewCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;

/** Names with keys in PostgreSQL, which a registry changes as the writer does. */
abstract class KeysInPostgres {
    @Inject
    Statements statements;

    @Inject
    Transactions transactions;

    @Inject
    DataSource dataSource;

    Directory directory;

    @BeforeEach
    void empty() {
        transactions.inOne(() -> statements.update(TestDatabase.EMPTY_DIRECTORY));
        directory = PostgresDirectory.of(statements, new Authorization(() -> true), new ListingLimits(1000));
    }

    static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    static ChangeResult make(Directory directory, DirectoryChange change) {
        return directory.apply(List.of(change)).getFirst();
    }

    /** Makes a change as a registry does. */
    Outcome make(DirectoryChange change) {
        return inOne(() -> make(directory, change).outcome());
    }

    <T> T inOne(Supplier<T> work) {
        return new KnowingKeys(transactions, statements).inOne(work);
    }

    /** Ana with the keys a and b. */
    void registerAna() {
        NewCode device = Codes.fresh();
        assertThat(make(new KeyChange.RegisterKey(ana('a'), KeyChange.NO_CODE, Codes.fresh())))
                .isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, device)))
                .isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Redeem(ana('b'), device.hash(), "", Codes.fresh())))
                .isEqualTo(Outcome.OK);
    }
}
