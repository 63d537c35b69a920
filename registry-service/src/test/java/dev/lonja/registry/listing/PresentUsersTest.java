package dev.lonja.registry.listing;

import static dev.lonja.registry.directory.Sessions.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Reply;
import dev.lonja.protocol.Utf8;
import dev.lonja.protocol.codec.ContentForm;
import dev.lonja.protocol.codec.ReplyEncoder;
import dev.lonja.protocol.payload.Strings;
import dev.lonja.protocol.session.PeerRow;
import dev.lonja.registry.delivery.EncodedReply;
import dev.lonja.registry.directory.Presence;
import dev.lonja.registry.storage.session.PresentPeer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        users.put(PresentUser.of(PresentPeer.classic(new Presence(name, "10.0.0.1", "10.0.0.1", port, 1)), ENCODER));
        expected.put(name, user);
    }

    @Test
    void findsPagesOfUsersByName() {
        for (int user = 0; user < 3000; user++) {
            put("user" + user, 1 + user);
        }
        put("quiet", 0);
        expected.remove("quiet");
        List<String> names = new ArrayList<>(expected.keySet());
        names.add("quiet");
        names.sort(Utf8.BYTE_ORDER);

        List<String> listed = new ArrayList<>();
        for (String after = ""; after != null; ) {
            List<PresentUser> page = users.after(after, 700);
            page.forEach(user -> listed.add(user.name()));
            after = page.isEmpty() ? null : page.getLast().name();
        }
        assertThat(listed).isEqualTo(names);
        users.remove("user1000");
        expected.remove("user1000");
        assertThat(users.after("user1000", 2))
                .as("behind a user that has gone")
                .extracting(PresentUser::name)
                .containsExactly("user1001", "user1002");
        assertThat(users.after("user", 1)).extracting(PresentUser::name).containsExactly("user0");
        assertThat(users.after("user0", 1)).extracting(PresentUser::name).containsExactly("user1");
        assertThat(users.after("user999", 9)).isEmpty();
        assertThat(users.after("\u0001", 1)).extracting(PresentUser::name).containsExactly("quiet");
        assertListed();
    }

    @Test
    void replacesARowWhoseEntryStays() {
        put("ana", 1);
        EncodedReply before = users.listing();
        var presence = new Presence("ana", "10.0.0.1", "10.0.0.1", 1, 2);
        var row = new PeerRow("ana", "10.0.0.1:1", Optional.of(key('a')), "");
        users.put(PresentUser.of(new PresentPeer(presence, row), ENCODER));

        assertThat(users.listing().sizeBytes()).isEqualTo(before.sizeBytes());
        PresentUser ana = users.after("", 9).getFirst();
        assertThat(ana.isOf("a".repeat(64))).isTrue();
        assertThat(ana.isOf("")).isFalse();
        assertThat(ana.row()).isEqualTo(Strings.encode(row.columns()));
        users.remove("ana");
        assertThat(users.after("", 9)).isEmpty();
        assertThat(users.memoryBytes()).isZero();
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
