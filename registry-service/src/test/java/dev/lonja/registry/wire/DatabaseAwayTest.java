package dev.lonja.registry.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.registry.DatabaseWire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests while the database is unreachable, and after it has returned. */
@QuarkusTest
class DatabaseAwayTest extends RegistryConversation {

    @AfterEach
    void mend() {
        DatabaseWire.mend();
        await().until(() -> !ask("LIST_USERS|nobody|").equals("<3>"));
    }

    @Test
    void failsWhileTheDatabaseIsGoneAndGoesOnWhenItIsBack() {
        assertThat(ask("REGISTER|ana|")).isEqualTo("<0>");
        DatabaseWire.cut();
        assertThat(ask("REGISTER|bob|")).isEqualTo("<2>");
        assertThat(ask("LIST_USERS|ana|")).isEqualTo("<3>");

        DatabaseWire.mend();
        await().until(() -> ask("REGISTER|eve|").equals("<0>"));
        assertThat(ask("REGISTER|ana|")).isEqualTo("<1>");
    }

    @Test
    void failsWhenTheDatabaseSaysNothing() {
        DatabaseWire.silence();

        // Each waits until its connection to the database gives up.
        CompletableFuture<String> change = CompletableFuture.supplyAsync(() -> ask("REGISTER|ana|"));
        CompletableFuture<String> question = CompletableFuture.supplyAsync(() -> ask("LIST_USERS|ana|"));
        assertThat(change.join()).isEqualTo("<2>");
        assertThat(question.join()).isEqualTo("<3>");
    }
}
