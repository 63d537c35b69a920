package dev.lonja.peer.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lonja.peer.registry.Details;
import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.peer.registry.RegistryChannel;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.FileRow;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.protocol.value.Page;
import dev.lonja.protocol.value.Watched;
import dev.lonja.transport.frame.Bye;
import dev.lonja.transport.frame.ByeReason;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests of an agent in a session, and what becomes of them when it breaks. */
class SessionChannelTest extends SessionChannelFixture {
    private static final String LONG = "/" + "x".repeat(400) + ".txt";

    @Test
    void listsAllPagesByClassicPaths() {
        RegistryChannel channel = connected("ana");
        registry.directory().publish("ana", new FileRow("/a b", "with a blank", FileFacts.UNKNOWN, 1, "/a%20b"));
        IntStream.range(0, 2500)
                .forEach(number ->
                        registry.directory().publish("ana", new FileRow("/f" + number, "", FileFacts.UNKNOWN, 1, "")));

        RegistryAnswer answer = channel.ask(new Request.ListContent("ana", "ana"));

        assertThat(answer.reply())
                .isInstanceOfSatisfying(
                        Reply.Content.class,
                        content -> assertThat(content.files())
                                .hasSize(2501)
                                .contains(new PublishedFile("/a%20b", "with a blank")));
        assertThat(answer.details()).isInstanceOf(Details.Files.class);
    }

    @Test
    void listsUsersWithoutAListenerInTheDetailsOnly() {
        RegistryChannel channel = connected("ana");
        registry.directory().register("bruno", registry.keyId());
        registry.directory().connect("bruno", 0);

        RegistryAnswer answer = channel.ask(new Request.ListUsers("ana"));

        assertThat(answer.reply()).isEqualTo(new Reply.Users(List.of(new ConnectedUser("ana", "127.0.0.1", PORT))));
        assertThat(answer.details())
                .isInstanceOfSatisfying(
                        Details.Peers.class,
                        peers -> assertThat(peers.peers()).extracting("name").containsExactly("ana", "bruno"));
    }

    @Test
    void publishesAndDeletesByTruePaths() {
        RegistryChannel channel = connected("ana");

        publish(channel, "/a b");
        publish(channel, LONG);
        assertThat(registry.directory().filesOf("ana")).extracting("path").containsExactlyInAnyOrder("/a b", LONG);

        RegistryAnswer blank = channel.ask(new Request.Delete("ana", "/a%20b"));
        RegistryAnswer cut = channel.ask(new Request.Delete("ana", ClassicPath.encode(LONG)));
        RegistryAnswer again = channel.ask(new Request.Delete("ana", "/a%20b"));

        assertThat(List.of(blank, cut)).allMatch(answer -> answer.is(Outcome.OK));
        assertThat(again.reply()).isEqualTo(new Reply.Status(Operation.DELETE, Outcome.NOT_PUBLISHED));
        assertThat(registry.directory().filesOf("ana")).isEmpty();
    }

    @Test
    void saysWhyARequestIsRefusedThatTheClassicEditionOnlyFails() {
        registry.directory().register("ana", registry.keyId());

        RegistryAnswer answer = channel().ask(new Request.Connect("ana", PORT));

        assertThat(answer.reply()).isEqualTo(new Reply.Status(Operation.CONNECT, Outcome.FAILED));
        assertThat(answer.notes()).singleElement().asString().contains("other keys", "not a key of ana");
        assertThat(answer.isRefusal()).isTrue();
    }

    @Test
    void repeatsWhatMayBeRepeatedWhenTheConnectionBreaks() {
        RegistryChannel channel = connected("ana");
        registry.directory().breakAt(Operation.PUBLISH_FILE);

        assertThat(publish(channel, "/a").is(Outcome.OK)).isTrue();

        assertThat(registry.directory().requests())
                .endsWith("PUBLISH_FILE ana /a ", "CONNECT ana", "PUBLISH_FILE ana /a ");
    }

    @Test
    void doesNotRepeatWhatMayHaveTakenEffect() {
        RegistryChannel channel = connected("ana");
        registry.directory().breakAt(Operation.UNREGISTER);

        RegistryAnswer answer = channel.ask(new Request.Unregister("ana"));

        assertThat(answer.summary()).contains("FAILED", "may have taken effect");
        assertThat(registry.directory().requests()).containsOnlyOnce("UNREGISTER ana");
    }

    @Test
    void findsOutWhetherANameWasRegisteredWhenTheConnectionBroke() {
        registry.directory().breakAt(Operation.REGISTER);

        RegistryAnswer answer = channel().ask(new Request.Register("ana"));

        assertThat(answer.is(Outcome.OK)).as("%s", answer).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains("recovery code is lost");
        assertThat(registry.directory().requests()).containsExactly("REGISTER ana", "LIST_KEYS ana");
    }

    @Test
    void doesNotTakeTheNameOfSomebodyElseForItsOwnWhenTheConnectionBroke() {
        registry.directory().register("ana", registry.keyId());
        registry.directory().breakAt(Operation.REGISTER);

        assertThat(channel().ask(new Request.Register("ana")).is(Outcome.NAME_IN_USE))
                .isTrue();
    }

    @Test
    void getsItsPresenceAndItsWatchesBackByItself() {
        RegistryChannel channel = connected("ana");
        channel.ask(new DirectoryRequest.Watch("ana", new Watched.Users()));
        int requests = registry.directory().requests().size();

        registry.breakSessions();

        await().until(() -> registry.directory().requests().size() == requests + 2);
        assertThat(registry.directory().requests()).endsWith("CONNECT ana", "WATCH ana users");
        await().until(() -> presence(channel).is(Outcome.OK));
    }

    @Test
    void doesNotTakeThePresenceBackFromAnotherMachine() {
        RegistryChannel channel = connected("ana");
        assertThat(presence(channel).is(Outcome.OK)).isTrue();

        registry.directory().replace("ana", PORT + 1);

        await().until(() -> presence(channel).is(Outcome.ALREADY_CONNECTED));
        registry.directory().disconnect("ana");
        assertThat(presence(channel).is(Outcome.NOT_CONNECTED)).isTrue();
        assertThat(registry.directory().requests()).containsOnlyOnce("CONNECT ana");
    }

    @Test
    void findsOutWhoHasThePresenceWhenTwoMachinesTakeItFromEachOther() {
        RegistryChannel channel = connected("ana");
        var contested = new Event.Replaced("ana", Event.Replaced.TWO_MACHINES);

        registry.say(contested);
        await().until(() -> registry.directory().requests().contains("LIST_PEERS ana"));
        assertThat(presence(channel).is(Outcome.OK)).isTrue();

        registry.directory().connect("ana", PORT + 1);
        registry.say(contested);
        await().until(() -> presence(channel).is(Outcome.ALREADY_CONNECTED));
    }

    @Test
    void offersAKeyToANameThatHasNone() {
        registry.directory().registerKeyless("ana");

        RegistryAnswer answer = channel().ask(new Request.Connect("ana", PORT));

        assertThat(answer.is(Outcome.OK)).isTrue();
        assertThat(answer.notes()).singleElement().asString().contains("lonja peer claim");
        assertThat(connectedBruno().notes()).isEmpty();
    }

    private RegistryAnswer connectedBruno() {
        RegistryChannel channel = channel();
        channel.ask(new Request.Register("bruno"));
        return channel.ask(new Request.Connect("bruno", PORT));
    }

    @Test
    void comesBackNoSoonerThanARegistryThatStopsHasAsked() {
        RegistryChannel channel = connected("ana");
        channel.ask(new Request.Disconnect("ana"));
        registry.leave(Bye.of(ByeReason.STOPPING, "").retryAfter(3600));

        await().until(() -> channel.ask(new Request.ListUsers("ana")).summary().contains("asks to come back in"));

        assertThat(registry.sessionsBegun()).isOne();
    }

    @Test
    void endsRequestsThatAreCancelled() throws Exception {
        RegistryChannel channel = connected("ana");
        registry.directory().hold(Operation.LIST_PEERS);
        try (ExecutorService asking = Executors.newSingleThreadExecutor()) {
            var answer = asking.submit(() -> channel.ask(new Request.ListUsers("ana")));
            await().until(() -> registry.directory().requests().contains("LIST_PEERS ana"));

            channel.cancel();

            assertThat(answer.get().summary()).contains("cancelled");
        }
        assertThat(publish(channel, "/a").is(Outcome.OK)).isTrue();
    }

    @Test
    void searches() {
        RegistryChannel channel = connected("ana");
        publish(channel, "/boats/old.txt");

        RegistryAnswer answer = channel.ask(new DirectoryRequest.Search("ana", "boats", Page.FIRST));

        assertThat(answer.reply()).isEqualTo(new Reply.Status(Operation.SEARCH, Outcome.OK));
        assertThat(answer.details())
                .isInstanceOfSatisfying(
                        Details.Found.class,
                        found -> assertThat(found.files()).extracting("path").containsExactly("/boats/old.txt"));
    }
}
