package dev.lonja.registry.listing;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.delivery.EncodedReply;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * The steps of loads and changes of ana's content in one order.
 *
 * @param <S> the steps
 */
abstract class OrderedRun<S> {
    static final String ANA = "ana";
    static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);
    static final PublishedFile FILE = new PublishedFile("/a", "");
    static final ContentListing EMPTY = content(List.of());
    static final ContentListing WITH_FILE = content(List.of(FILE));

    final List<S> order;
    final ContentMemory memory = new ContentMemory(1 << 20);
    final CachedPages pages = new CachedPages((owner, page) -> page(load()), memory);
    final CachedContents contents = new CachedContents(memory, new ContentPatch(ENCODER), owner -> load());
    ContentListing database;

    private final Form form;
    private final S loadEnds;
    private final Queue<S> steps = new ArrayDeque<>();
    private final Queue<Runnable> blocking = new ArrayDeque<>();

    /** Who asks. */
    enum Form {
        CLASSIC,
        SESSION
    }

    /**
     * A run that has not begun.
     *
     * @param loadEnds the step at which the load ends that is under way
     * @param database what the database has at the beginning
     */
    OrderedRun(Form form, List<S> order, S loadEnds, ContentListing database) {
        this.form = form;
        this.order = order;
        this.loadEnds = loadEnds;
        this.database = database;
    }

    /** Every order of the steps of several actors, each of which makes its own steps one after the other. */
    static <S> List<List<S>> orders(List<List<S>> actors) {
        List<List<S>> orders = new ArrayList<>();
        interleave(actors, new ArrayList<>(), orders);
        return orders;
    }

    abstract void make(S step);

    /** Makes all steps. */
    final void run() {
        steps.addAll(order);
        while (!steps.isEmpty()) {
            make(steps.remove());
        }
        finishLoads();
    }

    /** Asks for the content; a load that this needs does not begin yet. */
    final CompletableFuture<ContentListing> ask() {
        return get(blocking::add);
    }

    /** Asks for the content. */
    final CompletableFuture<ContentListing> get(Executor executor) {
        return switch (form) {
            case CLASSIC -> contents.get(ANA, executor);
            case SESSION -> pages.get(ANA, Page.FIRST, executor).thenApply(OrderedRun::content);
        };
    }

    /** The content for a reader who asks after all steps. */
    final CompletableFuture<ContentListing> askAtTheEnd() {
        CompletableFuture<ContentListing> content = ask();
        finishLoads();
        return content;
    }

    /** Begins the next load, if one waits. */
    final void beginLoad() {
        if (!blocking.isEmpty()) {
            blocking.remove().run();
        }
    }

    private void finishLoads() {
        while (!blocking.isEmpty()) {
            beginLoad();
        }
    }

    /** The steps until the load ends are made after it has read the database. */
    private ContentListing load() {
        ContentListing seen = database;
        while (steps.contains(loadEnds)) {
            make(steps.remove());
        }
        return seen;
    }

    private static ContentListing content(List<PublishedFile> files) {
        return new ContentListing.Cached(EncodedReply.of(ENCODER.encode(new Reply.Content(files))));
    }

    /** The page of a session that stands for that content. */
    private static FilesPage page(ContentListing content) {
        return content instanceof ContentListing.NoSuchOwner
                ? new FilesPage.NoSuchOwner()
                : new FilesPage.Found(new EncodedPage(List.of(), List.of(content.equals(EMPTY) ? "" : FILE.path())));
    }

    private static ContentListing content(FilesPage page) {
        return switch (page) {
            case FilesPage.Found(var found) -> found.strings().equals(List.of("")) ? EMPTY : WITH_FILE;
            case FilesPage.NoSuchOwner nobody -> new ContentListing.NoSuchOwner();
        };
    }

    private static <S> void interleave(List<List<S>> rest, List<S> begun, List<List<S>> orders) {
        if (rest.stream().allMatch(List::isEmpty)) {
            orders.add(List.copyOf(begun));
        }
        for (int at = 0; at < rest.size(); at++) {
            List<S> next = rest.get(at);
            if (!next.isEmpty()) {
                List<List<S>> after = new ArrayList<>(rest);
                after.set(at, next.subList(1, next.size()));
                begun.add(next.getFirst());
                interleave(after, begun, orders);
                begun.removeLast();
            }
        }
    }
}
