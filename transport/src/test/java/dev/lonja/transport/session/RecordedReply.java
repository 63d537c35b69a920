package dev.lonja.transport.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Writes down what answers a request. */
final class RecordedReply implements ReplyHandler {
    final Deque<String> events = new ConcurrentLinkedDeque<>();
    private final StringBuffer data = new StringBuffer();

    String data() {
        return data.toString();
    }

    @Override
    public void more(byte[] payload) {
        events.add("more " + new String(payload, UTF_8));
    }

    @Override
    public void data(ByteBuffer part) {
        data.append(UTF_8.decode(part));
    }

    @Override
    public void reply(byte[] payload) {
        events.add("reply " + new String(payload, UTF_8));
    }

    @Override
    public void lost() {
        events.add("lost");
    }
}
