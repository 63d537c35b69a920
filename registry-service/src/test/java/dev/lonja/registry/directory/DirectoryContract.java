package dev.lonja.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.transport.HostAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The behaviour of every directory (protocol section 1). An implementation of this test supplies an empty directory. */
public interface DirectoryContract {

    TestedDirectory directory(boolean sameAddress);

    private TestedDirectory directory() {
        return directory(true);
    }

    private static HostAddress address(String text) {
        try {
            return HostAddress.of(InetAddress.getByName(text));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Caller caller(String user, String address) {
        return new Caller(user, address(address));
    }

    private static Caller ana() {
        return caller("ana", "10.0.0.1");
    }

    private static TestedDirectory withAnaConnected(TestedDirectory directory) {
        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        return directory;
    }

    @Test
    default void registersANameOnce() {
        TestedDirectory directory = directory();

        assertThat(directory.register("ana")).isEqualTo(Outcome.OK);
        assertThat(directory.register("ana")).isEqualTo(Outcome.NAME_IN_USE);
        assertThat(directory.register("Ana")).isEqualTo(Outcome.OK);
    }

    @Test
    default void knowsNobodyWhoIsNotRegistered() {
        TestedDirectory directory = directory();

        assertThat(directory.unregister(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.authorize(ana())).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findContent("ana")).isEmpty();
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void obeysAdministratorsWhereverTheUserIs() {
        Administrator by = new Administrator("root", "192.0.2.1");
        TestedDirectory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));

        assertThat(directory.removeFile("ana", "/a", by)).isEqualTo(Outcome.OK);
        assertThat(directory.removeFile("ana", "/a", by)).isEqualTo(Outcome.NOT_PUBLISHED);
        assertThat(directory.removeFile("bob", "/a", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.forceDisconnect("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.forceDisconnect("ana", by)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.forceDisconnect("bob", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.connect(ana(), 5001)).isEqualTo(Outcome.OK);
        assertThat(directory.removeUser("ana", by)).isEqualTo(Outcome.OK);
        assertThat(directory.removeUser("ana", by)).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.findPresence("ana")).isEmpty();
    }

    @Test
    default void expiresNamesThatNeverConnected() {
        Instant later = Instant.now().plus(Duration.ofDays(1));
        TestedDirectory directory = withAnaConnected(directory());
        directory.register("bob");
        directory.register("eve");

        assertThat(directory.apply(new DirectoryChange.ExpireName("bob", Instant.EPOCH)))
                .isEqualTo(Outcome.FAILED);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.ExpireName("ana", later),
                        new DirectoryChange.ExpireName("bob", later),
                        new DirectoryChange.ExpireName("bob", later),
                        new DirectoryChange.ExpireName("nobody", later))))
                .containsExactly(Outcome.FAILED, Outcome.OK, Outcome.FAILED, Outcome.FAILED);
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Connect(caller("eve", "10.0.0.2"), 5002),
                        new DirectoryChange.ExpireName("ana", later),
                        new DirectoryChange.ExpireName("eve", later),
                        new DirectoryChange.Register("bob"))))
                .containsExactly(Outcome.OK, Outcome.FAILED, Outcome.FAILED, Outcome.OK);
        assertThat(directory.findContent("bob").orElseThrow()).isEmpty();
    }

    @Test
    default void asksForAConnectionBeforeAnythingElse() {
        TestedDirectory directory = directory();
        directory.register("ana");

        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.publish(ana(), new PublishedFile("/a", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.authorize(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.findContent("ana").orElseThrow()).isEmpty();
    }

    @Test
    default void hasOnePresenceForEachUser() {
        TestedDirectory directory = withAnaConnected(directory());

        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.ALREADY_CONNECTED);
        assertThat(directory.connect(caller("ana", "10.0.0.2"), 5001)).isEqualTo(Outcome.ALREADY_CONNECTED);

        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5001));
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).isEmpty();
        assertThat(directory.disconnect(ana())).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.connect(ana(), 5002)).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5002));
    }

    @Test
    default void publishesAPathOnceForEachUser() {
        TestedDirectory directory = withAnaConnected(directory());
        Caller bob = caller("bob", "10.0.0.2");
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
        TestedDirectory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));
        directory.publish(ana(), new PublishedFile("/b", ""));

        assertThat(directory.delete(ana(), "/c")).isEqualTo(Outcome.NOT_PUBLISHED);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.delete(ana(), "/a")).isEqualTo(Outcome.NOT_PUBLISHED);

        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/b", ""));
    }

    @Test
    default void listsByteByByte() {
        TestedDirectory directory = withAnaConnected(directory());
        // In UTF-8 U+1F600 comes after U+FF5A, unlike in UTF-16. Upper case and '-' come before lower case.
        String[] inOrder = {"-", "B", "Z-z", "Zz", "a", "z", "ñ", "ｚ", "😀"};
        for (int at = inOrder.length - 1; at >= 0; at--) {
            directory.register("u" + inOrder[at]);
            directory.connect(caller("u" + inOrder[at], "10.0.0.9"), 1 + at);
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
        TestedDirectory directory = withAnaConnected(directory());
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
        TestedDirectory directory = withAnaConnected(directory());
        directory.publish(ana(), new PublishedFile("/a", ""));
        Caller stranger = caller("ana", "10.0.0.2");

        assertThat(directory.publish(stranger, new PublishedFile("/b", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.publish(stranger, new PublishedFile("/a", ""))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.delete(stranger, "/a")).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.disconnect(stranger)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.authorize(stranger)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.unregister(stranger)).isEqualTo(Outcome.FAILED);

        assertThat(directory.findContent("ana").orElseThrow()).containsExactly(new PublishedFile("/a", ""));
        assertThat(directory.authorize(ana())).isEqualTo(Outcome.OK);
        directory.disconnect(ana());
        assertThat(directory.unregister(stranger)).isEqualTo(Outcome.OK);
    }

    @Test
    default void letsAnybodySpeakWhenTheRuleIsOff() {
        TestedDirectory directory = withAnaConnected(directory(false));
        Caller elsewhere = caller("ana", "10.0.0.2");

        assertThat(directory.authorize(elsewhere)).isEqualTo(Outcome.OK);
        assertThat(directory.publish(elsewhere, new PublishedFile("/a", ""))).isEqualTo(Outcome.OK);
        assertThat(directory.delete(elsewhere, "/a")).isEqualTo(Outcome.OK);
        assertThat(directory.disconnect(elsewhere)).isEqualTo(Outcome.OK);
        directory.connect(ana(), 5001);
        assertThat(directory.unregister(elsewhere)).isEqualTo(Outcome.OK);
    }

    @Test
    default void takesLoopbackAddressesForOne() {
        TestedDirectory directory = directory();
        directory.register("ana");
        directory.connect(caller("ana", "127.0.0.1"), 5001);

        assertThat(directory.authorize(caller("ana", "127.8.9.10"))).isEqualTo(Outcome.OK);
        assertThat(directory.authorize(caller("ana", "::1"))).isEqualTo(Outcome.OK);
        assertThat(directory.authorize(caller("ana", "::ffff:127.0.0.1"))).isEqualTo(Outcome.OK);
        assertThat(directory.authorize(caller("ana", "128.0.0.1"))).isEqualTo(Outcome.NOT_CONNECTED);
    }

    @Test
    default void takesAMappedAddressForWhatItMeans() {
        TestedDirectory directory = directory();
        directory.register("ana");
        directory.connect(caller("ana", "::ffff:10.0.0.1"), 5001);

        assertThat(directory.authorize(ana())).isEqualTo(Outcome.OK);
        assertThat(directory.connectedUsers()).containsExactly(new ConnectedUser("ana", "10.0.0.1", 5001));
    }

    @Test
    default void forgetsExactlyThePresenceThatWasMeant() {
        TestedDirectory directory = withAnaConnected(directory());
        Presence first = directory.findPresence("ana").orElseThrow();
        assertThat(first)
                .extracting(Presence::user, Presence::address, Presence::port)
                .containsExactly("ana", "10.0.0.1", 5001);
        directory.disconnect(ana());
        directory.connect(ana(), 5001);

        assertThat(directory.expire(first)).isEqualTo(Outcome.NOT_CONNECTED);
        Presence second = directory.findPresence("ana").orElseThrow();
        assertThat(directory.presences()).containsExactly(second);
        assertThat(directory.presences(first.generation(), 1)).containsExactly(second);
        assertThat(directory.presences(second.generation(), 1)).isEmpty();
        assertThat(directory.expire(second)).isEqualTo(Outcome.OK);
        assertThat(directory.expire(second)).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.presences()).isEmpty();
    }

    @Test
    default void givesTheFirstOfABatchWhatTheOthersComeTooLateFor() {
        TestedDirectory directory = directory();
        Caller bob = caller("bob", "10.0.0.2");

        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Register("ana"),
                        new DirectoryChange.Register("bob"),
                        new DirectoryChange.Register("ana"))))
                .containsExactly(Outcome.OK, Outcome.OK, Outcome.NAME_IN_USE);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Connect(ana(), 5001),
                        new DirectoryChange.Connect(caller("eve", "10.0.0.3"), 5001),
                        new DirectoryChange.Connect(caller("eve", "10.0.0.3"), 5001),
                        new DirectoryChange.Connect(caller("ana", "10.0.0.2"), 5002),
                        new DirectoryChange.Connect(bob, 5003))))
                .containsExactly(
                        Outcome.OK, Outcome.NO_SUCH_USER, Outcome.NO_SUCH_USER, Outcome.ALREADY_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Publish(ana(), new PublishedFile("/a", "first")),
                        new DirectoryChange.Publish(bob, new PublishedFile("/a", "of bob")),
                        new DirectoryChange.Publish(ana(), new PublishedFile("/a", "second")),
                        new DirectoryChange.Publish(ana(), new PublishedFile("/b", "")))))
                .containsExactly(Outcome.OK, Outcome.OK, Outcome.ALREADY_PUBLISHED, Outcome.OK);
        assertThat(directory.findContent("ana").orElseThrow())
                .containsExactly(new PublishedFile("/a", "first"), new PublishedFile("/b", ""));
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Delete(ana(), "/a"),
                        new DirectoryChange.Delete(ana(), "/c"),
                        new DirectoryChange.Delete(ana(), "/a"),
                        new DirectoryChange.Delete(bob, "/a"))))
                .containsExactly(Outcome.OK, Outcome.NOT_PUBLISHED, Outcome.NOT_PUBLISHED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Disconnect(ana()),
                        new DirectoryChange.Disconnect(ana()),
                        new DirectoryChange.Disconnect(bob))))
                .containsExactly(Outcome.OK, Outcome.NOT_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Unregister(ana()),
                        new DirectoryChange.Unregister(ana()),
                        new DirectoryChange.Unregister(bob))))
                .containsExactly(Outcome.OK, Outcome.NO_SUCH_USER, Outcome.OK);
    }

    @Test
    default void keepsTheOrderOfAUserWithinABatch() {
        TestedDirectory directory = directory();
        PublishedFile file = new PublishedFile("/a", "");

        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Register("ana"),
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Connect(ana(), 5001),
                        new DirectoryChange.Register("bob"),
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Delete(ana(), "/a"),
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Disconnect(ana()),
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Unregister(ana()),
                        new DirectoryChange.Register("ana"))))
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
        TestedDirectory directory = withAnaConnected(directory());
        Caller stranger = caller("ana", "10.0.0.2");
        PublishedFile file = new PublishedFile("/a", "");

        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Publish(stranger, file),
                        new DirectoryChange.Publish(ana(), file),
                        new DirectoryChange.Publish(stranger, file),
                        new DirectoryChange.Publish(ana(), file))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK, Outcome.NOT_CONNECTED, Outcome.ALREADY_PUBLISHED);
        assertThat(directory.applyAll(
                        List.of(new DirectoryChange.Delete(stranger, "/a"), new DirectoryChange.Delete(ana(), "/a"))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK);
        assertThat(directory.applyAll(
                        List.of(new DirectoryChange.Unregister(stranger), new DirectoryChange.Unregister(ana()))))
                .containsExactly(Outcome.FAILED, Outcome.OK);
        withAnaConnected(directory);
        assertThat(directory.applyAll(
                        List.of(new DirectoryChange.Disconnect(stranger), new DirectoryChange.Disconnect(ana()))))
                .containsExactly(Outcome.NOT_CONNECTED, Outcome.OK);
    }

    @Test
    default void saysWhichPresenceAChangeBeganOrEnded() {
        TestedDirectory directory = directory();
        Administrator by = new Administrator("root", "192.0.2.1");
        directory.register("ana");
        directory.register("bob");
        Caller bob = caller("bob", "10.0.0.2");

        List<ChangeResult> begun = directory.results(
                List.of(new DirectoryChange.Connect(ana(), 5001), new DirectoryChange.Connect(bob, 5002)));
        assertThat(begun)
                .extracting(ChangeResult::generation)
                .containsExactly(generation(directory, "ana"), generation(directory, "bob"));
        assertThat(directory.results(List.of(
                        new DirectoryChange.Connect(ana(), 5003),
                        new DirectoryChange.Disconnect(ana()),
                        new DirectoryChange.ForceDisconnect("bob", by),
                        new DirectoryChange.Disconnect(bob))))
                .containsExactly(
                        ChangeResult.of(Outcome.ALREADY_CONNECTED),
                        begun.get(0),
                        begun.get(1),
                        ChangeResult.of(Outcome.NOT_CONNECTED));

        directory.connect(ana(), 5004);
        Presence last = directory.findPresence("ana").orElseThrow();
        assertThat(last.generation()).isGreaterThan(begun.get(0).generation());
        assertThat(directory.results(
                        List.of(new DirectoryChange.ExpirePresence(last), new DirectoryChange.ExpirePresence(last))))
                .containsExactly(
                        new ChangeResult(Outcome.OK, last.generation()), ChangeResult.of(Outcome.NOT_CONNECTED));
    }

    private static long generation(TestedDirectory directory, String user) {
        return directory.findPresence(user).orElseThrow().generation();
    }

    @Test
    default void removesAUserOnceForAllWhoAskInABatch() {
        TestedDirectory directory = withAnaConnected(directory());
        Administrator by = new Administrator("root", "192.0.2.1");
        Caller stranger = caller("ana", "10.0.0.2");
        directory.register("bob");

        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.Unregister(stranger),
                        new DirectoryChange.Unregister(ana()),
                        new DirectoryChange.Unregister(caller("bob", "10.0.0.7")),
                        new DirectoryChange.Unregister(stranger),
                        new DirectoryChange.Unregister(caller("bob", "10.0.0.8")),
                        new DirectoryChange.Unregister(caller("eve", "10.0.0.9")))))
                .containsExactly(
                        Outcome.FAILED,
                        Outcome.OK,
                        Outcome.OK,
                        Outcome.NO_SUCH_USER,
                        Outcome.NO_SUCH_USER,
                        Outcome.NO_SUCH_USER);

        withAnaConnected(directory);
        directory.publish(ana(), new PublishedFile("/a", ""));
        assertThat(directory.applyAll(List.of(
                        new DirectoryChange.RemoveFile("ana", "/a", by),
                        new DirectoryChange.RemoveFile("ana", "/a", by),
                        new DirectoryChange.RemoveFile("eve", "/a", by),
                        new DirectoryChange.RemoveUser("ana", by),
                        new DirectoryChange.RemoveUser("ana", by))))
                .containsExactly(
                        Outcome.OK, Outcome.NOT_PUBLISHED, Outcome.NO_SUCH_USER, Outcome.OK, Outcome.NO_SUCH_USER);
    }

    /** The outcomes of a batch are those of its changes one after the other, whatever the batch contains. */
    @Test
    default void makesOfABatchWhatItMakesOfItsChangesOneByOne() {
        for (boolean sameAddress : new boolean[] {true, false}) {
            TestedDirectory batched = directory(sameAddress);
            TestedDirectory oneByOne = InMemoryDirectory.tested(sameAddress);
            Random random = new Random(sameAddress ? 1 : 2);
            for (int round = 0; round < 60; round++) {
                List<DirectoryChange> batch = Stream.generate(() -> anyChange(random, sameAddress ? "s" : "a"))
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

    private static DirectoryChange anyChange(Random random, String prefix) {
        Caller caller = caller(prefix + random.nextInt(4), "10.0.0." + random.nextInt(2));
        String path = "/" + random.nextInt(3);
        Administrator by = new Administrator("root", "127.0.0.1");
        return switch (random.nextInt(16)) {
            case 15 -> new DirectoryChange.ExpireName(caller.user(), Instant.parse("9999-01-01T00:00:00Z"));
            case 0, 1 -> new DirectoryChange.Register(caller.user());
            case 2, 3, 4 -> new DirectoryChange.Connect(caller, 1 + random.nextInt(9));
            case 5 -> new DirectoryChange.Disconnect(caller);
            case 6 -> new DirectoryChange.Unregister(caller);
            case 7, 8 -> new DirectoryChange.Delete(caller, path);
            case 9 -> new DirectoryChange.ForceDisconnect(caller.user(), by);
            case 10 -> new DirectoryChange.RemoveUser(caller.user(), by);
            case 11 -> new DirectoryChange.RemoveFile(caller.user(), path, by);
            default -> new DirectoryChange.Publish(caller, new PublishedFile(path, "d" + random.nextInt(5)));
        };
    }
}
