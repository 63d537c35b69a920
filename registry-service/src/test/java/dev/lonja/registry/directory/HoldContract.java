package dev.lonja.registry.directory;

import static dev.lonja.registry.directory.Sessions.classic;
import static dev.lonja.registry.directory.Sessions.hold;
import static dev.lonja.registry.directory.Sessions.key;
import static dev.lonja.registry.directory.Sessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.session.SourceRow;
import dev.lonja.protocol.value.ContentId;
import dev.lonja.protocol.value.FileFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** HOLD and SOURCES in every directory (docs/session.md, Rows). */
interface HoldContract extends DirectoryFixture {
    ContentId CONTENT = new ContentId(5, "12".repeat(32));
    ContentId OTHER = new ContentId(6, "12".repeat(32));

    private static Caller caller(String user) {
        return session(user, user.charAt(0), "10.0.0." + (1 + user.charAt(0) - 'a'));
    }

    private TestedDirectory with(String... users) {
        TestedDirectory directory = directory();
        for (String user : users) {
            assertThat(directory.register(caller(user))).isEqualTo(Outcome.OK);
            assertThat(directory.connectSession(caller(user))).isEqualTo(Outcome.OK);
        }
        return directory;
    }

    private static SessionChange.PublishFile publish(Caller caller, String path, ContentId content) {
        return new SessionChange.PublishFile(
                caller, ClassicForm.of(path), "", FileFacts.parse(content.size(), content.root(), "file", "", ""));
    }

    private static List<SourceRow> sources(TestedDirectory directory) {
        return directory.listSources(caller("ana"), CONTENT, 50).rows();
    }

    @Test
    default void listsOwnersFirstAndThenHolders() {
        TestedDirectory directory = with("ana", "bob", "cem", "dan");
        directory.apply(hold(caller("bob"), CONTENT, 30));
        directory.apply(hold(caller("cem"), CONTENT, 100));
        directory.apply(hold(caller("cem"), OTHER, 1));
        directory.apply(publish(caller("dan"), "/a", CONTENT));
        directory.apply(publish(caller("dan"), "/b", CONTENT));
        directory.apply(publish(caller("ana"), "/a", OTHER));

        List<SourceRow> all = sources(directory);

        assertThat(all.getFirst()).isEqualTo(new SourceRow("dan", Optional.of(key('d')), "10.0.0.4:5000", 100, ""));
        assertThat(all.subList(1, all.size()))
                .extracting(SourceRow::owner, SourceRow::percent, SourceRow::addresses)
                .containsExactlyInAnyOrder(tuple("bob", 30, "10.0.0.2:5000"), tuple("cem", 100, "10.0.0.3:5000"));
        assertThat(directory.listSources(caller("ana"), CONTENT, 1).rows()).hasSize(1);
    }

    @Test
    default void anOwnerIsListedOnceAlsoIfItHoldsItsContent() {
        TestedDirectory directory = with("ana", "bob");
        directory.apply(hold(caller("bob"), CONTENT, 30));
        directory.apply(publish(caller("bob"), "/a", CONTENT));

        assertThat(sources(directory)).extracting(SourceRow::percent).containsExactly(100);
        directory.deleteFile(caller("bob"), "/a");
        assertThat(sources(directory)).extracting(SourceRow::percent).containsExactly(30);
    }

    @Test
    default void listsWhatAClassicOwnerServesByItsClassicPath() {
        TestedDirectory directory = with("ana");
        directory.register("eve");
        Caller eve = session("eve", 'e', "10.0.0.9");
        directory.connect(classic("eve", "10.0.0.9"), 5009);
        directory.publish(classic("eve", "10.0.0.9"), new PublishedFile("/My%20boats", ""));
        assertThat(directory.apply(publish(eve, "/My boats", CONTENT))).isEqualTo(Outcome.OK);

        assertThat(sources(directory))
                .containsExactly(new SourceRow("eve", Optional.empty(), "10.0.0.9:5009", 100, "/My%20boats"));
    }

    @Test
    default void whoHasNoListenerComesLast() {
        TestedDirectory directory = with("ana", "bob", "cem");
        directory.connectSession(caller("bob"), 0);
        directory.apply(publish(caller("bob"), "/a", CONTENT));
        directory.apply(publish(caller("cem"), "/a", CONTENT));

        assertThat(sources(directory)).extracting(SourceRow::owner).containsExactly("cem", "bob");
    }

    @Test
    default void changesAndRemovesWhatIsHeld() {
        TestedDirectory directory = with("ana", "bob");

        assertThat(directory.applyAll(List.of(
                        hold(caller("bob"), CONTENT, 0),
                        hold(caller("bob"), CONTENT, 50),
                        hold(caller("bob"), OTHER, -1),
                        hold(caller("bob"), CONTENT, 70))))
                .containsOnly(Outcome.OK);
        assertThat(sources(directory)).extracting(SourceRow::percent).containsExactly(70);
        assertThat(directory.apply(hold(caller("bob"), CONTENT, -1))).isEqualTo(Outcome.OK);
        assertThat(sources(directory)).isEmpty();
    }

    @Test
    default void whatIsHeldEndsWithThePresence() {
        TestedDirectory directory = with("ana", "bob");
        directory.apply(hold(caller("bob"), CONTENT, 30));

        directory.connectSession(caller("bob"), 6000);
        assertThat(sources(directory)).as("a reconnect is no absence").hasSize(1);
        directory.disconnect(caller("bob"));
        directory.connectSession(caller("bob"));

        assertThat(sources(directory)).isEmpty();
    }

    @Test
    default void aUserHoldsALimitedNumberOfContents() {
        TestedDirectory directory = with("ana", "bob");
        List<DirectoryChange> all = new ArrayList<>();
        for (int size = 1; size <= SessionChange.Hold.MAX_HELD + 1; size++) {
            all.add(hold(caller("bob"), new ContentId(size, CONTENT.root()), 1));
        }

        List<Outcome> outcomes = directory.applyAll(all);

        assertThat(outcomes.getLast()).isEqualTo(Outcome.TOO_MUCH);
        assertThat(outcomes.subList(0, SessionChange.Hold.MAX_HELD)).containsOnly(Outcome.OK);
        assertThat(directory.apply(all.getFirst())).as("it is held already").isEqualTo(Outcome.OK);
        assertThat(directory.apply(all.getLast())).isEqualTo(Outcome.TOO_MUCH);
        assertThat(directory.apply(hold(caller("bob"), new ContentId(1, CONTENT.root()), -1)))
                .isEqualTo(Outcome.OK);
        assertThat(directory.apply(all.getLast())).isEqualTo(Outcome.OK);
    }

    @Test
    default void onlyAConnectedUserHoldsAndAsks() {
        TestedDirectory directory = with("ana", "bob");
        directory.disconnect(caller("bob"));

        assertThat(directory.apply(hold(caller("bob"), CONTENT, 1))).isEqualTo(Outcome.NOT_CONNECTED);
        assertThat(directory.apply(hold(caller("fay"), CONTENT, 1))).isEqualTo(Outcome.NO_SUCH_USER);
        assertThat(directory.apply(hold(session("ana", 'f', "10.0.0.1"), CONTENT, 1)))
                .isEqualTo(Outcome.NOT_YOURS);
        assertThat(directory.listSources(caller("bob"), CONTENT, 1).outcome()).isEqualTo(Outcome.NOT_CONNECTED);
    }
}
