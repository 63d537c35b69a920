package dev.lonja.registry.api;

import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.key.Code;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.InvitePurpose;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.Codes;
import dev.lonja.registry.directory.KeyChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.registry.directory.Sessions;
import dev.lonja.registry.identity.NewCode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys and codes of names over HTTP, and who may register. */
@QuarkusTest
class KeysTest extends AdminConversation {
    private static final String ROOT = "ab".repeat(32);

    private final Caller ana = session("ana", 'a', "127.0.0.1");
    private final Caller other = session("ana", 'b', "127.0.0.1");

    @Test
    void showsTheKeysOfUsers() {
        ask("REGISTER|bob|");
        beOwnedByTwoKeys();

        viewer().get(API + "/users")
                .then()
                .body("items.keys", contains(List.of(key('a').hex(), key('b').hex()), List.of()));
        viewer().get(API + "/users/ana").then().body("keys", contains(key('a').hex(), key('b').hex()));
        viewer().get(API + "/users/ana/keys")
                .then()
                .body("items.id", contains(key('a').hex(), key('b').hex()))
                .body("items.label", contains("", "laptop"))
                .body("items", everyItem(hasKey("addedAt")))
                .body("$", not(hasKey("next")));
        viewer().get(API + "/users/bob/keys").then().body("items", empty());
    }

    @Test
    void revokesAKeyButNotTheLastOne() throws SQLException {
        change("TRUNCATE audit_record");
        beOwnedByTwoKeys();
        make(Sessions.connect(ana, 5001));

        admin().delete(API + "/users/ana/keys/" + key('a').forPeople()).then().statusCode(204);

        viewer().get(API + "/users/ana")
                .then()
                .body("keys", contains(key('b').hex()))
                .body("connected", equalTo(false));
        admin().delete(API + "/users/ana/keys/" + key('a').hex())
                .then()
                .statusCode(404)
                .body("detail", equalTo("this key does not belong to the name ana"));
        admin().delete(API + "/users/ana/keys/" + key('b').hex())
                .then()
                .statusCode(409)
                .body("detail", equalTo("this is the last key of the name ana"));
        admin().delete(API + "/users/bob/keys/" + key('b').hex()).then().statusCode(404);
        admin().delete(API + "/users/ana/keys/xyz")
                .then()
                .statusCode(400)
                .body("detail", equalTo("key 'xyz' is no key id: neither 64 hex digits nor 52 characters of base32"));
        admin().get(API + "/audit")
                .then()
                .body("items.action", contains("DROP_KEY"))
                .body("items.user", contains("ana"))
                .body("items.detail", contains(key('a').hex()));
    }

    @Test
    void makesACodeWithWhichAClassicNameIsClaimed() throws SQLException {
        change("TRUNCATE audit_record");
        ask("REGISTER|ana|");

        String code = admin().post(API + "/users/ana/claim-code")
                .then()
                .statusCode(200)
                .body("$", hasKey("expiresAt"))
                .extract()
                .path("code");

        assertThat(make(new KeyChange.Claim(ana, hash(code), 0, Codes.fresh()))).isEqualTo(Outcome.OK);
        admin().post(API + "/users/ana/claim-code")
                .then()
                .statusCode(409)
                .body("detail", equalTo("the name ana belongs to keys already"));
        admin().post(API + "/users/bob/claim-code").then().statusCode(404);
        admin().get(API + "/audit").then().body("items.action", contains("MAKE_CODE"));
    }

    @Test
    void setsWhoMayRegister() throws SQLException {
        change("TRUNCATE audit_record");
        try {
            viewer().get(API + "/registration")
                    .then()
                    .body("mode", equalTo("open"))
                    .body("configured", equalTo("open"))
                    .body("claim", equalTo("code"))
                    .body("invite", equalTo("users"));

            admin().post(API + "/registration?mode=invited").then().statusCode(204);
            admin().post(API + "/registration?mode=invited").then().statusCode(204);
            viewer().get(API + "/registration").then().body("mode", equalTo("invited"));
            assertThat(ask("REGISTER|bob|")).as("a classic client").isEqualTo("<2>");
            String code = admin().post(API + "/invitations")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("code");
            assertThat(make(new KeyChange.RegisterKey(ana, hash(code), Codes.fresh())))
                    .isEqualTo(Outcome.OK);

            admin().post(API + "/registration?mode=closed").then().statusCode(204);
            admin().post(API + "/invitations")
                    .then()
                    .statusCode(409)
                    .body("detail", equalTo("the registration is closed: no code would work"));
            admin().post(API + "/registration")
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("mode is ''; it must be open, invited or closed"));
            admin().get(API + "/audit")
                    .then()
                    .body("items.action", contains("SET_REGISTRATION", "MAKE_CODE", "SET_REGISTRATION"))
                    .body("items.user", contains("", "", ""))
                    .body("items[0].detail", equalTo("CLOSED"));
        } finally {
            change("TRUNCATE registration_mode");
            await().until(() -> mode().equals("open"));
        }
    }

    @Test
    void hearsWhatIsChosenAtAnotherRegistry() throws SQLException {
        try {
            change("INSERT INTO registration_mode (mode) VALUES ('CLOSED')");
            await().until(() -> mode().equals("closed"));
            assertThat(ask("REGISTER|bob|")).isEqualTo("<2>");
            change("UPDATE registration_mode SET mode = 'OPEN'");
            await().until(() -> mode().equals("open"));
            assertThat(ask("REGISTER|bob|")).isEqualTo("<0>");
        } finally {
            change("DELETE FROM registration_mode");
        }
    }

    @Test
    void showsWhatIsKnownOfFiles() {
        make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh()));
        make(Sessions.connect(ana, 5001));
        String longPath = "/boats/" + "x".repeat(300) + ".txt";
        make(new SessionChange.PublishFile(
                ana, ClassicForm.of(longPath), "", FileFacts.parse("1000", ROOT, "folder", "", "")));
        make(Sessions.publish(ana, "/other"));

        for (String list : List.of("/files", "/users/ana/files", "/files?owner=ana")) {
            viewer().get(API + list)
                    .then()
                    .body("items[0].name", equalTo(longPath))
                    .body("items[0].size", equalTo(1000))
                    .body("items[0].root", equalTo(ROOT))
                    .body("items[0].kind", equalTo("folder"))
                    .body("items[1].kind", equalTo("file"))
                    .body("items[1]", not(hasKey("size")))
                    .body("items[1]", not(hasKey("root")));
        }
    }

    private void beOwnedByTwoKeys() {
        NewCode code = Codes.fresh();
        assertThat(make(new KeyChange.RegisterKey(ana, KeyChange.NO_CODE, Codes.fresh())))
                .isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Invite(ana, InvitePurpose.DEVICE, code))).isEqualTo(Outcome.OK);
        assertThat(make(new KeyChange.Redeem(other, code.hash(), "laptop", Codes.fresh())))
                .isEqualTo(Outcome.OK);
    }

    private static String mode() {
        return viewer().get(API + "/registration").path("mode");
    }

    private static String hash(String code) {
        return Code.find(code).orElseThrow().hash();
    }
}
