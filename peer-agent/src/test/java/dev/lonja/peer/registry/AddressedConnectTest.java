package dev.lonja.peer.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.ScriptedServer;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CONNECT to registries that wait for the address of the agent, and to others. */
class AddressedConnectTest extends ClassicChannelFixture {
    private final List<String> names = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @CsvSource({"1, 2, false", "2, 1, false", "1, 2, true"})
    void sendsItsAddressToARegistryThatWaitsForIt(int addressAt, int portAt, boolean isHalfConnected) {
        var listed = new CopyOnWriteArrayList<String>();
        try (var server = new ScriptedServer(socket -> {
            String name = ScriptedServer.readStrings(socket, 1).getFirst();
            names.add(name);
            switch (name) {
                case "CONNECT" -> {
                    if (isHalfConnected && listed.isEmpty()) {
                        ScriptedServer.keepOpen(socket);
                        listed.add("20017\0" + "0\0");
                        return;
                    }
                    List<String> fields = ScriptedServer.readStrings(socket, 3);
                    if (listed.size() == 1 && !names.contains("DISCONNECT") && isHalfConnected) {
                        send(socket, "2\0");
                        return;
                    }
                    listed.add(fields.get(addressAt) + "\0" + fields.get(portAt) + "\0");
                    send(socket, "0\0");
                }
                case "LIST_USERS" -> send(socket, "0\0" + "1\0ana\0" + listed.getLast());
                default -> send(socket, "0\0");
            }
        })) {
            ClassicChannel hasty = channel(server, Timeouts.DEFAULT.withRead(Duration.ofSeconds(1)));

            RegistryAnswer first = hasty.ask(new Request.Connect("ana", 20017));
            assertThat(first.is(Outcome.OK)).isTrue();
            assertThat(String.join("; ", first.notes())).contains("waits for the address of the agent");
            assertThat(listed).last().isEqualTo("127.0.0.1\0" + "20017\0");

            names.clear();
            assertThat(hasty.ask(new Request.Connect("ana", 20017)).notes()).isEmpty();
            assertThat(names).containsExactly("CONNECT");
        }
    }

    @Test
    void isConnectedIfARegistryWasOnlySlow() {
        try (var server = new ScriptedServer(socket -> {
            String name = ScriptedServer.readStrings(socket, 1).getFirst();
            boolean isFirst = names.isEmpty();
            names.add(name);
            switch (name) {
                case "CONNECT" -> {
                    if (isFirst) {
                        ScriptedServer.keepOpen(socket);
                    } else {
                        ScriptedServer.readStrings(socket, 3);
                        send(socket, "\2");
                    }
                }
                default -> {
                    ScriptedServer.readStrings(socket, 1);
                    send(socket, "\0001\0ana\000127.0.0.1\00020017\0");
                }
            }
        })) {
            RegistryAnswer answer = channel(server, Timeouts.DEFAULT.withRead(Duration.ofSeconds(1)))
                    .ask(new Request.Connect("ana", 20017));

            assertThat(answer.is(Outcome.OK)).as(answer.toString()).isTrue();
            assertThat(answer.notes()).isEmpty();
            assertThat(names).containsExactly("CONNECT", "CONNECT", "LIST_USERS");
        }
    }

    @Test
    void triesNoOtherPlaceWhenCancelled() throws Exception {
        var asked = new Semaphore(0);
        try (var server = new ScriptedServer(socket -> {
            names.addAll(ScriptedServer.readStrings(socket, 3));
            asked.release();
            ScriptedServer.keepOpen(socket);
        })) {
            ClassicChannel channel = channel(server, Timeouts.DEFAULT.withRead(Duration.ofSeconds(1)));
            var answer = CompletableFuture.supplyAsync(() -> channel.ask(new Request.Connect("ana", 20017)));
            assertThat(asked.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

            channel.cancel();

            assertFailure(answer.get(20, TimeUnit.SECONDS), "cancelled");
            assertThat(names).filteredOn("CONNECT"::equals).hasSize(2);
        }
    }

    @Test
    void sendsNoAddressToARegistryThatAnswersWithoutIt() {
        try (var server = new ScriptedServer(socket -> {
            names.addAll(ScriptedServer.readStrings(socket, 3));
            socket.shutdownInput();
            send(socket, "\2");
        })) {
            RegistryAnswer answer = channel(server, Timeouts.DEFAULT.withRead(Duration.ofSeconds(20)))
                    .ask(new Request.Connect("ana", 20017));

            assertThat(answer.is(Outcome.ALREADY_CONNECTED)).isTrue();
            assertThat(names).containsExactly("CONNECT", "ana", "20017");
        }
    }
}
