package dev.lonja.protocol.key;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** As much of DER as certificates need: elements of a tag, a length and a value. */
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int UTF8_STRING = 0x0c;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int CONTEXT_0 = 0xa0;
    static final int CONTEXT_1 = 0xa1;

    private static final int LONG_LENGTH = 0x80;
    private static final int MAX_LENGTH_BYTES = 3;

    private Der() {}

    /** An element with that value, the concatenation of the parts. */
    static byte[] element(int tag, byte[]... parts) {
        byte[] value = concatenate(parts);
        var element = new ByteArrayOutputStream(value.length + 4);
        element.write(tag);
        if (value.length < LONG_LENGTH) {
            element.write(value.length);
        } else if (value.length <= 0xff) {
            element.write(LONG_LENGTH | 1);
            element.write(value.length);
        } else {
            element.write(LONG_LENGTH | 2);
            element.write(value.length >>> Byte.SIZE);
            element.write(value.length);
        }
        element.writeBytes(value);
        return element.toByteArray();
    }

    /** The tag of the next element; -1 at the end. */
    static int nextTag(ByteBuffer elements) {
        return elements.hasRemaining() ? Byte.toUnsignedInt(elements.get(elements.position())) : -1;
    }

    /** Takes the next element, with its tag and length. */
    static ByteBuffer take(ByteBuffer elements) {
        int begin = elements.position();
        int length = takeHead(elements);
        int end = elements.position() + length;
        ByteBuffer element = elements.slice(begin, end - begin);
        elements.position(end);
        return element;
    }

    /** The value of an element. */
    static ByteBuffer value(ByteBuffer element) {
        ByteBuffer value = element.duplicate();
        int length = takeHead(value);
        return value.slice(value.position(), length);
    }

    /** The value of an element as bytes. */
    static byte[] bytes(ByteBuffer element) {
        ByteBuffer value = value(element);
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static int takeHead(ByteBuffer elements) {
        elements.get();
        int length = Byte.toUnsignedInt(elements.get());
        if (length >= LONG_LENGTH) {
            int lengthBytes = length & ~LONG_LENGTH;
            if (lengthBytes == 0 || lengthBytes > MAX_LENGTH_BYTES) {
                throw new IllegalArgumentException("a length of " + lengthBytes + " bytes");
            }
            length = 0;
            for (int at = 0; at < lengthBytes; at++) {
                length = length << Byte.SIZE | Byte.toUnsignedInt(elements.get());
            }
        }
        if (length > elements.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static byte[] concatenate(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
