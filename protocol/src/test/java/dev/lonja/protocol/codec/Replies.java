package dev.lonja.protocol.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.nio.ByteBuffer;
import java.util.List;

/** Replies and their bytes, for the tests of the reader. */
final class Replies {
    static final Reply USERS = new Reply.Users(List.of(new ConnectedUser("ana", "10.0.0.1", 20001)));
    static final Reply CONTENT =
            new Reply.Content(List.of(new PublishedFile("/a", "two words"), new PublishedFile("/b", "")));

    private Replies() {}

    static Reply read(Operation operation, String bytes) throws MalformedReplyException {
        return reader(operation, bytes).reply();
    }

    static ReplyReader reader(Operation operation, String bytes) throws MalformedReplyException {
        var reader = new ReplyReader(operation, 100);
        reader.accept(ByteBuffer.wrap(bytes.getBytes(ISO_8859_1)));
        return reader;
    }
}
