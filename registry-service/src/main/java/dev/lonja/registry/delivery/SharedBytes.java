package dev.lonja.registry.delivery;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** Bytes outside of the heap: the network takes them without a copy for each reader. */
public final class SharedBytes {
    private SharedBytes() {}

    /** A copy of the first bytes of the array; the garbage collector frees it. */
    public static ByteBuf copyOf(byte[] bytes, int length) {
        ByteBuffer direct = ByteBuffer.allocateDirect(length);
        direct.put(bytes, 0, length).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }
}
