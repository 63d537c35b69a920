package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.payload.MorePayloads;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.Page;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ChangeResult;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.listing.CachedPages;
import dev.lonja.registry.search.SessionSearch;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers the questions of sessions page by page: from cached pages in the event loop, or else from the database. */
@Singleton
class SessionQuestions {
    private final Directory directory;
    private final SessionSearch search;
    private final CachedPages pages;
    private final Transactions transactions;
    private final Readers readers;

    SessionQuestions(
            Directory directory, SessionSearch search, CachedPages pages, Transactions transactions, Readers readers) {
        this.pages = pages;
        this.directory = directory;
        this.search = search;
        this.transactions = transactions;
        this.readers = readers;
    }

    /** Answers a question that came from that address. */
    CompletionStage<Answer> answer(Request.Question question, HostAddress from, SessionRequester session) {
        Caller caller = new Caller(question.user(), from, Optional.of(session.key()));
        return switch (question) {
            case KeyRequest.ListKeys listKeys ->
                read(() -> answer(question, directory.listKeys(caller), KeyRow::columns, List.of()));
            case DirectoryRequest.ListPeers(String user, var page) ->
                page(
                        new Wanted<>(question, page, pages.ofPeers(), PeerRow::columns),
                        isKnown(user, session),
                        () -> directory.listPeers(caller, page));
            case DirectoryRequest.ListFiles(String user, String owner, var page) ->
                page(
                        new Wanted<>(question, page, pages.ofOwner(owner), FileRow::columns),
                        isKnown(user, session),
                        () -> directory.listFiles(caller, owner, page));
            case DirectoryRequest.Search(String user, String words, var page) ->
                read(() -> {
                    SessionSearch.Found found = search.find(caller, words, page);
                    List<String> strings = List.of(found.page().next(), found.corrected());
                    return answer(question, found.page(), FoundFile::columns, strings);
                });
            case DirectoryRequest.Sources sources ->
                read(() -> answer(
                        question,
                        directory.listSources(caller, sources.content(), sources.limit()),
                        SourceRow::columns,
                        List.of()));
            case Request.ListUsers listUsers -> notServed(question);
            case Request.ListContent listContent -> notServed(question);
        };
    }

    /**
     * A page that is wanted.
     *
     * @param cached the pages of its listing
     */
    private record Wanted<T>(
            Request.Question question, Page page, CachedPages.Pages cached, Function<T, List<String>> columns) {}

    /** Whether the session speaks for the user, which is connected: it holds the presence, and would have heard of its end. */
    private boolean isKnown(String user, SessionRequester session) {
        return session.heldGeneration(user) != ChangeResult.NO_GENERATION && pages.isFresh();
    }

    private <T> CompletionStage<Answer> page(Wanted<T> wanted, boolean isKnown, Supplier<Listed<T>> reading) {
        if (isKnown) {
            Optional<CachedPages.Packed> cached = wanted.cached().find(wanted.page());
            if (cached.isPresent()) {
                return CompletableFuture.completedFuture(rows(cached.get()));
            }
        }
        return read(() -> {
            Listed<T> page = reading.get();
            if (page.outcome() != Outcome.OK) {
                return Answer.of(page.outcome());
            }
            var packed = new CachedPages.Packed(pack(wanted.question(), page, wanted.columns()), page.next());
            wanted.cached().add(wanted.page(), packed);
            return rows(packed);
        });
    }

    /** Whether the user may ask for events, or wants no more of them: the exchange does the rest. */
    CompletionStage<Answer> control(Request.Control control, HostAddress from, SessionRequester session) {
        return switch (control) {
            case DirectoryRequest.Watch(String user, var what) -> authorize(user, from, session);
            case DirectoryRequest.Unwatch(String user, String watch) -> authorize(user, from, session);
            case Request.Hello hello -> notServed(control);
            case Request.Ping ping -> notServed(control);
        };
    }

    private CompletionStage<Answer> authorize(String user, HostAddress from, SessionRequester session) {
        Caller caller = new Caller(user, from, Optional.of(session.key()));
        return read(() -> Answer.of(directory.authorize(caller)));
    }

    private CompletionStage<Answer> read(Supplier<Answer> question) {
        return CompletableFuture.supplyAsync(() -> transactions.inOne(question), readers);
    }

    private static Answer rows(CachedPages.Packed page) {
        return new Answer.Rows(page.payloads(), List.of(page.next()));
    }

    private static <T> Answer answer(
            Request.Question question, Listed<T> listed, Function<T, List<String>> columns, List<String> strings) {
        return listed.outcome() == Outcome.OK
                ? new Answer.Rows(pack(question, listed, columns), strings)
                : Answer.of(listed.outcome());
    }

    private static <T> List<byte[]> pack(
            Request.Question question, Listed<T> listed, Function<T, List<String>> columns) {
        var packing = new MorePayloads(question.operation().session().columns().size());
        List<byte[]> payloads = new ArrayList<>(1);
        listed.rows().forEach(row -> packing.add(columns.apply(row)).ifPresent(payloads::add));
        packing.flush().ifPresent(payloads::add);
        return payloads;
    }

    private static CompletionStage<Answer> notServed(Request request) {
        return CompletableFuture.completedFuture(Answer.notServed(request.operation()));
    }
}
