package dev.lonja.registry.presence;

import dev.lonja.protocol.MalformedReplyException;
import dev.lonja.protocol.Operation;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.codec.ReplyReader;
import java.nio.ByteBuffer;

/** Says for the log what a listener answered to a probe. Whatever it is, something listens there. */
final class ProbeAnswer {
    private ProbeAnswer() {}

    static String describe(byte[] answer) {
        var reader = new ReplyReader(Operation.GET_FILE, 0);
        try {
            reader.accept(ByteBuffer.wrap(answer));
            Outcome outcome = reader.reply().outcome();
            return "answered " + outcome
                    + reader.statusForm().map(form -> " as " + form).orElse("");
        } catch (MalformedReplyException foreign) {
            return foreign.getMessage();
        }
    }
}
