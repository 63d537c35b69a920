package dev.lonja.protocol;

import java.io.ByteArrayOutputStream;

/** Writes replies as section 1 has them. */
public final class ReplyEncoder {
    /** In every row, and no row has another first status. */
    private static final int STATUS_OK = 0;

    private final ContentForm contentForm;

    /** An encoder that writes LIST_CONTENT in that form. */
    public ReplyEncoder(ContentForm contentForm) {
        this.contentForm = contentForm;
    }

    /** The bytes of the reply: its status, and what follows. Of a file, only what precedes the content. */
    public byte[] encode(Reply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (reply) {
            case Reply.Status(Operation operation, Outcome outcome) -> bytes.write(operation.statusOf(outcome));
            case Reply.Users(var users) -> {
                beginListing(bytes, users.size());
                users.forEach(user -> append(bytes, user));
            }
            case Reply.Content(var files) -> {
                beginListing(bytes, files.size());
                files.forEach(file -> append(bytes, file));
            }
            case Reply.FileHeader(long sizeBytes) -> {
                bytes.write(STATUS_OK);
                WireStrings.append(bytes, Long.toString(sizeBytes));
            }
        }
        return bytes.toByteArray();
    }

    /** Appends what precedes the entries of a listing: the status OK and how many there are. */
    public void beginListing(ByteArrayOutputStream bytes, long count) {
        bytes.write(STATUS_OK);
        WireStrings.append(bytes, Long.toString(count));
    }

    /** Appends one entry of LIST_CONTENT. */
    public void append(ByteArrayOutputStream bytes, PublishedFile file) {
        contentForm.strings(file).forEach(string -> WireStrings.append(bytes, string));
    }

    /** Appends one entry of LIST_USERS. */
    public void append(ByteArrayOutputStream bytes, ConnectedUser user) {
        WireStrings.append(bytes, user.name());
        WireStrings.append(bytes, user.address());
        WireStrings.append(bytes, Integer.toString(user.port()));
    }
}
