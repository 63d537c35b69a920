package dev.lonja.registry.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
}
