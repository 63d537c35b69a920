package dev.lonja.registry.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who may use the page, and who may change something with it. */
@QuarkusTest
class PageSignInTest extends PageConversation {
    @Test
    void letsNobodyInWithAWrongPassword() {
        signOut();
        browser.type("#name", "admin");
        browser.type("#password", "wrong");
        browser.click(".login button");

        shows(".login [role=alert]", "name or the password is wrong");
        assertThat(browser.run("return sessionStorage.length + localStorage.length"))
                .isEqualTo(0L);
        assertThat(browser.messages()).singleElement().asString().contains("401");
        admin().get(API + "/me").then().statusCode(200);
    }

    @Test
    void keepsWhoSignedInForThisTabAloneAndForgetsOnSigningOut() {
        signIn("viewer");
        browser.reload();
        shows("#who", "viewer");
        assertThat(browser.run("return Object.keys(localStorage).join()")).isEqualTo("");

        browser.click("#sign-out");
        shows("main", "Password");
        browser.reload();
        shows("main", "Password");
        assertThat(browser.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void offersNoChangesToThoseWhoMayOnlyLook() {
        join("ana", 20001);
        publish("ana", "/letter.txt", "to Bruno");
        signIn("viewer");
        browser.go("#/users/ana");

        shows("main", "/letter.txt");
        assertThat(browser.text("main")).doesNotContain("Delete").doesNotContain("Disconnect…");
        assertThat(browser.text("nav")).doesNotContain("Changes");
        browser.go("#/audit");
        shows("main", "Not found");
    }
}
