package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.invite;
import static dev.lonja.registry.directory.KeyFixture.registerAna;
import static dev.lonja.registry.directory.KeyFixture.root;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.NewCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keys that own a name, in every directory (docs/session.md, Keys and names). */
interface KeyContract extends KeyFixture {
    @Test
    default void registersANameForTheKeyOfTheSession() {
        TestedDirectory directory = directory();

        assertThat(directory.register(ana('a'))).isEqualTo(Outcome.OK);
        assertThat(directory.register(ana('a'))).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register(ana('b'))).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);

        KeyRow only = directory.listKeys(ana('a')).rows().getFirst();
        assertThat(only.key()).isEqualTo(key('a'));
        assertThat(only.label()).isEmpty();
        assertThat(only.lastSeenAtSeconds()).isEmpty();
        assertThat(directory.register(session("bob", 'a', "10.0.0.1")))
                .as("a key may own several names")
                .isEqualTo(Outcome.OK);
    }

    @Test
    default void addsTheKeyOfAnotherDevice() {
        TestedDirectory directory = directory();
        registerAna(directory);
        directory.register(session("bob", 'b', "10.0.0.2"));
        String code = invite(directory, ana('a'), InvitePurpose.DEVICE);

        assertThat(directory.redeem(session("eve", 'c', "10.0.0.3"), code)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.redeem(session("bob", 'c', "10.0.0.3"), code)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.redeem(ana('c'), Codes.fresh().hash())).isEqualTo(Outcome.NO_SUCH_CODE);
        ChangeResult redeemed = directory
                .results(List.of(new KeyChange.Redeem(ana('c'), code, "laptop", Codes.fresh())))
                .getFirst();
        assertThat(redeemed).isEqualTo(new ChangeResult(Outcome.OK, ChangeResult.NO_GENERATION, "DEVICE"));
        assertThat(directory.redeem(ana('d'), code)).isEqualTo(Outcome.NO_SUCH_CODE);

        assertThat(directory.listKeys(ana('c')).rows())
                .extracting(KeyRow::key, KeyRow::label)
                .containsExactlyInAnyOrder(tuple(key('a'), ""), tuple(key('c'), "laptop"));
        assertThat(directory.listKeys(ana('d')).outcome()).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.listKeys(session("eve", 'c', "10.0.0.3")).outcome())
                .isEqualTo(Outcome.NO_SUCH_USER);
    }

    @Test
    default void leavesNothingOfOtherKeysAfterARecovery() {
        TestedDirectory directory = directory();
        String recovery = registerAna(directory);
        directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        String ofThief = invite(directory, ana('b'), InvitePurpose.DEVICE);
        directory.connectSession(ana('b'));
        long presence = directory.findPresence("ana").orElseThrow().generation();
        NewCode next = Codes.fresh();

        ChangeResult recovered = directory
                .results(List.of(new KeyChange.Redeem(ana('c'), recovery, "new", next)))
                .getFirst();

        assertThat(recovered).isEqualTo(new ChangeResult(Outcome.OK, presence, "RECOVERY"));
        assertThat(directory.keys(ana('c'))).containsExactly(key('c'));
        assertThat(directory.findPresence("ana")).isEmpty();
        assertThat(directory.redeem(ana('b'), ofThief)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.redeem(ana('b'), recovery)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.connectSession(ana('a'))).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.redeem(ana('a'), next.hash())).isEqualTo(Outcome.OK);
        assertThat(directory.keys(ana('a'))).containsExactly(key('a'));
    }

    @Test
    default void dropsKeysButNeverTheLast() {
        TestedDirectory directory = directory();
        registerAna(directory);
        directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        String ofThief = invite(directory, ana('b'), InvitePurpose.DEVICE);
        directory.connectSession(ana('b'));
        long presence = directory.findPresence("ana").orElseThrow().generation();

        assertThat(directory.drop(session("eve", 'a', "10.0.0.1"), key('a'))).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.drop(ana('c'), key('a'))).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.drop(ana('a'), key('c'))).isEqualTo(Outcome.NO_SUCH_KEY);
        assertThat(directory.results(List.of(new KeyChange.DropKey(ana('a'), key('b')))))
                .containsExactly(new ChangeResult(Outcome.OK, presence));
        assertThat(directory.findPresence("ana")).isEmpty();
        assertThat(directory.drop(ana('b'), key('a'))).isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.redeem(ana('b'), ofThief)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.drop(ana('a'), key('a'))).isEqualTo(Outcome.LAST_KEY);
        assertThat(directory.keys(ana('a'))).containsExactly(key('a'));

        directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        assertThat(directory.applyAll(List.of(
                        new KeyChange.DropKey(ana('a'), key('b')),
                        new KeyChange.DropKey(ana('b'), key('a')),
                        new KeyChange.DropKey(ana('a'), key('a')))))
                .containsExactly(Outcome.OK, Outcome.NOT_YOURS, Outcome.LAST_KEY);
    }

    @Test
    default void letsAdministratorsRevokeKeys() {
        TestedDirectory directory = directory();
        registerAna(directory);
        directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        directory.register("bob");

        assertThat(directory.apply(new DirectoryChange.RevokeKey("ana", key('a'), root())))
                .isEqualTo(Outcome.OK);
        assertThat(directory.apply(new DirectoryChange.RevokeKey("ana", key('a'), root())))
                .isEqualTo(Outcome.NO_SUCH_KEY);
        assertThat(directory.apply(new DirectoryChange.RevokeKey("ana", key('b'), root())))
                .isEqualTo(Outcome.LAST_KEY);
        assertThat(directory.apply(new DirectoryChange.RevokeKey("bob", key('b'), root())))
                .isEqualTo(Outcome.NO_SUCH_KEY);
        assertThat(directory.apply(new DirectoryChange.RevokeKey("eve", key('b'), root())))
                .isEqualTo(Outcome.NO_SUCH_USER);
    }

    @Test
    default void hasALimitOfKeys() {
        TestedDirectory directory = directory();
        registerAna(directory);
        for (int number = 0; number < 31; number++) {
            Caller device = new Caller("ana", ana('a').from(), Optional.of(new KeyId("%064x".formatted(number))));
            assertThat(directory.redeem(device, invite(directory, ana('a'), InvitePurpose.DEVICE)))
                    .isEqualTo(Outcome.OK);
        }

        assertThat(directory.redeem(ana('f'), invite(directory, ana('a'), InvitePurpose.DEVICE)))
                .isEqualTo(Outcome.TOO_MUCH);
        assertThat(directory.redeem(ana('a'), invite(directory, ana('a'), InvitePurpose.DEVICE)))
                .as("a key that is there already")
                .isEqualTo(Outcome.OK);
        assertThat(directory.keys(ana('a'))).hasSize(32);
    }

    @Test
    default void retainsANameForItsLastKeys() {
        TestedDirectory directory = directory();
        registerAna(directory);
        directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        directory.redeem(ana('c'), invite(directory, ana('a'), InvitePurpose.DEVICE));
        directory.drop(ana('a'), key('c'));

        assertThat(directory.unregister(ana('b'))).isEqualTo(Outcome.OK);
        assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register(ana('c'))).as("dropped before").isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register(ana('c'), Codes.fresh().hash())).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register(ana('a'))).isEqualTo(Outcome.OK);
        assertThat(directory.keys(ana('a'))).containsExactly(key('a'));
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Unregister(ana('a')),
                        new DirectoryChange.Register("ana"),
                        new KeyChange.RegisterKey(ana('b'), KeyChange.NO_CODE, Codes.fresh()),
                        new KeyChange.RegisterKey(ana('a'), KeyChange.NO_CODE, Codes.fresh()))))
                .containsExactly(Outcome.OK, Outcome.NAME_IN_USE, Outcome.NAME_IN_USE, Outcome.OK);
        assertThat(directory.removeUser("ana", root())).isEqualTo(Outcome.OK);
        assertThat(directory.register("ana")).as("an administrator frees it").isEqualTo(Outcome.OK);
    }
}
