package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.value.Page;
import dev.lonja.registry.delivery.EncodedPage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** {@link CachedContentsOrderTest} tries loads and changes in every order. */
class CachedPagesTest {
    private static final int MIB = 1024 * 1024;
    private static final Page SECOND = new Page("/a", 100);

    private final Queue<Runnable> blocking = new ArrayDeque<>();
    private final List<String> loads = new ArrayList<>();
    private final ContentMemory memory = new ContentMemory(MIB);
    private FilesPage loaded = page(100);
    private Runnable duringLoad = () -> {};
    private final CachedPages pages = new CachedPages(
            (owner, page) -> {
                loads.add(owner + " " + page.after() + " " + page.limit());
                FilesPage seen = loaded;
                duringLoad.run();
                return seen;
            },
            memory);

    @Test
    void loadsEachPageOnceForAllWhoAsk() {
        CompletableFuture<FilesPage> first = pages.get("ana", Page.FIRST, blocking::add);
        CompletableFuture<FilesPage> second = pages.get("ana", Page.FIRST, blocking::add);
        runBlocking();

        assertThat(first).isCompletedWithValue(loaded);
        assertThat(second).isCompletedWithValue(loaded);
        assertThat(pages.get("ana", Page.FIRST, blocking::add)).isCompletedWithValue(loaded);
        load("ana", SECOND);
        load("ana", new Page("", 5));
        load("bob", Page.FIRST);
        assertThat(loads).containsExactly("ana  100", "ana /a 100", "ana  5", "bob  100");
    }

    @Test
    void loadsEveryPageAgainAfterAChange() {
        load("ana", Page.FIRST);
        load("ana", SECOND);
        load("bob", Page.FIRST);
        memory.changed("ana");
        load("ana", Page.FIRST);
        load("ana", SECOND);
        load("bob", Page.FIRST);
        assertThat(loads).hasSize(5);

        memory.invalidateAll();
        load("bob", Page.FIRST);
        assertThat(loads).hasSize(6);
    }

    @Test
    void loadsOnceForAllWhoFindAnOldPage() {
        load("ana", Page.FIRST);
        memory.invalidate(List.of("ana"));
        loaded = page(7);
        List<CompletableFuture<FilesPage>> readers = new ArrayList<>();
        for (int reader = 0; reader < 3; reader++) {
            readers.add(pages.get("ana", Page.FIRST, blocking::add));
        }
        runBlocking();

        assertThat(readers).allSatisfy(reader -> assertThat(reader).isCompletedWithValue(loaded));
        assertThat(loads).hasSize(2);
    }

    @Test
    void loadsAgainForAReaderWhoAsksAfterAChangeDuringTheLoad() {
        CompletableFuture<FilesPage> first = pages.get("ana", Page.FIRST, blocking::add);
        List<CompletableFuture<FilesPage>> later = new ArrayList<>();
        duringLoad = () -> {
            duringLoad = () -> {};
            loaded = page(7);
            memory.changed("ana");
            later.add(pages.get("ana", Page.FIRST, blocking::add));
        };
        runBlocking();

        assertThat(first).isCompleted();
        assertThat(later.getFirst()).isCompletedWithValue(loaded);
        assertThat(loads).hasSize(2);
    }

    @Test
    void doesNotKeepThatThereIsNoSuchOwner() {
        FilesPage absent = new FilesPage.NoSuchOwner();
        loaded = absent;
        CompletableFuture<FilesPage> first = pages.get("ana", Page.FIRST, blocking::add);
        CompletableFuture<FilesPage> second = pages.get("ana", Page.FIRST, blocking::add);
        blocking.remove().run();
        loaded = page(1);
        runBlocking();

        assertThat(first).isCompletedWithValue(absent);
        assertThat(second).as("it may have been registered elsewhere since").isCompletedWithValue(loaded);
    }

    @Test
    void failsForThoseWhoAskedWhenTheLoadFailsAndLoadsAgainAfterwards() {
        CompletableFuture<FilesPage> refused = pages.get("ana", Page.FIRST, work -> {
            throw new RejectedExecutionException("full");
        });
        assertThat(refused).isCompletedExceptionally();

        assertThat(pages.get("ana", Page.FIRST, Runnable::run)).isCompletedWithValue(loaded);
    }

    @Test
    void keepsNoMoreThanItMay() {
        loaded = page(MIB / 4);
        for (int owner = 0; owner < 20; owner++) {
            load("owner" + owner, Page.FIRST);
            memory.changed("owner" + owner);
            load("owner" + owner, Page.FIRST);
        }
        long kept = 0;
        for (int owner = 0; owner < 20; owner++) {
            if (pages.get("owner" + owner, Page.FIRST, blocking::add).isDone()) {
                kept++;
            }
        }
        assertThat(kept).isBetween(1L, 3L);
    }

    private static FilesPage page(int bytes) {
        return new FilesPage.Found(new EncodedPage(List.of(new byte[bytes]), List.of("")));
    }

    private void load(String owner, Page page) {
        CompletableFuture<FilesPage> found = pages.get(owner, page, blocking::add);
        runBlocking();
        assertThat(found).isCompletedWithValue(loaded);
    }

    private void runBlocking() {
        while (!blocking.isEmpty()) {
            blocking.remove().run();
        }
    }
}
