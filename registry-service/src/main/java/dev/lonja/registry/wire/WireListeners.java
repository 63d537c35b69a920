package dev.lonja.registry.wire;

import java.util.List;

/** Several listeners as one. */
record WireListeners(List<WireListener> all) implements WireListener {

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
