package dev.lonja.protocol.codec;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.ByteArrayOutputStream;

/** Encodes classic replies (section 1). */
public final class ReplyEncoder {
    /** The status of success in every row. */
    private static final int STATUS_OK = 0;

    private final ContentForm contentForm;
    private final StatusForm statusForm;

    /** An encoder that writes LIST_CONTENT in that form, and the status as one byte. */
    public ReplyEncoder(ContentForm contentForm) {
        this(contentForm, StatusForm.BYTE);
    }

    /** An encoder that writes LIST_CONTENT and the status in these forms. */
    public ReplyEncoder(ContentForm contentForm, StatusForm statusForm) {
        this.contentForm = contentForm;
        this.statusForm = statusForm;
    }

    /** The form of LIST_CONTENT that it writes. */
    public ContentForm contentForm() {
        return contentForm;
    }

    /** The bytes of the reply: its status and the strings that follow. For a file: the bytes before the content. */
    public byte[] encode(Reply reply) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(statusForm.encode(reply.operation().statusOf(reply.outcome())));
        switch (reply) {
            case Reply.Status statusAlone -> {}
            case Reply.Strings fixed -> WireStrings.append(bytes, fixed.strings());
            case Reply.Rows listing -> {
                var rows = listing.rows();
                WireStrings.append(bytes, Integer.toString(rows.size()));
                rows.forEach(row -> WireStrings.append(bytes, row));
            }
            case Reply.Content(var files) -> {
                WireStrings.append(bytes, Integer.toString(files.size()));
                files.forEach(file -> append(bytes, file));
            }
            case Reply.FileHeader(long sizeBytes) -> WireStrings.append(bytes, Long.toString(sizeBytes));
        }
        return bytes.toByteArray();
    }

    /** Appends the beginning of a listing: the status OK and the number of entries. */
    public void beginListing(ByteArrayOutputStream bytes, long count) {
        bytes.writeBytes(statusForm.encode(STATUS_OK));
        WireStrings.append(bytes, Long.toString(count));
    }

    /** Appends one entry of LIST_CONTENT. */
    public void append(ByteArrayOutputStream bytes, PublishedFile file) {
        WireStrings.append(bytes, contentForm.strings(file));
    }

    /** Appends one entry of LIST_USERS. */
    public void append(ByteArrayOutputStream bytes, ConnectedUser user) {
        WireStrings.append(bytes, user.strings());
    }
}
