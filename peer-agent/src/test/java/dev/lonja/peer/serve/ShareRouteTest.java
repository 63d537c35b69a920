package dev.lonja.peer.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShareRouteTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void resolve() throws IOException {
        folder = folder.toRealPath();
    }

    @Test
    void followsEveryLinkOnTheWay() throws IOException {
        Path release = Files.createDirectories(folder.resolve("releases/1"));
        Files.createSymbolicLink(folder.resolve("stable"), Path.of("releases/1"));
        Files.createSymbolicLink(folder.resolve("current"), folder.resolve("releases/../stable"));
        Files.createDirectory(release.resolve("public"));

        assertThat(below(ShareRoute.to(folder.resolve("current/public"))))
                .isEqualTo(Map.of(
                        folder,
                        Set.of("current", "releases", "stable"),
                        folder.resolve("releases"),
                        Set.of("1"),
                        release,
                        Set.of("public")));
    }

    @Test
    void endsWhereNothingExists() {
        assertThat(below(ShareRoute.to(folder.resolve("a/b/c")))).isEqualTo(Map.of(folder, Set.of("a")));
    }

    @Test
    void endsInACircleOfLinks() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertThat(below(ShareRoute.to(folder.resolve("a/c")))).isEqualTo(Map.of(folder, Set.of("a", "b")));
    }

    private Map<Path, Set<String>> below(Map<Path, Set<String>> route) {
        return route.entrySet().stream()
                .filter(step -> step.getKey().startsWith(folder))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
