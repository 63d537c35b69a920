package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.DirectoryFixture.ana;
import static dev.lonja.registry.directory.DirectoryFixture.caller;
import static dev.lonja.registry.directory.DirectoryFixture.withAnaConnected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import org.junit.jupiter.api.Test;

/** Who may speak for a user: the rule of the same address. */
interface SpeakersContract extends DirectoryFixture {
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
}
