package dev.lonja.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.registry.delivery.EncodedReply;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PresentUsersTest {
    private static final ReplyEncoder ENCODER = new ReplyEncoder(ContentForm.DESCRIBED);

    private final PresentUsers users = new PresentUsers(ENCODER);
    private final TreeMap<String, ConnectedUser> expected = new TreeMap<>(Utf8.BYTE_ORDER);

    @Test
    void isEmptyAtFirst() {
        assertThat(bytes(users.listing())).isEqualTo(new byte[] {0, '0', 0});
    }

    @Test
    void sortsByteByByte() {
        for (String name : List.of("b", "a-", "a", "😀", "ｚ", "ñ", "Z", "aa", "a\u00e9")) {
            put(name, 1);
        }
        assertListed();
    }

    @Test
    void listsWhateverCameAndWent() {
        Random random = new Random(7);
        for (int round = 0; round < 60; round++) {
            // Grows far beyond one segment, and shrinks to almost nothing.
            boolean isGrowing = round % 20 < 10;
            for (int change = 0; change < 600; change++) {
                String name = "user" + random.nextInt(9000);
                if (random.nextInt(10) < (isGrowing ? 9 : 1)) {
                    put(name, 1 + random.nextInt(65535));
                } else {
                    String gone = expected.isEmpty() || random.nextBoolean() ? name : expected.firstKey();
                    users.remove(gone);
                    expected.remove(gone);
                }
            }
            assertListed();
        }
        List.copyOf(expected.keySet()).forEach(name -> {
            users.remove(name);
            expected.remove(name);
        });
        assertListed();
    }

    @Test
    void sharesWhatDidNotChange() {
        for (int user = 0; user < 5000; user++) {
            put("user" + user, 1);
        }
        EncodedReply before = users.listing();
        put("user77", 2);
        EncodedReply after = users.listing();

        List<Object> fresh = new ArrayList<>(after.chunks());
        fresh.removeIf(chunk -> before.chunks().stream().anyMatch(known -> known == chunk));
        // The count is encoded again too.
        assertThat(fresh).hasSize(2);
        assertThat(users.listing()).isSameAs(after);
        assertListed();
    }

    private void put(String name, int port) {
        ConnectedUser user = new ConnectedUser(name, "10.0.0.1", port);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        ENCODER.append(entry, user);
        users.put(new PresentUser(name, "10.0.0.1", 20_000, 1, entry.toByteArray()));
        expected.put(name, user);
    }

    private void assertListed() {
        byte[] reply = ENCODER.encode(new Reply.Users(List.copyOf(expected.values())));
        assertThat(bytes(users.listing())).isEqualTo(reply);
        assertThat(users.listing().sizeBytes()).isEqualTo(reply.length);
    }

    static byte[] bytes(EncodedReply reply) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        reply.chunks().forEach(chunk -> {
            byte[] copy = new byte[chunk.readableBytes()];
            chunk.duplicate().readBytes(copy);
            bytes.writeBytes(copy);
        });
        return bytes.toByteArray();
    }
}
