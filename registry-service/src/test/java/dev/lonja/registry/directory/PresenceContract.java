package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.KeyFixture.ana;
import static dev.lonja.registry.directory.KeyFixture.withAnaInSession;
import static dev.lonja.registry.directory.KeyFixture.withTwoKeys;
import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.directory.ChangeResult.HeldBy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The presences of sessions, and which CONNECT takes one over, in every directory (docs/session.md, Presence). */
interface PresenceContract extends KeyFixture {
    private static ChangeResult connect(TestedDirectory directory, Caller caller, long replica, long silent) {
        return directory
                .results(List.of(Sessions.connect(caller, replica, silent)))
                .getFirst();
    }

    @Test
    default void tellsWhichPresenceIsReplaced() {
        TestedDirectory directory = withTwoKeys(directory());

        ChangeResult first = connect(directory, ana('a'), Sessions.LIVING, 0);
        ChangeResult again = connect(directory, ana('a'), Sessions.LIVING, 0);

        assertThat(first.replaced()).isEmpty();
        assertThat(first.before()).isEqualTo(SessionChange.ConnectSession.KEYED);
        assertThat(again.replaced()).contains(new HeldBy(first.generation(), Sessions.LIVING, key('a').hex()));
        assertThat(again.generation()).isGreaterThan(first.generation());
    }

    @Test
    default void anotherKeyOfTheNameReplacesASilentSessionOnly() {
        TestedDirectory directory = withTwoKeys(directory());
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
        TestedDirectory directory = withTwoKeys(directory());
        connect(directory, ana('a'), Sessions.DEAD, 0);

        ChangeResult taken = connect(directory, ana('b'), Sessions.LIVING, 0);

        assertThat(taken.outcome()).isEqualTo(Outcome.OK);
        assertThat(taken.replaced()).map(HeldBy::replica).contains(Sessions.DEAD);
    }

    @Test
    default void aNameWithoutKeysIsTakenOverFromTheSameAddressOnly() {
        TestedDirectory directory = directory();
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
        TestedDirectory directory = directory();
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.1"), 5001);

        assertThat(connect(directory, session("bob", 'a', "10.0.0.1"), Sessions.LIVING, 0)
                        .outcome())
                .isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.findPresence("bob").map(Presence::port)).isEqualTo(Optional.of(5001));
    }

    @Test
    default void theNewestConnectOfAKeyWins() {
        TestedDirectory directory = withAnaInSession(directory());
        directory.apply(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, Codes.fresh()));
        Presence first = directory.findPresence("ana").orElseThrow();

        List<ChangeResult> again = directory.results(List.of(
                Sessions.connect(session("ana", 'a', "10.0.0.5"), 6000),
                Sessions.connect(session("ana", 'a', "10.0.0.6"), 6001)));

        assertThat(again).extracting(ChangeResult::outcome).containsExactly(Outcome.OK, Outcome.OK);
        Presence last = directory.findPresence("ana").orElseThrow();
        assertThat(last.generation()).isEqualTo(again.getLast().generation()).isGreaterThan(first.generation());
        assertThat(directory.expire(first)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.6", 6001));
        assertThat(directory.presences()).as("to be probed").isEmpty();
    }

    @Test
    default void anotherKeyOfTheNameDoesNotReplaceAPresence() {
        TestedDirectory directory = withAnaInSession(directory());
        var code = Codes.fresh();
        directory.apply(new KeyChange.Invite(ana('a'), InvitePurpose.DEVICE, code));
        directory.redeem(session("ana", 'b', "10.0.0.2"), code.hash());

        assertThat(directory.connectSession(session("ana", 'b', "10.0.0.2"))).isEqualTo(Outcome.ALREADY_CONNECTED);
        directory.disconnect(session("ana", 'b', "10.0.0.2"));
        assertThat(directory.connectSession(session("ana", 'b', "10.0.0.2"))).isEqualTo(Outcome.OK);
    }

    @Test
    default void listsPeersPageByPage() {
        TestedDirectory directory = withAnaInSession(directory());
        directory.register("bob");
        directory.connect(classic("bob", "10.0.0.2"), 80);
        directory.register("eve");
        directory.connect(classic("eve", "2001:db8::1"), 5002);
        Caller quiet = session("quiet", 'c', "10.0.0.4");
        directory.register(quiet);
        directory.connectSession(quiet, 0);

        Listed<PeerRow> first = directory.listPeers(ana('a'), new Page("", 3));
        Listed<PeerRow> second = directory.listPeers(ana('a'), new Page(first.next(), 3));

        assertThat(first.rows())
                .containsExactly(
                        new PeerRow("ana", "10.0.0.1:5000", Optional.of(key('a')), ""),
                        new PeerRow("bob", "10.0.0.2:80", Optional.empty(), ""),
                        new PeerRow("eve", "[2001:db8::1]:5002", Optional.empty(), ""));
        assertThat(second.rows()).containsExactly(new PeerRow("quiet", "", Optional.of(key('c')), ""));
        assertThat(second.next()).isEmpty();
        assertThat(directory.connectedUsers())
                .as("classic clients cannot use a user without a listener")
                .extracting(ConnectedUser::name)
                .containsExactly("ana", "bob", "eve");
    }
}
