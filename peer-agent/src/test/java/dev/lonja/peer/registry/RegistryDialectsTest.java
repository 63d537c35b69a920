package dev.lonja.peer.registry;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.Configs;
import dev.lonja.peer.ScriptedServer;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.codec.DatePlace;
import dev.lonja.protocol.codec.StatusForm;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Registries that read section 1 in another way, and servers that are no registries. */
class RegistryDialectsTest {
    private final List<String> names = new CopyOnWriteArrayList<>();

    @Test
    void recognisesTextStatusesAndSaysSoOnce() {
        try (var server = answering("1\0")) {
            ClassicChannel channel = channel(server);
            assertThat(channel.statuses()).isEqualTo(StatusForm.BYTE);

            RegistryAnswer first = channel.ask(new Request.Register("ana"));
            assertThat(first.is(Outcome.NAME_IN_USE)).isTrue();
            assertThat(first.notes()).singleElement().asString().contains("answers with text statuses");
            assertThat(channel.ask(new Request.Register("ana")).notes()).isEmpty();
            assertThat(channel.statuses()).isEqualTo(StatusForm.TEXT);
        }
    }

    @Test
    void saysNothingOfStatusesOfOneByte() {
        try (var server = answering("\0")) {
            assertThat(channel(server).ask(new Request.Register("ana")))
                    .isEqualTo(RegistryAnswer.of(new Reply.Status(Operation.REGISTER, Outcome.OK)));
        }
    }

    @ParameterizedTest
    @CsvSource({"0001, NAME_IN_USE, 1", "1000, NAME_IN_USE, 0", "0002, FAILED, 1", "0000, OK, 0"})
    void understandsStatusesOf4BytesThatComeByteByByte(String digits, Outcome outcome, int news) {
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            for (char digit : digits.toCharArray()) {
                socket.getOutputStream().write(digit - '0');
            }
            ScriptedServer.keepOpen(socket);
        })) {
            ClassicChannel channel = channel(server);

            RegistryAnswer first = channel.ask(new Request.Register("ana"));
            assertThat(first.is(outcome)).isTrue();
            assertThat(first.notes().stream().filter(note -> note.contains("statuses of 4 bytes")))
                    .hasSize(news);
            assertThat(channel.ask(new Request.Register("ana")).is(outcome)).isTrue();
        }
    }

    @Test
    void waitsForMoreThanOneByteOnlyUntilItIsKnownThatNothingComes() {
        var closing = new CopyOnWriteArrayList<>(List.of(true, false));
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            send(socket, "\0");
            if (!closing.removeFirst()) {
                ScriptedServer.keepOpen(socket);
            }
        })) {
            var patient =
                    new Timeouts(Duration.ofSeconds(5), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1));
            ClassicChannel channel = new ClassicChannel(Configs.of(RegistryConfig.class, portOf(server)), patient);

            assertThat(channel.ask(new Request.Register("ana")).is(Outcome.OK)).isTrue();
            assertThat(channel.ask(new Request.Register("bob")).is(Outcome.OK)).isTrue();
        }
    }

    @Test
    void listsTheValidEntriesAndSaysWhichOneIsLeftOut() {
        try (var server = answering("\0" + "2\0bob\0" + "10.0.0.2\0-5\0ana\0" + "10.0.0.1\0" + "20001\0")) {
            RegistryAnswer answer = channel(server).ask(new Request.ListUsers("ana"));

            assertThat(answer.reply()).isEqualTo(new Reply.Users(List.of(new ConnectedUser("ana", "10.0.0.1", 20001))));
            assertThat(answer.isPartial()).isTrue();
            assertThat(answer.notes())
                    .containsExactly("registry localhost:" + server.port() + ": one entry of the 2 that it lists is"
                            + " left out: port '-5' is not a number from 1 to 65535");
        }
    }

    @ParameterizedTest
    @CsvSource({"=, OK", "====, OK", "0=, OK", "===?, NO_SUCH_OWNER", "?, NO_SUCH_OWNER", "3=, NO_SUCH_OWNER"})
    void readsOnlyTheOutcomeOfAListing(String beginning, Outcome outcome) {
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 3);
            String status = beginning.replace('=', '\0').replace('?', '\3');
            send(socket, status + (outcome == Outcome.OK ? "1000000\0/a" : ""));
            ScriptedServer.keepOpen(socket);
        })) {
            RegistryAnswer answer = channel(server).askOutcome(new Request.ListContent("ana", "bob"));

            assertThat(answer.reply()).isEqualTo(new Reply.Status(Operation.LIST_CONTENT, outcome));
        }
    }

    @Test
    void noticesThatTheRegistryHasChanged() {
        var replies = new CopyOnWriteArrayList<>(List.of("0\0", "\0"));
        try (var server = new ScriptedServer(socket -> {
            ScriptedServer.readStrings(socket, 2);
            send(socket, replies.removeFirst());
        })) {
            ClassicChannel channel = channel(server);
            channel.ask(new Request.Register("ana"));

            assertThat(channel.ask(new Request.Register("bob")).notes())
                    .singleElement()
                    .asString()
                    .contains("statuses of one byte");
            assertThat(channel.statuses()).isEqualTo(StatusForm.BYTE);
        }
    }

    @Test
    void readsAListingWithTextStatusesAndAnEmptyStringAtItsEnd() {
        try (var server = answering("0\0" + "2\0/a the first\0/b\0\0")) {
            assertThat(channel(server)
                            .ask(new Request.ListContent("ana", "bob"))
                            .reply())
                    .isEqualTo(new Reply.Content(
                            List.of(new PublishedFile("/a", "the first"), new PublishedFile("/b", ""))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, answered with HTTP",
        "SSH-2.0-OpenSSH_9.6, answered with SSH",
        "220 mail.example.com ESMTP, answered with text: does it speak another dialect?",
        "10, answered with text: does it speak another dialect?",
        "7, answered with status 7"
    })
    void saysWhatAnsweredThatIsNoRegistry(String greeting, String reason) {
        try (var server = answering(greeting + (greeting.equals("7") ? "\0" : "\n"))) {
            RegistryAnswer answer = channel(server).ask(new Request.ListUsers("ana"));

            assertThat(answer.is(Outcome.FAILED)).isTrue();
            assertThat(answer.notes()).singleElement().asString().contains(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\3", "3\0"})
    void asksOnceMoreWithABlankAndRemembersIt(String refusal) {
        try (var server = new ScriptedServer(socket -> {
            String name = ScriptedServer.readStrings(socket, 1).getFirst();
            names.add(name);
            ScriptedServer.readStrings(socket, 1);
            send(socket, name.equals("LIST USERS") ? "\0" + "0\0" : refusal);
        })) {
            ClassicChannel channel = channel(server);

            RegistryAnswer answer = channel.ask(new Request.ListUsers("ana"));
            assertThat(answer.reply()).isEqualTo(new Reply.Users(List.of()));
            assertThat(String.join("; ", answer.notes())).contains("with a blank");
            assertThat(channel.ask(new Request.ListUsers("ana")).reply()).isEqualTo(new Reply.Users(List.of()));
            assertThat(names).containsExactly("LIST_USERS", "LIST USERS", "LIST USERS");
        }
    }

    @Test
    void asksOnceMoreOnlyWhileTheFormIsUnknown() {
        var replies = new CopyOnWriteArrayList<>(List.of("\3", "\3", "\0" + "0\0", "\3"));
        try (var server = new ScriptedServer(socket -> {
            names.addAll(ScriptedServer.readStrings(socket, 2).subList(0, 1));
            send(socket, replies.removeFirst());
        })) {
            ClassicChannel channel = channel(server);
            for (int time = 0; time < 3; time++) {
                channel.ask(new Request.ListUsers("ana"));
            }
            assertThat(names).containsExactly("LIST_USERS", "LIST USERS", "LIST_USERS", "LIST_USERS");
        }
    }

    @Test
    void asksOnlyOnceForANameThatIsTheSameInBothForms() {
        try (var server = answering("\2")) {
            channel(server).ask(new Request.Register("ana"));
            assertThat(names).containsExactly("REGISTER");
        }
    }

    @Test
    void putsTheDateAtTheEndWhenAskedTo() throws Exception {
        try (var server = new ScriptedServer(socket -> {
            names.addAll(ScriptedServer.readStrings(socket, 3));
            send(socket, "\0");
        })) {
            channel(server, "lonja.peer.registry.dated", "last").ask(new Request.Register("ana"));

            assertThat(names.subList(0, 2)).containsExactly("REGISTER", "ana");
            assertThat(names.get(2)).matches("\\d\\d/\\d\\d/\\d{4} \\d\\d:\\d\\d:\\d\\d");
        }
    }

    @ParameterizedTest
    @CsvSource({"off, OFF", "false, OFF", "first, FIRST", "true, FIRST", "LAST, LAST"})
    void understandsWhereTheDateGoes(String value, DatePlace place) {
        assertThat(new DatePlaceConverter().convert(value)).isEqualTo(place);
    }

    private ScriptedServer answering(String bytes) {
        return new ScriptedServer(socket -> {
            names.add(ScriptedServer.readStrings(socket, 2).getFirst());
            send(socket, bytes);
        });
    }

    private static void send(Socket socket, String bytes) throws java.io.IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
    }

    private static String[] portOf(ScriptedServer server) {
        return new String[] {"lonja.peer.registry.port", Integer.toString(server.port())};
    }

    private static ClassicChannel channel(ScriptedServer server, String... settings) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.Arrays.stream(settings), java.util.Arrays.stream(portOf(server)))
                .toArray(String[]::new);
        return new ClassicChannel(
                Configs.of(RegistryConfig.class, all), Timeouts.DEFAULT.withRead(Duration.ofSeconds(20)));
    }
}
