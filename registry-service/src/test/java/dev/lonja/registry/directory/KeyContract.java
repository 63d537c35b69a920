package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.key.KeyId;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.NewCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Keys and codes of names in every directory (docs/session.md, Keys and names). */
public interface KeyContract {

    TestedDirectory directory(boolean sameAddress);

    private TestedDirectory directory() {
        return directory(true);
    }

    private static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    private static Administrator root() {
        return new Administrator("root", "192.0.2.1");
    }

    /** Registers ana with key a. Returns her recovery code. */
    private static String registerAna(TestedDirectory directory) {
        NewCode recovery = Codes.fresh();
        assertThat(directory.apply(new KeyChange.RegisterKey(ana('a'), KeyChange.NO_CODE, recovery)))
                .isEqualTo(Outcome.OK);
        return recovery.hash();
    }

    private static String invite(TestedDirectory directory, Caller caller, InvitePurpose purpose) {
        NewCode code = Codes.fresh();
        assertThat(directory.apply(new KeyChange.Invite(caller, purpose, code))).isEqualTo(Outcome.OK);
        return code.hash();
    }

    private static String claimCode(TestedDirectory directory) {
        NewCode code = Codes.fresh();
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("ana", code, root())))
                .isEqualTo(Outcome.OK);
        return code.hash();
    }

    private static Outcome claim(TestedDirectory directory, Caller caller, String code, long held) {
        return directory.apply(new KeyChange.Claim(caller, code, held, Codes.fresh()));
    }

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
    default void usesARegisterCodeUpOnce() {
        TestedDirectory directory = directory();
        NewCode code = Codes.fresh();
        NewCode late = Codes.expired();
        directory.apply(new DirectoryChange.MakeRegisterCode(code, root()));
        directory.apply(new DirectoryChange.MakeRegisterCode(late, root()));
        registerAna(directory);

        assertThat(directory.register(session("bob", 'b', "10.0.0.2"), late.hash()))
                .isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.register(
                        session("bob", 'b', "10.0.0.2"), Codes.fresh().hash()))
                .isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.register(ana('b'), code.hash()))
                .as("a name in use uses up no code")
                .isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.applyAll(List.of(
                        new KeyChange.RegisterKey(ana('c'), code.hash(), Codes.fresh()),
                        new KeyChange.RegisterKey(session("bob", 'b', "10.0.0.2"), code.hash(), Codes.fresh()),
                        new KeyChange.RegisterKey(session("eve", 'e', "10.0.0.3"), code.hash(), Codes.fresh()))))
                .containsExactly(Outcome.NAME_IN_USE, Outcome.OK, Outcome.NO_SUCH_CODE);
        String ofAna = invite(directory, ana('a'), InvitePurpose.REGISTER);
        String device = invite(directory, ana('a'), InvitePurpose.DEVICE);
        assertThat(directory.register(session("eve", 'e', "10.0.0.3"), device)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.register(session("eve", 'e', "10.0.0.3"), ofAna)).isEqualTo(Outcome.OK);
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
    default void invitesOnlyForNamesWithKeysAndNotForEver() {
        TestedDirectory directory = directory();
        registerAna(directory);
        directory.register("bob");
        Caller bob = session("bob", 'b', "10.0.0.2");

        assertThat(directory.apply(new KeyChange.Invite(bob, InvitePurpose.REGISTER, Codes.fresh())))
                .isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(directory.apply(new KeyChange.Invite(ana('b'), InvitePurpose.DEVICE, Codes.fresh())))
                .isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.apply(
                        new KeyChange.Invite(session("eve", 'e', "10.0.0.3"), InvitePurpose.DEVICE, Codes.fresh())))
                .isEqualTo(Outcome.NO_SUCH_USER);
        // The recovery code is one of 64.
        List<Outcome> outcomes = directory.applyAll(IntStream.range(0, 64)
                .<DirectoryChange>mapToObj(
                        number -> new KeyChange.Invite(ana('a'), InvitePurpose.REGISTER, Codes.fresh()))
                .toList());
        assertThat(outcomes.subList(0, 63)).containsOnly(Outcome.OK);
        assertThat(outcomes.getLast()).isEqualTo(Outcome.TOO_MUCH);
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
    default void givesANameOfAClassicClientItsFirstKeyWithACode() {
        TestedDirectory directory = directory();
        directory.register("ana");
        directory.register("bob");
        directory.connect(classic("ana", "10.0.0.9"), 5001);
        directory.publish(classic("ana", "10.0.0.9"), new PublishedFile("/a", "kept"));
        long presence = directory.findPresence("ana").orElseThrow().generation();
        String code = claimCode(directory);
        String spare = claimCode(directory);

        assertThat(claim(directory, session("eve", 'a', "10.0.0.1"), code, 0)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(claim(directory, session("bob", 'a', "10.0.0.1"), code, 0)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), Codes.fresh().hash(), 0)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(directory.results(List.of(new KeyChange.Claim(ana('a'), code, 0, Codes.fresh()))))
                .containsExactly(new ChangeResult(Outcome.OK, presence));

        assertThat(directory.findPresence("ana")).as("the classic presence").isEmpty();
        assertThat(directory.findContent("ana").orElseThrow()).hasSize(1);
        assertThat(directory.keys(ana('a'))).containsExactly(key('a'));
        assertThat(claim(directory, ana('b'), spare, 0)).isEqualTo(Outcome.HAS_A_KEY);
        assertThat(claim(directory, ana('a'), spare, 0)).isEqualTo(Outcome.HAS_A_KEY);
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("ana", Codes.fresh(), root())))
                .isEqualTo(Outcome.HAS_A_KEY);
        assertThat(directory.apply(new DirectoryChange.MakeClaimCode("eve", Codes.fresh(), root())))
                .isEqualTo(Outcome.NO_SUCH_USER);
    }

    @Test
    default void givesItsFirstKeyAtTheOneAddressThatUsedIt() {
        TestedDirectory directory = directory();
        directory.apply(new DirectoryChange.Register("ana", "10.0.0.1"));

        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, 0)).isEqualTo(Outcome.NOT_CONNECTED);
        directory.connectSession(ana('a'));
        long held = directory.findPresence("ana").orElseThrow().generation();
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, 0)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held + 1)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, session("ana", 'a', "10.0.0.2"), KeyChange.NO_CODE, held))
                .isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held)).isEqualTo(Outcome.OK);
        assertThat(directory.findPresence("ana").orElseThrow().generation())
                .as("the presence of the session goes on")
                .isEqualTo(held);
        assertThat(directory.authorize(ana('a'))).isEqualTo(Outcome.OK);
    }

    @Test
    default void givesNoKeyAtAnAddressAfterAnotherOneConnected() {
        TestedDirectory directory = directory();
        directory.apply(new DirectoryChange.Register("ana", "10.0.0.1"));
        directory.connect(classic("ana", "10.0.0.2"), 5001);
        directory.disconnect(classic("ana", "10.0.0.2"));
        directory.connectSession(ana('a'));
        long held = directory.findPresence("ana").orElseThrow().generation();

        assertThat(claim(directory, ana('a'), KeyChange.NO_CODE, held)).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(claim(directory, ana('a'), claimCode(directory), 0)).isEqualTo(Outcome.OK);

        directory.register("bob");
        Caller bob = session("bob", 'b', "10.0.0.2");
        directory.connectSession(bob);
        assertThat(claim(
                        directory,
                        bob,
                        KeyChange.NO_CODE,
                        directory.findPresence("bob").orElseThrow().generation()))
                .as("nobody knows where it was registered")
                .isEqualTo(Outcome.NO_SUCH_CODE);
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
