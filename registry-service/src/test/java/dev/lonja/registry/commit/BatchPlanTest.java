package dev.lonja.registry.commit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lonja.protocol.PublishedFile;
import dev.lonja.protocol.value.FileFacts;
import dev.lonja.registry.directory.Caller;
import dev.lonja.registry.directory.ClassicForm;
import dev.lonja.registry.directory.DirectoryChange;
import dev.lonja.registry.directory.SessionChange;
import dev.lonja.transport.HostAddress;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {

    @Test
    void sendsChangesOfSeveralUsersAtOnce() {
        assertThat(isOneExchange(
                        new DirectoryChange.Register("ana"),
                        new DirectoryChange.Unregister(caller("bruno")),
                        publish("carla", "/a")))
                .isTrue();
    }

    @Test
    void sendsChangesOfSeveralFilesOfAUserAtOnce() {
        assertThat(isOneExchange(publish("ana", "/a"), delete("ana", "/b"), publish("ana", "/c")))
                .isTrue();
    }

    @Test
    void keepsTheOrderOfChangesOfOneFile() {
        assertThat(isOneExchange(publish("ana", "/a"), delete("ana", "/a"))).isFalse();
    }

    @Test
    void keepsTheOrderOfChangesOfOneFileWhoseNameIsCut() {
        ClassicForm cut = ClassicForm.of("/" + "old boats ".repeat(50));
        var publish = new SessionChange.PublishFile(caller("ana"), cut, "", FileFacts.UNKNOWN);

        assertThat(isOneExchange(publish, delete("ana", cut.path()))).isFalse();
        assertThat(isOneExchange(delete("ana", cut.path()), publish)).isFalse();
    }

    @Test
    void keepsTheOrderOfChangesOfAUserAndItsFiles() {
        DirectoryChange connect = new DirectoryChange.Connect(caller("ana"), 5001);
        assertThat(isOneExchange(connect, publish("ana", "/a"))).isFalse();
        assertThat(isOneExchange(publish("ana", "/a"), connect)).isFalse();
    }

    @Test
    void sendsNoMoreAtOnceThanAConnectionBuffers() {
        assertThat(isOneExchange(registrations(100, publish("bruno", "/a")))).isFalse();
        assertThat(isOneExchange(registrations(99, publish("bruno", "/a")))).isTrue();
        assertThat(isOneExchange(registrations(255, new DirectoryChange.Register("bruno"))))
                .as("one statement")
                .isTrue();
    }

    private static boolean isOneExchange(DirectoryChange... changes) {
        return BatchPlan.of(List.of(changes)).isOneExchange();
    }

    private static DirectoryChange[] registrations(int count, DirectoryChange last) {
        return Stream.concat(
                        IntStream.range(0, count).mapToObj(number -> new DirectoryChange.Register("user-" + number)),
                        Stream.of(last))
                .toArray(DirectoryChange[]::new);
    }

    private static DirectoryChange publish(String user, String path) {
        return new DirectoryChange.Publish(caller(user), new PublishedFile(path, ""));
    }

    private static DirectoryChange delete(String user, String path) {
        return new DirectoryChange.Delete(caller(user), path);
    }

    private static Caller caller(String user) {
        return new Caller(user, new HostAddress("10.0.0.1", false));
    }
}
