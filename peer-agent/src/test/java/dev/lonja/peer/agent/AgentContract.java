package dev.lonja.peer.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.registry.RegistryAnswer;
import dev.lonja.protocol.ClassicPath;
import dev.lonja.protocol.ConnectedUser;
import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Printable;
import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The operations of the agent, whichever way its user is connected. */
abstract class AgentContract extends FetchingContract {
    @Test
    void registersAUserOnce() {
        assertThat(ana().register("carla").is(Outcome.OK)).isTrue();
        assertThat(ana().register("carla").is(Outcome.NAME_IN_USE)).isTrue();
    }

    @Test
    void unregistersAUserAndItsSharedSet() throws IOException {
        Path file = Files.writeString(folder().resolve("a"), "hello");
        ana().publish(file.toString(), "");
        assertThat(sharedByAna()).isNotEmpty();

        assertThat(ana().unregister("ana").is(Outcome.OK)).isTrue();

        assertThat(sharedByAna()).isEmpty();
        assertThat(ana().unregister("ana").is(Outcome.NO_SUCH_USER)).isTrue();
    }

    @Test
    void listsTheConnectedUsers() {
        assertThat(ana().listUsers().reply())
                .isInstanceOfSatisfying(
                        Reply.Users.class,
                        listing -> assertThat(listing.users())
                                .extracting(ConnectedUser::name)
                                .containsExactly("ana"));
    }

    @Test
    void publishesAFileAndSharesIt() throws IOException {
        Path file = Files.writeString(folder().resolve("a"), "hello");

        assertThat(ana().publish(file.toString(), "mine").is(Outcome.OK)).isTrue();
        assertThat(ana().publish(file.toString(), "mine").is(Outcome.ALREADY_PUBLISHED))
                .isTrue();

        assertThat(ana().listContent("ana").reply())
                .isEqualTo(new Reply.Content(List.of(new PublishedFile(file.toString(), "mine"))));
        assertThat(sharedByAna()).contains(file.toString());
    }

    @Test
    void warnsAboutAPublishedFileThatDoesNotExist() {
        String missing = folder().resolve("missing").toString();

        assertThat(ana().publish(missing, "").notes()).contains(missing + " does not exist yet");
    }

    @Test
    void deletesAFileAndSharesItNoLonger() throws IOException {
        String path = Files.writeString(folder().resolve("a"), "hello").toString();
        ana().publish(path, "");

        assertThat(ana().delete(path).is(Outcome.OK)).isTrue();
        assertThat(ana().delete(path).is(Outcome.NOT_PUBLISHED)).isTrue();

        assertThat(registry().filesOf("ana")).isEmpty();
        assertThat(sharedByAna()).isEmpty();
    }

    @Test
    void publishesUnderTheClassicPathWhatTheWireCannotCarry() throws IOException {
        String path =
                Files.writeString(folder().resolve("100%41 of\nit"), "hello").toString();

        assertThat(ana().publish(path, "mine").is(Outcome.OK)).isTrue();
        assertThat(registry().filesOf("ana")).containsOnlyKeys(folder() + "/100%2541%20of%0Ait");
        assertThat(sharedByAna()).isNotEmpty();
        assertThat(ana().delete(path).is(Outcome.OK)).isTrue();

        assertThat(registry().filesOf("ana")).isEmpty();
        assertThat(sharedByAna()).isEmpty();
    }

    @Test
    void namesTheOtherFileThatHasTheSameClassicPath() throws IOException {
        Path first = folder().resolve("a".repeat(200)).resolve("b".repeat(200) + ".txt");
        Path second = Path.of(ClassicPath.encode(first.toString()));
        for (Path file : List.of(first, second)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "hello");
        }
        ana().publish(first.toString(), "");
        String shared = sharedByAna();

        RegistryAnswer answer = ana().publish(second.toString(), "");

        assertThat(answer.is(Outcome.ALREADY_PUBLISHED)).isTrue();
        assertThat(answer.notes())
                .contains(Printable.of(first.toString()) + " is published under the same classic path, "
                        + Printable.of(second.toString()));
        assertThat(sharedByAna()).isEqualTo(shared);
    }

    @Test
    void listsTheFilesOfAUserWhoIsNotConnected() {
        assertThat(ana().listContent("bruno").reply()).isEqualTo(new Reply.Content(List.of()));
        assertThat(ana().listContent("nobody").is(Outcome.NO_SUCH_OWNER)).isTrue();
    }

    @Test
    void sendsNothingThatBreaksARule() {
        registry().requests().clear();

        for (Action action : List.of(
                new Action.Register("two words"),
                new Action.Connect("two words"),
                new Action.Publish("/a", "line\nbreak"),
                new Action.Delete("/nul\0"),
                new Action.ListContent(""),
                new Action.GetFile("bruno", List.of("/a", ""), folder().toString()),
                new Action.GetFile("bruno", List.of("/a/../b"), folder().toString()))) {
            assertThat(ana().agent().perform(action)).isInstanceOf(Result.Invalid.class);
        }

        assertThat(registry().requests()).isEmpty();
    }
}
