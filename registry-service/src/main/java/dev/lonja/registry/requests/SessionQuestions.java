package dev.lonja.registry.requests;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.KeyRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.FoundFile;
import dev.lonja.protocol.session.KeyRow;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.registry.database.Transactions;
import dev.lonja.registry.delivery.EncodedPage;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.Directory;
import dev.lonja.registry.directory.Listed;
import dev.lonja.registry.listing.FilesPage;
import dev.lonja.registry.listing.Listings;
import dev.lonja.registry.search.SessionSearch;
import dev.lonja.transport.HostAddress;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers the questions of sessions, page by page: from the cached listings in the event loop, or else from the database. */
@Singleton
class SessionQuestions {
    private final Listings listings;
    private final Directory directory;
    private final SessionSearch search;
    private final Transactions transactions;
    private final Readers readers;

    SessionQuestions(
            Listings listings, Directory directory, SessionSearch search, Transactions transactions, Readers readers) {
        this.listings = listings;
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
                read(() -> page(question, directory.listKeys(caller), KeyRow::columns, List.of()));
            case DirectoryRequest.ListPeers(String user, var page) ->
                listings.findPeers(caller, page)
                        .map(SessionQuestions::found)
                        .orElseGet(
                                () -> read(() -> paged(question, directory.listPeers(caller, page), PeerRow::columns)));
            case DirectoryRequest.ListFiles(String user, String owner, var page) ->
                listings.findFiles(caller, owner, page, readers)
                        .<CompletionStage<Answer>>map(files -> files.thenApply(SessionQuestions::answer))
                        .orElseGet(() -> read(
                                () -> paged(question, directory.listFiles(caller, owner, page), FileRow::columns)));
            case DirectoryRequest.Search(String user, String words, var page) ->
                read(() -> found(question, search.find(caller, words, page)));
            case DirectoryRequest.Sources sources ->
                read(() -> page(
                        question,
                        directory.listSources(caller, sources.content(), sources.limit()),
                        SourceRow::columns,
                        List.of()));
            case Request.ListUsers listUsers -> notServed(question);
            case Request.ListContent listContent -> notServed(question);
        };
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

    private static CompletionStage<Answer> found(EncodedPage page) {
        return CompletableFuture.completedFuture(new Answer.Page(page));
    }

    private static Answer answer(FilesPage files) {
        return switch (files) {
            case FilesPage.Found(EncodedPage page) -> new Answer.Page(page);
            case FilesPage.NoSuchOwner nobody -> Answer.of(Outcome.NO_SUCH_OWNER);
        };
    }

    private static Answer found(Request.Question question, SessionSearch.Found found) {
        Listed<FoundFile> page = found.page();
        return page(question, page, FoundFile::columns, List.of(page.next(), found.corrected()));
    }

    private static <T> Answer paged(Request.Question question, Listed<T> page, Function<T, List<String>> columns) {
        return page(question, page, columns, List.of(page.next()));
    }

    private static <T> Answer page(
            Request.Question question, Listed<T> page, Function<T, List<String>> columns, List<String> strings) {
        return page.outcome() == Outcome.OK
                ? new Answer.Page(EncodedPage.of(question.operation(), encoded(page, columns), strings))
                : Answer.of(page.outcome());
    }

    private static <T> List<byte[]> encoded(Listed<T> page, Function<T, List<String>> columns) {
        return page.rows().stream().map(columns).map(Strings::encode).toList();
    }

    private static CompletionStage<Answer> notServed(Request request) {
        return CompletableFuture.completedFuture(Answer.notServed(request.operation()));
    }
}
