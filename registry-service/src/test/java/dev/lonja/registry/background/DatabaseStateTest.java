package dev.lonja.registry.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DatabaseStateTest {

    @Test
    void aStandbyTakesNoChangesUntilItIsThePrimary() {
        DatabaseState database = new DatabaseState();
        assertThat(database.isWritable()).isTrue();

        database.foundStandby();
        assertThat(database.isWritable()).isFalse();
        assertThat(database.reason()).contains("standby");

        database.foundPrimary();
        assertThat(database.isWritable()).isTrue();
        assertThat(database.reason()).isEmpty();
    }

    @Test
    void aSilentDatabaseTakesNoChanges() {
        DatabaseState database = new DatabaseState(Duration.ofMillis(1));

        await().until(() -> !database.isWritable());

        assertThat(database.reason()).contains("not answered");
    }
}
