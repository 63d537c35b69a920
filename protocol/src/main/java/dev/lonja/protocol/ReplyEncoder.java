package dev.lonja.protocol;

import java.io.ByteArrayOutputStream;

/** Writes replies as section 1 has them. */
public final class ReplyEncoder {
    private final ContentForm contentForm;

    /** An encoder that writes LIST_CONTENT in that form. */
    public ReplyEncoder(ContentForm contentForm) {
        this.contentForm = contentForm;
    }

    /** The bytes of the reply: its status, and what follows. Of a file, only what precedes the content. */
    public byte[] encode(Reply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(reply.operation().statusOf(reply.outcome()));
        switch (reply) {
            case Reply.Status status -> {}
            case Reply.Users(var users) -> {
                WireStrings.append(bytes, Integer.toString(users.size()));
                users.forEach(user -> append(bytes, user));
            }
            case Reply.Content(var files) -> {
                WireStrings.append(bytes, Integer.toString(files.size()));
                files.forEach(file -> contentForm.strings(file).forEach(string -> WireStrings.append(bytes, string)));
            }
            case Reply.FileHeader(long sizeBytes) -> WireStrings.append(bytes, Long.toString(sizeBytes));
        }
        return bytes.toByteArray();
    }

    private static void append(ByteArrayOutputStream bytes, ConnectedUser user) {
        WireStrings.append(bytes, user.name());
        WireStrings.append(bytes, user.address());
        WireStrings.append(bytes, Integer.toString(user.port()));
    }
}
