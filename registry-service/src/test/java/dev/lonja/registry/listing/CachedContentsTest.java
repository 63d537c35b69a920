package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedContentsTest {
    private static final int MIB = 1024 * 1024;
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);
    private static final PublishedFile FILE = new PublishedFile("/a", "first");

    private final Queue<Runnable> blocking = new ArrayDeque<>();
    private final AtomicInteger loads = new AtomicInteger();
    private ContentListing loaded = new ContentListing.Cached(EncodedReply.of(new byte[100]));
    private final CachedContents contents =
            new CachedContents(new ContentMemory(MIB), new ContentPatch(ENCODER), owner -> {
                loads.incrementAndGet();
                return loaded;
            });

    @Test
    void loadsOnceForAllWhoAsk() {
        CompletableFuture<ContentListing> first = contents.get("ana", blocking::add);
        CompletableFuture<ContentListing> second = contents.get("ana", blocking::add);
        runBlocking();

        assertThat(first).isCompletedWithValue(loaded);
        assertThat(second).isCompletedWithValue(loaded);
        assertThat(contents.get("ana", blocking::add)).isCompletedWithValue(loaded);
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsAgainAfterAChange() {
        contents.get("ana", blocking::add);
        runBlocking();
        contents.invalidate(List.of("ana"));
        contents.get("ana", blocking::add);
        runBlocking();
        assertThat(loads).hasValue(2);

        contents.invalidateAll();
        contents.get("ana", blocking::add);
        runBlocking();
        assertThat(loads).hasValue(3);
    }

    @Test
    void doesNotKeepWhatChangedWhileItWasLoaded() {
        contents.get("ana", blocking::add);
        contents.invalidate(List.of("ana"));
        assertThat(contents.get("ana", blocking::add)).isNotDone();
        runBlocking();
        assertThat(loads).hasValue(2);
    }

    @Test
    void doesNotKeepThatThereIsNoSuchOwner() {
        loaded = new ContentListing.NoSuchOwner();
        contents.get("ana", blocking::add);
        runBlocking();
        assertThat(contents.get("ana", blocking::add)).isNotDone();
    }

    @Test
    void doesNotKeepThatThereIsNoSuchOwnerWhenItIsKnownAtOnce() {
        loaded = new ContentListing.NoSuchOwner();
        contents.get("ana", Runnable::run);
        loaded = new ContentListing.Cached(EncodedReply.of(new byte[100]));

        assertThat(contents.get("ana", Runnable::run)).isCompletedWithValue(loaded);
    }

    @Test
    void looksAgainForAReaderWhomAnotherReadersLoadTellsThatThereIsNoSuchOwner() {
        ContentListing absent = new ContentListing.NoSuchOwner();
        loaded = absent;
        CompletableFuture<ContentListing> first = contents.get("ana", blocking::add);
        CompletableFuture<ContentListing> second = contents.get("ana", blocking::add);
        blocking.remove().run();
        loaded = new ContentListing.Cached(EncodedReply.of(new byte[100]));
        runBlocking();

        assertThat(first).isCompletedWithValue(absent);
        assertThat(second).isCompletedWithValue(loaded);
    }

    @Test
    void failsForThoseWhoAskedWhenTheLoadFailsAndLoadsAgainAfterwards() {
        CompletableFuture<ContentListing> refused = contents.get("ana", work -> {
            throw new RejectedExecutionException("full");
        });
        assertThat(refused).isCompletedExceptionally();

        assertThat(contents.get("ana", Runnable::run)).isCompletedWithValue(loaded);
    }

    @Test
    void keepsNoMoreThanItMay() {
        loaded = new ContentListing.Cached(EncodedReply.of(new byte[MIB / 4]));
        for (int owner = 0; owner < 20; owner++) {
            contents.get("owner" + owner, blocking::add);
            runBlocking();
        }
        long kept = 0;
        for (int owner = 0; owner < 20; owner++) {
            if (contents.get("owner" + owner, blocking::add).isDone()) {
                kept++;
            }
        }
        assertThat(kept).isBetween(1L, 3L);
    }

    @Test
    void changesACachedReplyInsteadOfLoadingItAgain() {
        loaded = content();
        load();
        contents.beginWrite();
        contents.published("ana", FILE);
        assertThat(load()).isCompletedWithValue(content(FILE));
        contents.beginWrite();
        contents.removed("ana", FILE.path());
        assertThat(load()).isCompletedWithValue(content());
        assertThat(loads).hasValue(1);
    }

    @Test
    void makesSeveralChangesOfOneTransaction() {
        PublishedFile other = new PublishedFile("/b", "");
        loaded = content();
        load();
        contents.beginWrite();
        contents.published("ana", other);
        contents.published("ana", FILE);
        assertThat(load()).isCompletedWithValue(content(FILE, other));
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsAgainWhatWasLoadedDuringTheTransaction() {
        loaded = content();
        contents.beginWrite();
        load();
        contents.published("ana", FILE);
        load();
        assertThat(loads).hasValue(2);
    }

    @Test
    void loadsAgainAfterManyChangesThatNobodyRead() {
        loaded = content();
        load();
        for (int file = 0; file < 20; file++) {
            contents.beginWrite();
            contents.published("ana", new PublishedFile("/" + file, ""));
        }
        load();
        assertThat(loads).hasValue(2);
    }

    @Test
    void neverAddsAFileToWhatIsNoListing() {
        loaded = new ContentListing.TooLong();
        load();
        contents.beginWrite();
        contents.published("ana", FILE);
        load();
        assertThat(loads).hasValue(2);
    }

    private static ContentListing content(PublishedFile... files) {
        return new ContentListing.Cached(EncodedReply.of(ENCODER.encode(new Reply.Content(List.of(files)))));
    }

    private CompletableFuture<ContentListing> load() {
        CompletableFuture<ContentListing> content = contents.get("ana", blocking::add);
        runBlocking();
        return content;
    }

    private void runBlocking() {
        while (!blocking.isEmpty()) {
            blocking.remove().run();
        }
    }
}
