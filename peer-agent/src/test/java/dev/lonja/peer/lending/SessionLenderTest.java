package dev.lonja.peer.lending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lonja.peer.session.Called;
import dev.lonja.peer.session.Calls;
import dev.lonja.peer.session.SessionFailure;
import dev.lonja.peer.session.SessionFailure.Kind;
import dev.lonja.peer.session.Standing;
import dev.lonja.protocol.DirectoryRequest;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.session.Event;
import dev.lonja.protocol.session.SessionReply;
import dev.lonja.protocol.value.Page;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running agent lends its session, and a command borrows it. */
class SessionLenderTest {
    private static final Request.FromUser LIST = new DirectoryRequest.ListPeers("ana", Page.FIRST);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Called PEERS = new Called(
            List.of(List.of("ana", "", "", ""), List.of("ñ 🐟", "a\nb", "", "")), SessionReply.Success.EMPTY);

    @TempDir
    Path folder;

    private final Recorded running = new Recorded(PEERS);
    private final Recorded own = new Recorded(new Called(List.of(), SessionReply.Success.EMPTY));
    private LendingSocket socket;
    private SessionLender lender;
    private BorrowedCalls command;

    @BeforeEach
    void begin() {
        socket = new LendingSocket(folder.resolve("s.sock"));
        lender = new SessionLender(socket, running);
        command = new BorrowedCalls(socket, own);
    }

    @AfterEach
    void end() {
        command.close();
        lender.close();
        assertThat(socket.path()).doesNotExist();
    }

    @Test
    void answersWhatTheRegistryAnswersTheRunningAgent() throws Exception {
        lender.open();

        assertThat(command.call(LIST, TIMEOUT)).isEqualTo(PEERS);
        running.answer = new Called(List.of(), SessionReply.Failure.of(Outcome.NOT_CONNECTED, "ana is not connected"));
        assertThat(command.call(LIST, TIMEOUT)).isEqualTo(running.answer);

        assertThat(running.requests).containsExactly(LIST, LIST);
        assertThat(own.requests).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.path())))
                .isEqualTo("rw-------");
    }

    @Test
    void saysWhyTheRunningAgentHasNoAnswer() {
        lender.open();
        running.failure = new SessionFailure(Kind.LATE, "no answer within 15 s");

        assertThatThrownBy(() -> command.call(LIST, TIMEOUT)).hasMessage("no answer within 15 s");
    }

    @Test
    void aCommandHasASessionOfItsOwnWhereNobodyLends() throws Exception {
        command.call(LIST, TIMEOUT);

        assertThat(own.requests).containsExactly(LIST);
    }

    @Test
    void aCommandMakesAPresenceInItsOwnSessionAndStaysThere() throws Exception {
        lender.open();
        Request connect = new Request.Connect("ana", 20_000);

        command.call(connect, TIMEOUT);
        command.call(LIST, TIMEOUT);

        assertThat(own.requests).containsExactly(connect, LIST);
        assertThat(running.requests).isEmpty();
    }

    @Test
    void twoAgentsDoNotTakeTheSocketFromEachOther() throws Exception {
        lender.open();
        Recorded second = new Recorded(PEERS);
        try (var other = new SessionLender(socket, second)) {
            other.open();
            command.call(LIST, TIMEOUT);
        }
        command.call(LIST, TIMEOUT);

        assertThat(running.requests).hasSize(2);
        assertThat(second.requests).isEmpty();
    }

    @Test
    void replacesTheSocketOfAnAgentThatWasKilled() throws Exception {
        try (ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            killed.bind(UnixDomainSocketAddress.of(socket.path()));
        }
        lender.open();

        assertThat(command.call(LIST, TIMEOUT)).isEqualTo(PEERS);
    }

    @Test
    void doesWithoutWhereTheFolderIsTooDeepForASocket() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("d".repeat(200)));
        try (var unable = new SessionLender(new LendingSocket(deep.resolve("s.sock")), running)) {
            unable.open();
        }
        assertThat(deep).isEmptyDirectory();
    }

    /** Calls that answer all requests with the same. */
    private static final class Recorded implements Calls {
        private final List<Request> requests = new ArrayList<>();
        private volatile Called answer;
        private volatile SessionFailure failure;

        private Recorded(Called answer) {
            this.answer = answer;
        }

        @Override
        public synchronized Called call(Request request, Duration timeout) throws SessionFailure {
            if (failure != null) {
                throw failure;
            }
            requests.add(request);
            return answer;
        }

        @Override
        public Called callAtOnce(Request request, Duration timeout) throws SessionFailure {
            return call(request, timeout);
        }

        @Override
        public Standing standing() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isEstablished() {
            return true;
        }

        @Override
        public void whenEvent(Consumer<Event> listener) {}

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
