package dev.lonja.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Dockerfiles name files that the build leaves, and that {@code .dockerignore} does not keep from the builder. */
class DockerfilesIT {
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (?:--\\S+ )*(.+) \\S+$");
    private static final Pattern HEALTH_CHECK = Pattern.compile("\"-cp\", \"(\\S+\\.jar)\", \"([\\w.]+)\"");

    private final Path root = PackagedJars.find().root();

    @ParameterizedTest
    @ValueSource(strings = {"registry", "peer"})
    void copiesFilesThatExistAndReachTheBuilder(String image) throws IOException {
        List<String> sources = sourcesOf(dockerfile(image));

        assertThat(sources).hasSizeGreaterThan(5);
        for (String source : sources) {
            assertThat(filesOf(source)).as("files of %s", source).isNotEmpty().allMatch(this::isSentToBuilder);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "peer"})
    void checksHealthWithAClassThatTheImageContains(String image) throws IOException {
        Matcher check = HEALTH_CHECK.matcher(dockerfile(image));

        assertThat(check.find()).isTrue();
        List<Path> jars = sourcesOf(dockerfile(image)).stream()
                .filter(source -> source.endsWith("/" + check.group(1)))
                .map(root::resolve)
                .toList();
        assertThat(jars).hasSize(1);
        try (JarFile jar = new JarFile(jars.getFirst().toFile())) {
            assertThat(jar.getEntry(check.group(2).replace('.', '/') + ".class"))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "peer"})
    void givesJavaALocaleWhoseNamesAreUtf8(String image) throws IOException {
        assertThat(dockerfile(image)).contains("ENV LC_ALL=C.UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"registry", "peer"})
    void endsWithoutMemoryInsteadOfGoingOnWithoutAThread(String image) throws IOException {
        assertThat(dockerfile(image)).contains("\"-XX:+ExitOnOutOfMemoryError\"");
    }

    private String dockerfile(String image) throws IOException {
        return Files.readString(root.resolve("src/main/docker/Dockerfile." + image));
    }

    private static List<String> sourcesOf(String dockerfile) {
        return COPY.matcher(dockerfile)
                .results()
                .flatMap(copy -> Arrays.stream(copy.group(1).split(" ")))
                .toList();
    }

    private List<Path> filesOf(String source) throws IOException {
        Path pattern = root.resolve(source);
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(
                pattern.getParent(), pattern.getFileName().toString())) {
            matching.forEach(files::add);
        }
        return files;
    }

    private boolean isSentToBuilder(Path file) {
        try {
            return Files.readAllLines(root.resolve(".dockerignore")).stream()
                    .filter(line -> line.startsWith("!"))
                    .anyMatch(line -> file.startsWith(root.resolve(line.substring(1))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
