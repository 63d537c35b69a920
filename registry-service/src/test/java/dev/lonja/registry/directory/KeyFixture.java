package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.NewCode;

/** A part of the contract that is about names with keys: mostly ana, whose agents are all at one address. */
interface KeyFixture extends DirectoryFixture {

    /** A session of ana with that key. */
    static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    static Administrator root() {
        return new Administrator("root", "192.0.2.1");
    }

    /** Registers ana with key a. Returns her recovery code. */
    static String registerAna(TestedDirectory directory) {
        NewCode recovery = Codes.fresh();
        assertThat(directory.apply(new KeyChange.RegisterKey(ana('a'), KeyChange.NO_CODE, recovery)))
                .isEqualTo(Outcome.OK);
        return recovery.hash();
    }

    static String invite(TestedDirectory directory, Caller caller, InvitePurpose purpose) {
        NewCode code = Codes.fresh();
        assertThat(directory.apply(new KeyChange.Invite(caller, purpose, code))).isEqualTo(Outcome.OK);
        return code.hash();
    }

    /** Registers ana with key a, and gives her key b too. */
    static TestedDirectory withTwoKeys(TestedDirectory directory) {
        registerAna(directory);
        assertThat(directory.redeem(ana('b'), invite(directory, ana('a'), InvitePurpose.DEVICE)))
                .isEqualTo(Outcome.OK);
        return directory;
    }

    /** Registers ana with key a, and connects her. */
    static TestedDirectory withAnaInSession(TestedDirectory directory) {
        registerAna(directory);
        assertThat(directory.connectSession(ana('a'))).isEqualTo(Outcome.OK);
        return directory;
    }
}
