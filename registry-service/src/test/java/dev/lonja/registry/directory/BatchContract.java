package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.DirectoryFixture.ana;
import static dev.lonja.registry.directory.DirectoryFixture.caller;
import static dev.lonja.registry.directory.DirectoryFixture.withAnaConnected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The outcomes of changes that are made together. */
interface BatchContract extends DirectoryFixture {
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
}
