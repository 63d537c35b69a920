package dev.lonja.transport.session;

import java.nio.ByteBuffer;

/** Ignores the reply to a PING: any byte is a sign of life. */
enum IgnoredReply implements ReplyHandler {
    INSTANCE;

    @Override
    public void more(byte[] payload) {}

    @Override
    public void data(ByteBuffer part) {}

    @Override
    public void reply(byte[] payload) {}

    @Override
    public void lost() {}
}
