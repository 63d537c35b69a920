package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.shared.OpenCheck;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing ends the server but its end. */
class ServeFailuresTest extends ServeFixture {

    @Test
    void goesOnWithoutItsFolder() throws IOException {
        write("one", "1");
        start();
        await().until(status::isReady);

        Files.move(share, temporary.resolve("away"));

        await().until(() -> status.moment().problem().contains(share + " is missing"));
        assertThat(status.isReady()).isFalse();
        assertThat(status.failedComparisons()).isPositive();
        assertThat(registry.portOf("ana")).isPresent();
        assertThat(registry.filesOf("ana")).hasSize(1);

        Files.move(temporary.resolve("away"), share);

        await().until(status::isReady);
        assertThat(status.moment().problem()).isEmpty();
        assertThat(fetch("one")).isEqualTo(ok("1"));
        assertThat(requests("DELETE", "DISCONNECT")).isEmpty();
    }

    @Test
    void beginsWithoutItsFolder() throws IOException {
        Files.delete(share);
        start();
        await().until(() -> status.moment().problem().contains("is missing"));

        write("one", "1");

        await().untilAsserted(() -> assertThat(registry.filesOf("ana")).containsOnlyKeys(share + "/one"));
        await().until(status::isReady);
    }

    @Test
    void goesOnWhenAFileTakesThePlaceOfItsFolder() throws IOException {
        write("one", "1");
        start();
        await().until(status::isReady);

        Files.move(share, temporary.resolve("away"));
        Files.createFile(share);

        await().until(() -> status.moment().problem().contains("is not a folder"));
        assertThat(registry.filesOf("ana")).hasSize(1);
    }

    @Test
    void servesFromMemoryWhatCannotBeStored() throws IOException {
        Files.createFile(data);
        write("one", "1");

        start();

        await().until(() -> status.moment().problem().contains("cannot be stored"));
        await().until(() -> registry.filesOf("ana").containsKey(share + "/one"));
        assertThat(fetch("one")).isEqualTo(ok("1"));

        Files.delete(data);

        await().until(status::isReady);
        assertThat(data).isDirectory();
    }

    @Test
    void servesOnWithoutItsDataFolderAndWritesItAgain() throws IOException {
        write("one", "1");
        start();
        await().until(status::isReady);

        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(data);

        assertThat(fetch("one")).isEqualTo(ok("1"));
        write("two", "22");
        await().until(() -> registry.filesOf("ana").containsKey(share + "/two"));
        loops.getFirst().close();
        start();
        await().until(() -> registry.portOf("ana").isPresent());
        assertThat(fetch("one")).isEqualTo(ok("1"));
    }

    @Test
    void goesOnAfterAnyErrorOfAComparison() throws IOException {
        OpenCheck working = check;
        AtomicReference<OpenCheck> current = new AtomicReference<>(file -> {
            throw new OutOfMemoryError("for a while");
        });
        check = file -> current.get().require(file);
        write("one", "1");
        start();
        await().until(() -> status.moment().problem().contains("for a while"));
        assertThat(registry.portOf("ana")).isPresent();

        current.set(working);

        await().until(status::isReady);
    }

    @Test
    void sendsTheOtherRequestsWhenOneFails() throws IOException {
        registry.refuse(share + "/refused");
        write("a", "1");
        write("refused", "1");
        write("z", "1");
        start();

        await().until(() -> registry.filesOf("ana").size() == 2);
        await().until(() -> status.moment().problem().contains("PUBLISH " + share + "/refused"));
        assertThat(registry.portOf("ana")).isPresent();
    }

    @Test
    void neitherServesNorPublishesAgainAtOnceWhatTheRegistryRefuses() throws IOException {
        registry.refuse(share + "/refused");
        write("a", "1");
        write("refused", "1");
        start();
        await().until(() -> status.moment().problem().contains("refuses 1 file"));
        long before = status.comparisons();

        write("b", "1");

        await().until(() ->
                status.comparisons() > before && registry.filesOf("ana").size() == 2);
        assertThat(fetch("refused")).isEqualTo("\001");
        assertThat(fetch("a")).isEqualTo(ok("1"));
        assertThat(requests("PUBLISH"))
                .filteredOn(request -> request.contains("refused"))
                .hasSize(1);

        write("refused", "22");
        await().until(() -> requests("PUBLISH").stream()
                        .filter(each -> each.contains("refused"))
                        .count()
                > 1);
    }

    @Test
    void asksTheRegistryNothingMoreWhenAFileOnlyGrows() throws IOException {
        write("log", "1");
        start();
        await().until(status::isReady);
        long before = status.comparisons();
        registry.requests().clear();

        for (int line = 0; status.comparisons() < before + 5; line++) {
            write("log", "1".repeat(line));
        }

        assertThat(requests("LIST_CONTENT", "PUBLISH", "DELETE"))
                .filteredOn(request -> !request.startsWith("LIST_CONTENT ana ."))
                .isEmpty();
    }

    @Test
    void looksAfterItsPresenceWhileAFileGrows() throws IOException {
        write("log", "1");
        start();
        await().until(status::isReady);

        registry.losePresenceOf("ana");

        await().until(() -> {
            write("log", Long.toString(System.nanoTime()));
            return registry.portOf("ana").isPresent();
        });
    }

    @Test
    void leavesInTheMiddleOfManyRequests() throws IOException {
        for (int file = 0; file < 200; file++) {
            write("file" + file, "1");
        }
        registry.force(Operation.PUBLISH, Outcome.FAILED);
        start();
        await().until(() -> !requests("PUBLISH").isEmpty());

        loops.getFirst().close();

        assertThat(registry.portOf("ana")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lonja.peer.serve.presence-interval, 0s",
        "lonja.peer.serve.reconcile-interval, -1s",
        "lonja.peer.serve.delete-delay, -1s",
        "lonja.peer.serve.max-files, 0",
        "lonja.peer.serve.health-port, 65536",
        "lonja.peer.serve.user, two words"
    })
    void refusesASettingThatCannotWork(String setting, String value) {
        assertThatThrownBy(() -> loop(setting, value).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(setting);
    }

    @Test
    void doesNotBeginWithoutItsHealthPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> loop("lonja.peer.serve.health-port", port).run())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(port);
        }
        assertThat(registry.portOf("ana")).isEmpty();
    }
}
