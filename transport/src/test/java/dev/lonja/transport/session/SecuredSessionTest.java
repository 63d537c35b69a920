package dev.lonja.transport.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.Page;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both sides of whole sessions over TLS, with rows of the protocol. */
class SecuredSessionTest {
    private final Vertx vertx = Vertx.vertx();
    private final SecuredRegistry registry = new SecuredRegistry(vertx);
    private final SecuredClient client = new SecuredClient(vertx, registry.port(), registry.key());

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void beginsWithHelloAndKnowsTheKeyOfTheOtherSide() throws Exception {
        assertThat(client.greet()).isEqualTo(SecuredRegistry.WELCOME);

        assertThat(client.ask(new Request.Ping()).success()).isEqualTo(SessionReply.Success.EMPTY);
        assertThat(registry.events).startsWith("key " + SecuredClient.KEY.key(), "requested HELLO", "requested PING");
    }

    @Test
    void goesOnAfterRequestsThatAreRefused() throws Exception {
        client.greet();

        assertThat(client.ask("FULL_MOON\0".getBytes(UTF_8)).reply().outcome()).isEqualTo(Outcome.UNKNOWN_OPERATION);
        assertThat(client.ask("LIST_KEYS".getBytes(UTF_8)).reply().outcome()).isEqualTo(Outcome.MALFORMED);
        assertThat(client.ask("LIST_KEYS\0two words\0".getBytes(UTF_8)).reply().outcome())
                .isEqualTo(Outcome.MALFORMED);
        assertThat(client.ask(new Request.Ping()).reply().outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void repliesOvertakeOneAnother() throws Exception {
        client.greet();
        Request first = new Request.Register("ana");
        Request second = new Request.Unregister("bruno");
        ProtocolReply toFirst = client.ask(first);
        ProtocolReply toSecond = client.ask(second);
        client.ask(new Request.Ping()).success();
        await().until(() -> registry.held.size() == 2);

        registry.answer(second, SessionReply.Failure.of(Outcome.NO_SUCH_USER, "no user bruno"));
        assertThat(toSecond.reply()).isEqualTo(SessionReply.Failure.of(Outcome.NO_SUCH_USER, "no user bruno"));
        assertThat(toFirst.isDone()).isFalse();
        registry.answer(first, new SessionReply.Success(List.of("recovery")));
        assertThat(toFirst.success().text(0)).isEqualTo("recovery");

        assertThat(client.events)
                .containsExactly("reply to HELLO", "reply to PING", "reply to UNREGISTER", "reply to REGISTER");
    }

    @Test
    void listsPageAfterPage() throws Exception {
        client.greet();
        String owner = "2500x40";
        List<List<String>> rows = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String after = "";
        do {
            ProtocolReply page = client.ask(new DirectoryRequest.ListFiles("ana", owner, new Page(after, 1000)));
            after = page.success().text(0);
            rows.addAll(page.rows());
            pages.add(page.rows().size());
        } while (!after.isEmpty());

        assertThat(pages).containsExactly(1000, 1000, 500);
        for (int at = 0; at < rows.size(); at++) {
            assertThat(FileRow.read(rows.get(at))).isEqualTo(SecuredRegistry.file(owner, at));
        }
    }

    @Test
    void cancelsARequestAndStillGetsItsReply() throws Exception {
        client.greet();
        Request search = new DirectoryRequest.Search("ana", "old boats", Page.FIRST);
        ProtocolReply reply = new ProtocolReply(search.operation(), () -> {});
        Runnable cancel = client.askAndCancel(search, reply);
        await().until(() -> registry.held.containsKey(search));

        cancel.run();

        assertThat(reply.reply().outcome()).isEqualTo(Outcome.CANCELLED);
        assertThat(registry.events).containsOnlyOnce("cancelled SEARCH");
        assertThat(client.ask(new Request.Ping()).reply().outcome()).isEqualTo(Outcome.OK);
    }

    @Test
    void makesRowsNoFasterThanTheyAreTaken() throws Exception {
        client.greet();
        String owner = "400x60000";
        client.session().run(() -> client.session().connection().pause());
        ProtocolReply listing = client.ask(new DirectoryRequest.ListFiles("ana", owner, new Page("", 1000)));
        await().until(() -> registry.rowsMade() > 0);
        ProtocolReply ping = client.ask(new Request.Ping());

        // The registry reads while its own rows wait.
        await().until(() -> registry.events.contains("requested PING"));
        assertThat(registry.rowsMade()).isLessThan(400);
        assertThat(ping.isDone()).isFalse();

        client.session().run(() -> client.session().connection().resume());
        assertThat(listing.success().text(0)).isEmpty();
        assertThat(ping.reply().outcome()).isEqualTo(Outcome.OK);
        assertThat(listing.rows()).hasSize(400);
        for (int at = 0; at < 400; at++) {
            assertThat(listing.rows().get(at).getFirst()).isEqualTo("/file " + at);
        }
    }

    @Test
    void leavesInOrder() throws Exception {
        client.greet();
        ProtocolReply open = client.ask(new Request.Register("ana"));
        await().until(() -> registry.held.size() == 1);

        client.session().run(() -> client.session().end(Bye.of(ByeReason.STOPPING, "")));

        await().until(() -> registry.events.contains("over"));
        assertThat(registry.events)
                .containsSubsequence(
                        "cancelled REGISTER", "ended " + new SessionEnd.Left(Bye.of(ByeReason.STOPPING, "")));
        assertThat(catchThrowable(open::reply)).hasRootCauseMessage("lost");
        assertThat(catchThrowable(() -> client.ask(new Request.Ping()).reply())).hasRootCauseMessage("lost");
    }

    @Test
    void hearsThatTheRegistryStopsAndWhenToComeBack() throws Exception {
        client.greet();

        registry.stop();

        await().until(() -> client.events.stream().anyMatch(each -> each.startsWith("ended")));
        assertThat(client.events).contains("Draining[seconds=1]");
        assertThat(client.events)
                .anyMatch(each ->
                        each.matches("ended Left\\[bye=Bye\\[text=stopping, retrySeconds=OptionalLong\\[[0-5]]]]"));
        await().until(() -> registry.events.contains("over"));
    }
}
