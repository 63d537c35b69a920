package dev.lonja.registry.wire;

import dev.lonja.protocol.codec.RequestDecoder.Step;
import java.util.List;

/** Several listeners as one. */
public record WireListeners(List<WireListener> all) implements WireListener {
    public WireListeners {
        all = List.copyOf(all);
    }

    @Override
    public void requested(Step.Complete request) {
        for (WireListener listener : all) {
            listener.requested(request);
        }
    }

    @Override
    public void answered(AnsweredRequest answered) {
        for (WireListener listener : all) {
            listener.answered(answered);
        }
    }

    @Override
    public void received(int bytes) {
        for (WireListener listener : all) {
            listener.received(bytes);
        }
    }

    @Override
    public void sent(long bytes) {
        for (WireListener listener : all) {
            listener.sent(bytes);
        }
    }
}
