package dev.lonja.registry.page;

import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.Code;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.identity.NewCode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the page shows of keys, and what administrators do with them. */
@QuarkusTest
class PageKeysTest extends PageConversation {
    private final Caller ana = session("ana", 'a', "127.0.0.1");
    private final Caller other = session("ana", 'b', "127.0.0.1");

    @Test
    void showsTheKeysOfAUserAndRevokesOne() {
        NewCode code = Codes.fresh();
        make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh()));
        make(new KeyChange.Invite(ana, InvitePurpose.DEVICE, code));
        make(new KeyChange.Redeem(other, code.hash(), "laptop", Codes.fresh()));
        signIn("admin");
        browser.go("#/users");
        shows("main", key('a').forPeople().substring(0, 9));
        browser.go("#/users/ana");
        shows("main", key('a').forPeople());
        shows("main", "laptop");

        browser.clickText("button", "Revoke");
        shows("dialog", key('a').forPeople());
        browser.clickText("button", "Revoke key");
        shows("#announcement", "The key was revoked.");
        browser.eventually(() -> assertThat(browser.text("main")).doesNotContain(key('a').forPeople()));

        browser.clickText("button", "Revoke");
        browser.clickText("button", "Revoke key");
        shows("dialog .error", "this is the last key of the name ana");
        assertThat(browser.messages()).as("the browser tells of the refusal").hasSize(1);
        browser.clickText("button", "Cancel");
        browser.go("#/audit");
        shows("main", "revoked a key of ana");
        shows("main", key('a').forPeople());
    }

    @Test
    void showsAClaimCodeOnce() {
        ask("REGISTER|ana|");
        signIn("admin");
        browser.go("#/users/ana");
        shows("main", "No key owns this name.");

        browser.clickText("button", "Make a claim code…");
        browser.clickText("button", "Make the code");
        shows("dialog", "it is shown only this once");
        String code = browser.text("output");
        browser.clickText("button", "Close");
        assertThat(browser.count("dialog")).isZero();

        assertThat(make(new KeyChange.Claim(ana, Code.find(code).orElseThrow().hash(), 0, Codes.fresh())))
                .isEqualTo(Outcome.OK);
    }

    @Test
    void setsWhoMayRegister() throws SQLException {
        try {
            signIn("admin");
            browser.go("#/registration");
            shows("main", "Everybody registers, classic clients too.");

            browser.clickText("label", "Closed");
            browser.clickText("button", "Cancel");
            shows("main", "Everybody registers, classic clients too.");
            browser.clickText("label", "Invited");
            browser.clickText("button", "Change");
            shows("main", "Whoever has a registration code registers.");
            assertThat(ask("REGISTER|bob|")).isEqualTo("<2>");

            browser.clickText("button", "Make a registration code…");
            browser.clickText("button", "Make the code");
            browser.eventually(() -> assertThat(browser.text("output")).contains("-"));
            browser.clickText("button", "Close");
            browser.go("#/audit");
            shows("main", "let only those register who have a code");
            shows("main", "made a registration code");
        } finally {
            change("TRUNCATE registration_mode");
            browser.eventually(() -> assertThat(ask("REGISTER|bob|")).isEqualTo("<0>"));
        }
    }
}
