package dev.lonja.peer.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFilesTest extends SharedFilesFixture {
    @Test
    void storesWhatIsAddedAndRemoved() throws IOException {
        Path kept = Files.createFile(folder.resolve("kept"));
        Path removed = Files.createFile(folder.resolve("removed"));
        SharedFiles shared = store.load(REGISTRY, "ana");
        shared.add(kept.toString());
        shared.add(removed.toString());

        shared.remove(removed.toString());

        SharedFiles reloaded = store.load(REGISTRY, "ana");
        assertThat(reloaded.find(kept.toString())).contains(file(kept, kept));
        assertThat(reloaded.find(removed.toString())).isEmpty();
    }

    @Test
    void keepsTheSetsOfUsersAndRegistriesApart() throws IOException {
        store.load(REGISTRY, "ana").add("/a");

        assertThat(store.load(REGISTRY, "bob").find("/a")).isEmpty();
        assertThat(store.load("localhost:5501", "ana").find("/a")).isEmpty();
        assertThat(store.load(REGISTRY, "ana").find("/a")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../up", "a/b", "ñandú", "-", "*?<>|", "CON"})
    void takesAnyUserName(String user) throws IOException {
        store.load(REGISTRY, user).add("/a");

        assertThat(store.load(REGISTRY, user).find("/a")).isPresent();
        try (Stream<Path> below = Files.walk(folder)) {
            assertThat(below.filter(Files::isRegularFile))
                    .allMatch(file -> file.getParent().equals(folder.resolve("data/peer")));
        }
    }

    @Test
    void takesTheLongestUserName() throws IOException {
        String user = "u".repeat(255);
        store.load(REGISTRY, user).add("/a");

        assertThat(store.load(REGISTRY, user).find("/a")).isPresent();
        assertThat(store.load(REGISTRY, "u".repeat(254)).find("/a")).isEmpty();
    }

    @Test
    void removesWhatAUserShares() throws IOException {
        store.load(REGISTRY, "ana").add("/a");

        store.delete(REGISTRY, "ana");
        store.delete(REGISTRY, "nobody");

        assertThat(store.load(REGISTRY, "ana").find("/a")).isEmpty();
    }

    @Test
    void skipsADamagedLine() throws IOException {
        store.load(REGISTRY, "ana").add("/a");
        Path list = list();
        Files.writeString(list, "/b\t/b\nno tab\n%zz\t/x\n/nul\t/%00\n" + Files.readString(list));

        SharedFiles reloaded = store.load(REGISTRY, "ana");

        assertThat(reloaded.find("/a")).isPresent();
        assertThat(reloaded.find("/b")).isPresent();
        assertThat(reloaded.find("/nul")).isEmpty();
    }

    @Test
    void sharesAtOnceEvenIfTheDiskRefuses() throws IOException {
        SharedFiles shared = store.load(REGISTRY, "ana");
        Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> shared.add("/a")).isInstanceOf(IOException.class);

        assertThat(shared.find("/a")).isPresent();
    }

    @Test
    void losesNothingWhenTwoAgentsChangeTheSameSet() throws Exception {
        int each = 40;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> agents = new ArrayList<>();
            for (String name : List.of("one", "two")) {
                SharedFiles shared = store.load(REGISTRY, "ana");
                agents.add(() -> {
                    for (int at = 0; at < each; at++) {
                        shared.add("/" + name + at);
                    }
                    return null;
                });
            }
            for (Future<Void> agent : threads.invokeAll(agents)) {
                agent.get();
            }
        }

        SharedFiles reloaded = store.load(REGISTRY, "ana");
        for (int at = 0; at < each; at++) {
            assertThat(reloaded.find("/one" + at)).isPresent();
            assertThat(reloaded.find("/two" + at)).isPresent();
        }
    }

    @Test
    void seesChangesByAnotherProcess() throws IOException {
        SharedFiles ours = store.load(REGISTRY, "ana");
        ours.add("/kept");
        ours.add("/deleted");
        SharedFiles theirs = store.load(REGISTRY, "ana");

        theirs.remove("/deleted");
        theirs.add("/added");

        assertThat(ours.find("/deleted")).isEmpty();
        assertThat(ours.find("/added")).isPresent();
        assertThat(ours.find("/kept")).isPresent();
    }

    @Test
    void sharesNothingOnceAnotherProcessRemovesTheUser() throws IOException {
        SharedFiles ours = store.load(REGISTRY, "ana");
        ours.add("/a");

        store.delete(REGISTRY, "ana");

        assertThat(ours.find("/a")).isEmpty();
    }

    @Test
    void keepsARemovalThatTheDiskRefusedWhenAnotherProcessChangesTheSet() throws IOException {
        SharedFiles ours = store.load(REGISTRY, "ana");
        ours.add("/a");
        Path obstacle = Files.createDirectory(list().resolveSibling(list().getFileName() + ".new"));
        assertThatThrownBy(() -> ours.remove("/a")).isInstanceOf(IOException.class);
        Files.delete(obstacle);

        store.load(REGISTRY, "ana").add("/b");

        assertThat(ours.find("/a")).isEmpty();
        assertThat(ours.find("/b")).isPresent();
    }

    @Test
    void shrinksToWhatWasListed() throws IOException {
        SharedFiles shared = store.load(REGISTRY, "ana");
        shared.change(List.of("/a", "/b"), List.of());
        SharedFiles.Snapshot before = shared.snapshot(Duration.ZERO);

        assertThat(shared.retain(before, Set.of("/b", "/never-published"))).containsExactly("/a");

        assertThat(shared.paths()).containsExactly("/b");
        assertThat(store.load(REGISTRY, "ana").paths()).containsExactly("/b");
    }

    @Test
    void keepsWhatWasPublishedAgainAfterTheQuestion() throws IOException {
        SharedFiles shared = store.load(REGISTRY, "ana");
        shared.add("/a");
        SharedFiles.Snapshot before = shared.snapshot(Duration.ZERO);
        shared.add("/b");

        assertThat(shared.retain(before, Set.of())).isEmpty();

        SharedFiles.Snapshot later = shared.snapshot(Duration.ZERO);
        store.load(REGISTRY, "ana").add("/c");
        assertThat(shared.retain(later, Set.of())).isEmpty();
        assertThat(store.load(REGISTRY, "ana").paths()).containsExactlyInAnyOrder("/a", "/b", "/c");
    }

    @Test
    void keepsWhatWasPublishedJustNowByWhomever() throws IOException {
        store.load(REGISTRY, "ana").add("/old");
        SharedFiles shared = store.load(REGISTRY, "ana");
        shared.add("/new");
        store.load(REGISTRY, "ana").add("/by-another-process");

        assertThat(shared.retain(shared.snapshot(Duration.ofHours(1)), Set.of()))
                .containsExactly("/old");

        assertThat(shared.paths()).containsExactlyInAnyOrder("/new", "/by-another-process");
    }
}
