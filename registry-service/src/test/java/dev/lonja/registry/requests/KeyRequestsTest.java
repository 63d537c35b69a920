package dev.lonja.registry.requests;

import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.commit.CommitLimits;
import dev.lonja.registry.commit.CommitListener;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.memory.InMemoryDirectory;
import dev.lonja.registry.identity.IdentityRules;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyRequestsTest {
    private final InMemoryDirectory directory = new InMemoryDirectory(true);
    private final GroupCommit writes =
            new GroupCommit(new NoTransactions(), directory, new NoListener(), CommitLimits.DEFAULT);

    @AfterEach
    void close() {
        writes.close();
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inOne(Supplier<T> work) {
            return work.get();
        }
    }

    private record NoListener() implements CommitListener {
        @Override
        public void beginning() {}

        @Override
        public void committed(List<DirectoryChange> changes, List<ChangeResult> results) {}

        @Override
        public void failed(List<DirectoryChange> changes) {}
    }

    private KeyRequests requests(IdentityRules rules) {
        return new KeyRequests(writes, () -> rules, Clock.systemUTC());
    }

    private static IdentityRules registration(IdentityRules.Registration registration) {
        return new IdentityRules(registration, IdentityRules.Claim.CODE, IdentityRules.Invite.USERS);
    }

    private static Caller ana(char key) {
        return session("ana", key, "10.0.0.1");
    }

    private static SessionReply reply(CompletionStage<SessionReply> reply) {
        return reply.toCompletableFuture().join();
    }

    private static Outcome outcome(CompletionStage<SessionReply> reply) {
        return reply(reply).outcome();
    }

    private static String firstString(CompletionStage<SessionReply> reply) {
        return ((SessionReply.Success) reply(reply)).text(0);
    }

    @Test
    void showsARecoveryCodeThatWorksOnceAndBringsTheNext() {
        KeyRequests requests = requests(IdentityRules.DEFAULT);
        String recovery = firstString(requests.register(ana('a'), ""));

        String next = firstString(requests.redeem(ana('b'), recovery.toUpperCase(Locale.ROOT), "new"));
        assertThat(next).isNotEqualTo(recovery).isNotEmpty();
        assertThat(outcome(requests.redeem(ana('c'), recovery, ""))).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(outcome(requests.drop(ana('a'), key('b')))).isEqualTo(Outcome.NOT_YOURS);
        assertThat(outcome(requests.drop(ana('b'), key('b')))).isEqualTo(Outcome.LAST_KEY);
    }

    @Test
    void showsNoRecoveryCodeForAnotherDevice() {
        KeyRequests requests = requests(IdentityRules.DEFAULT);
        requests.register(ana('a'), "");
        SessionReply.Success invited = (SessionReply.Success) reply(requests.invite(ana('a'), InvitePurpose.DEVICE));

        assertThat(Long.parseLong(invited.text(1)))
                .isBetween(
                        Instant.now().getEpochSecond(),
                        Instant.now().plus(Duration.ofHours(1)).getEpochSecond());
        assertThat(firstString(requests.redeem(ana('b'), invited.text(0), "laptop")))
                .isEmpty();
    }

    @Test
    void needsACodeWhereNamesAreInvited() {
        KeyRequests open = requests(IdentityRules.DEFAULT);
        KeyRequests invited = requests(registration(IdentityRules.Registration.INVITED));
        open.register(ana('a'), "");
        String code = firstString(open.invite(ana('a'), InvitePurpose.REGISTER));
        Caller bob = session("bob", 'b', "10.0.0.2");

        assertThat(outcome(invited.register(bob, ""))).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(outcome(invited.register(bob, "what is this"))).isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(outcome(open.register(bob, "what is this")))
                .as("a code that is given must be one")
                .isEqualTo(Outcome.NO_SUCH_CODE);
        assertThat(outcome(requests(registration(IdentityRules.Registration.CLOSED))
                        .register(bob, code)))
                .isEqualTo(Outcome.FAILED);
        assertThat(outcome(invited.register(bob, code))).isEqualTo(Outcome.OK);
    }

    @Test
    void saysWhy() {
        KeyRequests requests = requests(IdentityRules.DEFAULT);
        assertThat(reply(requests.drop(ana('a'), key('a'))).strings()).containsExactly("there is no user ana", "");
        assertThat(outcome(requests.claim(ana('a'), "", 0))).isEqualTo(Outcome.NO_SUCH_CODE);
    }
}
