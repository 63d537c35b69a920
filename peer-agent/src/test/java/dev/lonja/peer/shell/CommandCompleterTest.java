package dev.lonja.peer.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.peer.FakeRegistry;
import dev.lonja.protocol.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCompleterTest {
    @TempDir
    private Path folder;

    private FakeRegistry registry;
    private ShellFixture agent;

    @BeforeEach
    void connectAna() throws IOException {
        folder = folder.toRealPath();
        registry = new FakeRegistry();
        agent = new ShellFixture(registry.port(), folder.resolve(".data"));
        agent.agent().register("ana");
        agent.agent().connect("ana");
    }

    @AfterEach
    void stop() {
        agent.close();
        registry.close();
    }

    @Test
    void completesTheFirstWordToAVerb() {
        assertThat(agent.complete("get")).containsExactlyElementsOf(Verb.names());
    }

    @Test
    void completesAnOwnerToTheConnectedUsers() {
        registry.force(Operation.LIST_USERS, "\0002\0ana\00010.0.0.1\00020001\0bob\00010.0.0.2\00020002\0");

        assertThat(agent.complete("LIST_CONTENT ")).containsExactly("ana", "bob");
        assertThat(agent.complete("get_file b")).containsExactly("ana", "bob");
    }

    @Test
    void completesFromTheLastListingWithoutAskingAgain() {
        agent.execute("LIST_USERS");

        agent.complete("LIST_CONTENT ");

        assertThat(registry.requests()).containsOnlyOnce("LIST_USERS ana");
    }

    @Test
    void completesARemotePathToWhatItsOwnerPublished() {
        registry.force(Operation.LIST_CONTENT, "\0002\0/boats.jpg all of them\0/list.txt\0");

        assertThat(agent.complete("GET_FILE bob /b")).containsExactly("/boats.jpg", "/list.txt");
        assertThat(registry.requests()).contains("LIST_CONTENT ana bob");
    }

    @Test
    void completesARemotePathInTheFormInWhichItIsTyped() {
        String composed = "/canci\u00f3n.ogg";
        String decomposed = "/cancio\u0301n.ogg";
        registry.force(Operation.LIST_CONTENT, "\0002\0/My%20boats/a%20b.jpg\0" + composed + "\0");

        assertThat(agent.complete("GET_FILE bob My")).containsExactly("/My boats/a b.jpg", composed);
        assertThat(agent.complete("GET_FILE bob \"/My boats/a")).containsExactly("/My boats/a b.jpg", composed);
        assertThat(agent.complete("GET_FILE bob /My%20")).containsExactly("/My%20boats/a%20b.jpg", composed);
        assertThat(agent.complete("GET_FILE bob " + decomposed)).containsExactly("/My boats/a b.jpg", decomposed);
    }

    @Test
    void completesPathsBelowTheHomeFolder() {
        assertThat(agent.complete("GET_FILE bob /x ~/")).allMatch(name -> name.startsWith("~/"));
    }

    @Test
    void completesAFileToDeleteFromTheOwnFiles() {
        assertThat(agent.complete("DELETE ")).isEmpty();

        agent.execute("PUBLISH /boats.jpg");
        assertThat(agent.complete("DELETE ")).containsExactly("/boats.jpg");

        agent.execute("DELETE /boats.jpg");
        assertThat(agent.complete("DELETE ")).isEmpty();
    }

    @Test
    void completesTheOneUserWhoIsConnectedHere() {
        assertThat(agent.complete("DISCONNECT ")).containsExactly("ana");
        assertThat(agent.complete("UNREGISTER ")).containsExactly("ana");
        assertThat(agent.complete("REGISTER ")).isEmpty();
    }

    @Test
    void completesLocalPathsFoldersWithASlash() throws IOException {
        Files.createFile(folder.resolve("Boats.jpg"));
        Files.createDirectory(folder.resolve("boat trips"));
        Files.createFile(folder.resolve("other"));
        Files.createDirectory(folder.resolve(".hidden"));

        assertThat(agent.complete("PUBLISH " + folder + "/bo"))
                .containsExactly(folder + "/Boats.jpg", folder + "/boat trips/");
        assertThat(agent.complete("GET_FILE bob /x " + folder + "/"))
                .containsExactly(folder + "/Boats.jpg", folder + "/boat trips/", folder + "/other");
        assertThat(agent.complete("PUBLISH " + folder + "/.h")).containsExactly(folder + "/.hidden/");
        assertThat(agent.complete("PUBLISH " + folder + "/none/")).isEmpty();
    }

    @Test
    void offersNothingBehindTheLastArgumentOrAWordThatIsNoVerb() {
        assertThat(agent.complete("PUBLISH /a the description ")).isEmpty();
        assertThat(agent.complete("LIST_USERS ")).isEmpty();
        assertThat(agent.complete("FETCH ")).isEmpty();
    }

    @Test
    void offersWhatCannotBeSeenInAFormThatCanBeTyped() throws IOException {
        Files.createFile(folder.resolve("red\033[31m"));
        Files.createFile(folder.resolve("a \"quoted\" word"));
        Files.createFile(folder.resolve("a\u200db"));
        registry.force(Operation.LIST_USERS, "\0002\0bell\u200d\00010.0.0.1\00020001\0bob\00010.0.0.2\00020002\0");

        assertThat(agent.complete("PUBLISH " + folder + "/"))
                .containsExactlyInAnyOrder(
                        folder + "/a \"quoted\" word", folder + "/a\\u{200d}b", folder + "/red\\u{1b}[31m");
        assertThat(agent.complete("PUBLISH " + folder + "/a\\u{200d}")).containsExactly(folder + "/a\\u{200d}b");
        assertThat(agent.complete("LIST_CONTENT ")).containsExactly("bell\\u{200d}", "bob");
    }

    @Test
    void asksNothingWhileNobodyIsConnected() {
        agent.agent().disconnect("ana");
        int before = registry.requests().size();

        assertThat(agent.complete("LIST_CONTENT ")).isEmpty();
        assertThat(agent.complete("GET_FILE bob ")).isEmpty();
        assertThat(agent.complete("DISCONNECT ")).isEmpty();
        assertThat(registry.requests()).hasSize(before);
    }
}
