package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.DirectoryFixture.ana;
import static dev.lonja.registry.directory.DirectoryFixture.caller;
import static dev.lonja.registry.directory.DirectoryFixture.withAnaConnected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import org.junit.jupiter.api.Test;

/** Published files, and the order of listings. */
interface FilesContract extends DirectoryFixture {
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
}
