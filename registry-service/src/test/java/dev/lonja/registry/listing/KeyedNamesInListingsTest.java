package dev.lonja.registry.listing;

import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.registry.commit.GroupCommit;
import dev.lonja.registry.directory.Administrator;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.identity.NewCode;
import dev.lonja.registry.wire.RegistryConversation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What classic clients see over the wire of names that belong to keys: a name like any other, which they cannot change. */
@QuarkusTest
class KeyedNamesInListingsTest extends RegistryConversation {
    @Inject
    GroupCommit writes;

    private final Caller ana = session("ana", 'a', "127.0.0.1");

    private Outcome make(DirectoryChange change) {
        return writes.submit(change).toCompletableFuture().join();
    }

    @Test
    void showsPresencesAndFilesOfSessionsAtOnce() {
        assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|bob|5002|")).isEqualTo("<0>");
        assertThat(make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh())))
                .isEqualTo(Outcome.OK);
        assertThat(ask("LIST_CONTENT|bob|ana|")).isEqualTo("<0>0|");

        make(Sessions.connect(ana, 5001));
        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<0>2|ana|127.0.0.1|5001|bob|127.0.0.1|5002|");
        make(Sessions.connect(ana, 5003));
        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<0>2|ana|127.0.0.1|5003|bob|127.0.0.1|5002|");
        make(Sessions.connect(ana, 0));
        assertThat(ask("LIST_USERS|bob|")).as("without a listener").isEqualTo("<0>1|bob|127.0.0.1|5002|");
        make(Sessions.publish(ana, "/My boats"));
        assertThat(ask("LIST_CONTENT|bob|ana|")).isEqualTo("<0>1|/My%20boats|");
        make(Sessions.connect(ana, 5001));
        assertThat(ask("LIST_USERS|ana|"))
                .as("reading is allowed from the same address")
                .isEqualTo("<0>2|ana|127.0.0.1|5001|bob|127.0.0.1|5002|");
        make(new DirectoryChange.Disconnect(ana));
        assertThat(ask("LIST_USERS|bob|")).isEqualTo("<0>1|bob|127.0.0.1|5002|");
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
    }

    @Test
    void refusesClassicChangesWithTheLastStatus() {
        make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh()));
        make(Sessions.connect(ana, 5001));

        assertThat(ask("REGISTER|ana|")).isEqualTo("<1>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<3>");
        assertThat(ask("PUBLISH|ana|/a||")).isEqualTo("<4>");
        assertThat(ask("DELETE|ana|/a|")).isEqualTo("<4>");
        assertThat(ask("DISCONNECT|ana|")).isEqualTo("<3>");
        assertThat(ask("UNREGISTER|ana|")).isEqualTo("<2>");
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<0>1|ana|127.0.0.1|5001|");
    }

    @Test
    void endsAClassicPresenceWhenTheNameIsClaimed() {
        NewCode code = Codes.fresh();
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<0>");
        make(new DirectoryChange.MakeClaimCode("ana", code, new Administrator("root", "::1")));

        assertThat(make(new KeyChange.Claim(ana, code.hash(), 0, Codes.fresh())))
                .isEqualTo(Outcome.OK);

        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<2>");
        assertThat(ask("CONNECT|ana|5001|")).isEqualTo("<3>");
    }
}
