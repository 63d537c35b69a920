package dev.lonja.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every directory does (protocol section 1); whoever implements this supplies an empty one. */
interface DirectoryContract {

    Directory directory(boolean sameAddress);

    private Directory directory() {
        return directory(true);
    }

    private static HostAddress address(String text) {
        try {
            return HostAddress.of(InetAddress.getByName(text));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Speaker speaker(String user, String address) {
        return new Speaker(user, address(address));
    }

    private static Speaker ana() {
        return speaker("ana", "10.0.0.1");
    }

    private static Directory withAnaConnected(Directory directory) {
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        return directory;
    }

    @Test
    default void registersANameOnce() {
        Directory directory = directory();

        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register("Ana")).isEqualTo(Outcome.OK);
    }

    @Test
    default void knowsNobodyWhoIsNotRegistered() {
        Directory directory = directory();

        assertThat(directory.unregister(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.standing(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findContent("ana")).isEmpty();
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void obeysAdministratorsWhereverTheUserIs() {
        Administrator by = new Administrator("root", "192.0.2.1");
        Directory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));

        assertThat(directory.takeDown("ana", "/a", by)).isEqualTo(Outcome.OK);
        assertThat(directory.takeDown("ana", "/a", by)).isEqualTo(Outcome.NOT_PUBLISHED);
        assertThat(directory.takeDown("bob", "/a", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.expel("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.expel("ana", by)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.expel("bob", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        assertThat(directory.remove("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.remove("ana", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void asksForAConnectionBeforeAnythingElse() {
        Directory directory = directory();
        directory.register("ana");

        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.standing(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.findContent("ana").orElseThrow()).isEmpty();
    }

    @Test
    default void hasOnePresenceForEachUser() {
        Directory directory = withAnaConnected(directory());

        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.connect(speaker("ana", "10.0.0.2"), 5001)).isEqualTo(Outcome.ALREADY_CONNECTED);

        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5001));
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).isEmpty();
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5002));
    }

    @Test
    default void publishesAPathOnceForEachUser() {
        Directory directory = withAnaConnected(directory());
        Speaker bob = speaker("bob", "10.0.0.2");
        directory.register("bob");
        directory.connect(bob, 5002);

        assertThat(directory.publish(ana(), new PublishedFile("/a", "first"))).isEqualTo(Outcome.OK);
        assertThat(directory.publish(ana(), new PublishedFile("/a", "other"))).isEqualTo(Outcome.ALREADY_PUBLISHED);
        assertThat(directory.publish(bob, new PublishedFile("/a", "of bob"))).isEqualTo(Outcome.OK);

        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", "first"));
        assertThat(directory.findContent("bob").orElseThrow()).containsExactly(new PublishedFile("/a", "of bob"));
    }

    @Test
    default void deletesWhatIsPublishedAndNothingElse() {
        Directory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));
        directory.publish(ana(), new PublishedFile("/b", ""));

        assertThat(directory.delete(ana(), "/c")).isEqualTo(Outcome.NOT_PUBLISHED);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NOT_PUBLISHED);

        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/b", ""));
    }

    @Test
    default void listsByteByByte() {
        Directory directory = withAnaConnected(directory());
        // U+1F600 comes after U+FF5A in bytes, though not in UTF-16; capitals and '-' come before small letters.
        String[] inOrder = {"-", "B", "Z-z", "Zz", "a", "z", "ñ", "ｚ", "😀"};
        for (int at = inOrder.length - 1; at >= 0; at--) {
            directory.register("u" + inOrder[at]);
            directory.connect(speaker("u" + inOrder[at], "10.0.0.9"), 1 + at);
            directory.publish(ana(), new PublishedFile("/" + inOrder[at], "d"));
        }

        assertThat(directory.connectedUsers())
                .extracting(ConnectedUser::name)
                .containsExactly("ana", "u-", "uB", "uZ-z", "uZz", "ua", "uz", "uñ", "uｚ", "u😀");
        assertThat(directory.findContent("ana").orElseThrow())
                .extracting(PublishedFile::path)
                .containsExactly("/-", "/B", "/Z-z", "/Zz", "/a", "/z", "/ñ", "/ｚ", "/😀");
    }

    @Test
    default void keepsFilesThroughDisconnectAndLosesThemWithTheUser() {
        Directory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", "kept"));

        directory.disconnect(ana());
        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", "kept"));

        directory.connect(ana(), 5001);
        assertThat(directory.unregister(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("ana")).isEmpty();
        assertThat(directory.connectedUsers()).isEmpty();
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.findContent("ana").orElseThrow()).isEmpty();
    }

    @Test
    default void letsNobodyElseSpeakForAConnectedUser() {
        Directory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));
        Speaker stranger = speaker("ana", "10.0.0.2");

        assertThat(directory.publish(stranger, new PublishedFile("/b", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.publish(stranger, new PublishedFile("/a", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.delete(stranger, "/a")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.disconnect(stranger)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.standing(stranger)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.unregister(stranger)).isEqualTo(Outcome.FAILED);

        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", ""));
        assertThat(directory.standing(ana())).isEqualTo(Outcome.OK);
        directory.disconnect(ana());
        assertThat(directory.unregister(stranger)).isEqualTo(Outcome.OK);
    }

    @Test
    default void letsAnybodySpeakWhenTheRuleIsOff() {
        Directory directory = withAnaConnected(directory(false));
        Speaker elsewhere = speaker("ana", "10.0.0.2");

        assertThat(directory.standing(elsewhere)).isEqualTo(Outcome.OK);
        assertThat(directory.publish(elsewhere, new PublishedFile("/a", ""))).isEqualTo(Outcome.OK);
        assertThat(directory.delete(elsewhere, "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.disconnect(elsewhere)).isEqualTo(Outcome.OK);
        directory.connect(ana(), 5001);
        assertThat(directory.unregister(elsewhere)).isEqualTo(Outcome.OK);
    }

    @Test
    default void takesLoopbackAddressesForOne() {
        Directory directory = directory();
        directory.register("ana");
        directory.connect(speaker("ana", "127.0.0.1"), 5001);

        assertThat(directory.standing(speaker("ana", "127.8.9.10"))).isEqualTo(Outcome.OK);
        assertThat(directory.standing(speaker("ana", "::1"))).isEqualTo(Outcome.OK);
        assertThat(directory.standing(speaker("ana", "::ffff:127.0.0.1"))).isEqualTo(Outcome.OK);
        assertThat(directory.standing(speaker("ana", "128.0.0.1"))).isEqualTo(Outcome.NOT_CONNECTED);
    }

    @Test
    default void takesAMappedAddressForWhatItMeans() {
        Directory directory = directory();
        directory.register("ana");
        directory.connect(speaker("ana", "::ffff:10.0.0.1"), 5001);

        assertThat(directory.standing(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5001));
    }

    @Test
    default void forgetsExactlyThePresenceThatWasMeant() {
        Directory directory = withAnaConnected(directory());
        Presence first = directory.findPresence("ana").orElseThrow();
        assertThat(first)
                .extracting(Presence::user, Presence::address, Presence::port)
                .containsExactly("ana", "10.0.0.1", 5001);
        directory.disconnect(ana());
        directory.connect(ana(), 5001);

        assertThat(directory.forget(first)).isFalse();
        Presence second = directory.findPresence("ana").orElseThrow();
        assertThat(directory.presences()).containsExactly(second);
        assertThat(directory.forget(second)).isTrue();
        assertThat(directory.forget(second)).isFalse();
        assertThat(directory.presences()).isEmpty();
    }

    @Test
    default void givesTheFirstOfABatchWhatTheOthersComeTooLateFor() {
        Directory directory = directory();
        Speaker bob = speaker("bob", "10.0.0.2");

        assertThat(directory.applyAll(
                        List.of(new Change.Register("ana"), new Change.Register("bob"), new Change.Register("ana"))))
                .containsExactly(Outcome.OK, Outcome.OK, Outcome.NAME_IN_USE);
        assertThat(directory.applyAll(List.of(
                        new Change.Connect(ana(), 5001),
                        new Change.Connect(speaker("eve", "10.0.0.3"), 5001),
                        new Change.Connect(speaker("eve", "10.0.0.3"), 5001),
                        new Change.Connect(speaker("ana", "10.0.0.2"), 5002),
                        new Change.Connect(bob, 5003))))
                .containsExactly(
                        Outcome.OK, Outcome.NO_SUCH_USER, Outcome.NO_SUCH_USER, Outcome.ALREADY_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new Change.Publish(ana(), new PublishedFile("/a", "first")),
                        new Change.Publish(bob, new PublishedFile("/a", "of bob")),
                        new Change.Publish(ana(), new PublishedFile("/a", "second")),
                        new Change.Publish(ana(), new PublishedFile("/b", "")))))
                .containsExactly(Outcome.OK, Outcome.OK, Outcome.ALREADY_PUBLISHED, Outcome.OK);
        assertThat(directory.findContent("ana").orElseThrow())
                .containsExactly(new PublishedFile("/a", "first"), new PublishedFile("/b", ""));
        assertThat(directory.applyAll(List.of(
                        new Change.Delete(ana(), "/a"),
                        new Change.Delete(ana(), "/c"),
                        new Change.Delete(ana(), "/a"),
                        new Change.Delete(bob, "/a"))))
                .containsExactly(Outcome.OK, Outcome.NOT_PUBLISHED, Outcome.NOT_PUBLISHED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new Change.Disconnect(ana()), new Change.Disconnect(ana()), new Change.Disconnect(bob))))
                .containsExactly(Outcome.OK, Outcome.NOT_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new Change.Unregister(ana()), new Change.Unregister(ana()), new Change.Unregister(bob))))
                .containsExactly(Outcome.OK, Outcome.NO_SUCH_USER, Outcome.OK);
    }

    @Test
    default void keepsTheOrderOfAUserWithinABatch() {
        Directory directory = directory();
        PublishedFile file = new PublishedFile("/a", "");

        assertThat(directory.applyAll(List.of(
                        new Change.Publish(ana(), file),
                        new Change.Register("ana"),
                        new Change.Publish(ana(), file),
                        new Change.Connect(ana(), 5001),
                        new Change.Register("bob"),
                        new Change.Publish(ana(), file),
                        new Change.Delete(ana(), "/a"),
                        new Change.Publish(ana(), file),
                        new Change.Disconnect(ana()),
                        new Change.Publish(ana(), file),
                        new Change.Unregister(ana()),
                        new Change.Register("ana"))))
                .containsExactly(
                        Outcome.NO_SUCH_USER,
                        Outcome.OK,
                        Outcome.NOT_CONNECTED,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.NOT_CONNECTED,
                        Outcome.OK,
                        Outcome.OK);
        assertThat(directory.findContent("ana").orElseThrow()).isEmpty();
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void tellsSpeakersOfTheSameUserApartWithinABatch() {
        Directory directory = withAnaConnected(directory());
        Speaker stranger = speaker("ana", "10.0.0.2");
        PublishedFile file = new PublishedFile("/a", "");

        assertThat(directory.applyAll(List.of(
                        new Change.Publish(stranger, file),
                        new Change.Publish(ana(), file),
                        new Change.Publish(stranger, file),
                        new Change.Publish(ana(), file))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK, Outcome.NOT_CONNECTED, Outcome.ALREADY_PUBLISHED);
        assertThat(directory.applyAll(List.of(new Change.Delete(stranger, "/a"), new Change.Delete(ana(), "/a"))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(List.of(new Change.Unregister(stranger), new Change.Unregister(ana()))))
                .containsExactly(Outcome.FAILED, Outcome.OK);
        withAnaConnected(directory);
        assertThat(directory.applyAll(List.of(new Change.Disconnect(stranger), new Change.Disconnect(ana()))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK);
    }

    /** Whatever stands in a batch: the outcomes are those of one change after the other. */
    @Test
    default void makesOfABatchWhatItMakesOfItsChangesOneByOne() {
        for (boolean sameAddress : new boolean[] {true, false}) {
            Directory batched = directory(sameAddress);
            Directory oneByOne = new InMemoryDirectory(sameAddress);
            Random random = new Random(sameAddress ? 1 : 2);
            for (int round = 0; round < 60; round++) {
                List<Change> batch = Stream.generate(() -> anyChange(random, sameAddress ? "s" : "a"))
                        .limit(1 + random.nextInt(40))
                        .toList();
                assertThat(batched.applyAll(batch))
                        .as("%s", batch)
                        .isEqualTo(batch.stream().map(oneByOne::apply).toList());
            }
            for (int user = 0; user < 4; user++) {
                String name = (sameAddress ? "s" : "a") + user;
                assertThat(batched.findContent(name)).isEqualTo(oneByOne.findContent(name));
                assertThat(batched.findPresence(name).map(Presence::port))
                        .isEqualTo(oneByOne.findPresence(name).map(Presence::port));
            }
        }
    }

    private static Change anyChange(Random random, String prefix) {
        Speaker speaker = speaker(prefix + random.nextInt(4), "10.0.0." + random.nextInt(2));
        String path = "/" + random.nextInt(3);
        Administrator by = new Administrator("root", "127.0.0.1");
        return switch (random.nextInt(15)) {
            case 0, 1 -> new Change.Register(speaker.user());
            case 2, 3, 4 -> new Change.Connect(speaker, 1 + random.nextInt(9));
            case 5 -> new Change.Disconnect(speaker);
            case 6 -> new Change.Unregister(speaker);
            case 7, 8 -> new Change.Delete(speaker, path);
            case 9 -> new Change.Expel(speaker.user(), by);
            case 10 -> new Change.Remove(speaker.user(), by);
            case 11 -> new Change.TakeDown(speaker.user(), path, by);
            default -> new Change.Publish(speaker, new PublishedFile(path, "d" + random.nextInt(5)));
        };
    }
}
