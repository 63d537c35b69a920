package dev.lonja.protocol.value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** IPv6 addresses in the form of RFC 5952: the first longest run of zeros is {@code ::}. */
final class Ipv6Text {
    private static final int GROUPS = 8;

    private Ipv6Text() {}

    static String of(byte[] address) {
        ByteBuffer bytes = ByteBuffer.wrap(address);
        List<String> groups = new ArrayList<>(GROUPS);
        while (bytes.hasRemaining()) {
            groups.add(Integer.toHexString(Short.toUnsignedInt(bytes.getShort())));
        }
        int begin = 0;
        int length = 1;
        for (int at = 0; at < GROUPS; at++) {
            int zeros = zerosFrom(groups, at);
            if (zeros > length) {
                begin = at;
                length = zeros;
            }
        }
        if (length == 1) {
            return String.join(":", groups);
        }
        return String.join(":", groups.subList(0, begin)) + "::"
                + String.join(":", groups.subList(begin + length, GROUPS));
    }

    private static int zerosFrom(List<String> groups, int begin) {
        int end = begin;
        while (end < groups.size() && groups.get(end).equals("0")) {
            end++;
        }
        return end - begin;
    }
}
