package dev.lonja.transport.tls;

import dev.lonja.transport.Exchange;
import io.vertx.core.buffer.Buffer;

/** An exchange that says nothing. */
public class Silent implements Exchange {
    @Override
    public void received(Buffer bytes) {}

    @Override
    public void inputEnded() {}

    @Override
    public void deadlinePassed() {}

    @Override
    public void stopping() {}

    @Override
    public void closed() {}
}
