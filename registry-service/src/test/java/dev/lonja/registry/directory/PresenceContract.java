package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which CONNECT of a session takes a presence over, in every directory (docs/session.md, Presence). */
public interface PresenceContract {

    TestedDirectory directory(boolean sameAddress);

    private static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    /** Ana has the keys a and b. */
    private TestedDirectory withAna() {
        TestedDirectory directory = directory(true);
        assertThat(directory.register(ana('a'))).isEqualTo(Outcome.OK);
        var code = Codes.fresh();
        directory.apply(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, code));
        assertThat(directory.redeem(ana('b'), code.hash())).isEqualTo(Outcome.OK);
        return directory;
    }

    private static ChangeResult connect(TestedDirectory directory, Caller caller, long replica, long silent) {
        return directory
                .results(List.of(Sessions.connect(caller, replica, silent)))
                .getFirst();
    }

    @Test
    default void tellsWhichPresenceIsReplaced() {
        TestedDirectory directory = withAna();

        ChangeResult first = connect(directory, ana('a'), Sessions.LIVING, 0);
        ChangeResult again = connect(directory, ana('a'), Sessions.LIVING, 0);

        assertThat(first.replaced()).isEmpty();
        assertThat(first.before()).isEqualTo(SessionChange.ConnectSession.KEYED);
        assertThat(again.replaced()).contains(new HeldBy(first.generation(), Sessions.LIVING, key('a').hex()));
        assertThat(again.generation()).isGreaterThan(first.generation());
    }

    @Test
    default void anotherKeyOfTheNameReplacesASilentSessionOnly() {
        TestedDirectory directory = withAna();
        long held = connect(directory, ana('a'), Sessions.LIVING, 0).generation();

        assertThat(connect(directory, ana('b'), Sessions.LIVING, 0).outcome()).isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(connect(directory, ana('b'), Sessions.LIVING, held - 1).outcome())
                .isEqualTo(Outcome.ALREADY_CONNECTED);
        ChangeResult taken = connect(directory, ana('b'), Sessions.LIVING, held);

        assertThat(taken.outcome()).isEqualTo(Outcome.OK);
        assertThat(taken.replaced()).map(HeldBy::key).contains(key('a').hex());
    }

    @Test
    default void anotherKeyOfTheNameReplacesTheSessionOfADeadRegistry() {
        TestedDirectory directory = withAna();
        connect(directory, ana('a'), Sessions.DEAD, 0);

        ChangeResult taken = connect(directory, ana('b'), Sessions.LIVING, 0);

        assertThat(taken.outcome()).isEqualTo(Outcome.OK);
        assertThat(taken.replaced()).map(HeldBy::replica).contains(Sessions.DEAD);
    }

    @Test
    default void aNameWithoutKeysIsTakenOverFromTheSameAddressOnly() {
        TestedDirectory directory = directory(true);
        directory.register("bob");
        long held = connect(directory, session("bob", 'a', "10.0.0.1"), Sessions.DEAD, 0)
                .generation();

        assertThat(connect(directory, session("bob", 'a', "10.0.0.2"), Sessions.LIVING, held)
                        .outcome())
                .isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(connect(directory, session("bob", 'b', "10.0.0.1"), Sessions.LIVING, 0)
                        .outcome())
                .isEqualTo(Outcome.OK);
        assertThat(connect(directory, session("bob", 'a', "10.0.0.1"), Sessions.LIVING, 0)
                        .outcome())
                .as("its registry lives, and it was not silent")
                .isEqualTo(Outcome.ALREADY_CONNECTED);
    }

    @Test
    default void theClassicPresenceOfANameWithoutKeysIsLeftToTheGhostRule() {
        TestedDirectory directory = directory(true);
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.1"), 5001);

        assertThat(connect(directory, session("bob", 'a', "10.0.0.1"), Sessions.LIVING, 0)
                        .outcome())
                .isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.findPresence("bob").map(Presence::port)).isEqualTo(Optional.of(5001));
    }
}
