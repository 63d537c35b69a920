package dev.lonja.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.identity.IdentityRules.Claim;
import dev.lonja.registry.identity.IdentityRules.Invite;
import dev.lonja.registry.identity.IdentityRules.Registration;
import org.junit.jupiter.api.Test;

class IdentityRulesTest {
    private static IdentityRules rules(Registration registration) {
        return new IdentityRules(registration, Claim.CODE, Invite.USERS);
    }

    private static IdentityRules rules(Claim claim) {
        return new IdentityRules(Registration.OPEN, claim, Invite.USERS);
    }

    @Test
    void letsNobodyRegisterWithoutACodeUnlessItIsOpen() {
        assertThat(rules(Registration.OPEN).classicRegister()).isEqualTo(Outcome.OK);
        assertThat(rules(Registration.INVITED).classicRegister()).isEqualTo(Outcome.FAILED);
        assertThat(rules(Registration.CLOSED).classicRegister()).isEqualTo(Outcome.FAILED);
        assertThat(rules(Registration.OPEN).register("")).isEqualTo(Outcome.OK);
        assertThat(rules(Registration.INVITED).register("")).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(rules(Registration.INVITED).register("code")).isEqualTo(Outcome.OK);
        assertThat(rules(Registration.CLOSED).register("code")).isEqualTo(Outcome.FAILED);
    }

    @Test
    void letsNamesBeClaimedWithoutACodeOnlyByAddress() {
        assertThat(rules(Claim.ADDRESS).claim("")).isEqualTo(Outcome.OK);
        assertThat(rules(Claim.CODE).claim("")).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(rules(Claim.CODE).claim("code")).isEqualTo(Outcome.OK);
        assertThat(rules(Claim.OFF).claim("")).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(rules(Claim.OFF).claim("code")).isEqualTo(Outcome.NO_SUCH_CODE);
    }

    @Test
    void letsUsersAlwaysAddDevices() {
        IdentityRules closed = new IdentityRules(Registration.OPEN, Claim.CODE, Invite.ADMIN);
        assertThat(closed.invite(InvitePurpose.DEVICE)).isEqualTo(Outcome.OK);
        assertThat(closed.invite(InvitePurpose.REGISTER)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(IdentityRules.DEFAULT.invite(InvitePurpose.REGISTER)).isEqualTo(Outcome.OK);
    }
}
