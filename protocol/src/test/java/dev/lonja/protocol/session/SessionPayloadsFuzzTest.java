package dev.lonja.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.payload.BrokenPayloadException;
import dev.lonja.protocol.payload.MorePayload;
import dev.lonja.protocol.payload.ReplyPayload;
import dev.lonja.protocol.session.SessionRequests.Received;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What holds for every payload that a session receives. A test run tries the payloads in the resources; a fuzzer searches for others
 * (CONTRIBUTING.md).
 */
class SessionPayloadsFuzzTest {
    private static final List<Operation> OPERATIONS = Stream.of(Operation.values())
            .filter(operation -> Operation.findInSession(operation.name()).isPresent())
            .toList();

    /** Reads strings of a reply. */
    private interface Reader<S, T> {
        T read(S strings) throws MalformedReplyException;
    }

    @FuzzTest
    void aRequestIsCompleteOrRefusedWithAReason(byte[] payload) throws BrokenPayloadException {
        switch (SessionRequests.read(payload)) {
            case Received.Complete complete ->
                assertThat(SessionRequests.read(SessionRequests.payload(complete.request())))
                        .isEqualTo(complete);
            case Received.Refused refused -> {
                ReplyPayload reply = ReplyPayload.read(SessionReply.payload(refused.reply()));
                for (Operation operation : OPERATIONS) {
                    assertThat(SessionReply.read(operation, reply)).isEqualTo(refused.reply());
                }
            }
        }
    }

    @FuzzTest
    void aReplyIsReadOrExplained(byte[] payload) {
        ReplyPayload reply;
        try {
            reply = ReplyPayload.read(payload);
        } catch (BrokenPayloadException broken) {
            assertThat(broken.getMessage()).isNotEmpty();
            return;
        }
        assertThat(reply.bytes()).isEqualTo(payload);
        for (Operation operation : OPERATIONS) {
            if (SessionReply.read(operation, reply) instanceof SessionReply.Success success) {
                survives(success, Welcome::read, Welcome::reply);
                survives(success, Connected::read, Connected::reply);
                survives(success, Invitation::read, Invitation::reply);
            }
        }
    }

    @FuzzTest
    void rowsAreReadOrExplained(byte[] payload) {
        MorePayload more;
        try {
            more = MorePayload.read(payload);
        } catch (BrokenPayloadException broken) {
            assertThat(broken.getMessage()).isNotEmpty();
            return;
        }
        for (List<String> row : more.rows()) {
            survives(row, FileRow::read, FileRow::columns);
            survives(row, FoundFile::read, FoundFile::columns);
            survives(row, KeyRow::read, KeyRow::columns);
            survives(row, PeerRow::read, PeerRow::columns);
            survives(row, SourceRow::read, SourceRow::columns);
        }
    }

    @FuzzTest
    void anEventIsReadOrUnknown(byte[] payload) {
        Event.read(payload)
                .ifPresent(event -> assertThat(Event.read(event.payload())).contains(event));
    }

    /** What can be read is the same after it was written and read again. */
    private static <S, T> void survives(S strings, Reader<S, T> reader, Function<T, S> writer) {
        T value;
        try {
            value = reader.read(strings);
        } catch (MalformedReplyException malformed) {
            assertThat(malformed.getMessage()).isNotEmpty();
            return;
        }
        try {
            assertThat(reader.read(writer.apply(value))).isEqualTo(value);
        } catch (MalformedReplyException contradiction) {
            throw new AssertionError(value.toString(), contradiction);
        }
    }
}
