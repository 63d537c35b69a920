package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.invite;
import static dev.lonja.registry.directory.KeyFixture.registerAna;
import static dev.lonja.registry.directory.KeyFixture.root;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.NewCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Codes that invite people and devices, in every directory (docs/session.md, Keys and names). */
interface CodeContract extends KeyFixture {
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
}
