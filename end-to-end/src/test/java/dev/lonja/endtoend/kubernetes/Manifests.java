package dev.lonja.endtoend.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Manifests as Kubernetes gets them: the output of {@code kubectl kustomize} for a folder in deploy/k8s, or files. */
record Manifests(String name, List<HasMetadata> all) {
    private static final ObjectMapper TREES = new ObjectMapper(new YAMLFactory());

    static Path folder() {
        return Path.of(System.getProperty("lonja.root")).resolve("deploy/k8s").normalize();
    }

    static boolean canBeRendered() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "kubectl")));
    }

    static Manifests rendered(String overlay) {
        try {
            Process kubectl = new ProcessBuilder(
                            "kubectl", "kustomize", folder().resolve(overlay).toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String text = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (kubectl.waitFor() != 0) {
                throw new IllegalStateException("kubectl kustomize " + overlay + " ended with " + kubectl.exitValue());
            }
            return read(overlay, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static Manifests read(String name, String text) {
        try (var documents = TREES.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Manifests(
                    name, documents.readAll().stream().map(StrictYaml::read).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(name, failure);
        }
    }

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String named) {
        return this.<T>find(type, named)
                .orElseThrow(() -> new IllegalStateException(name + " has no " + type.getSimpleName() + " " + named));
    }

    <T extends HasMetadata> Optional<T> find(Class<T> type, String named) {
        return of(type).stream()
                .filter(one -> one.getMetadata().getName().equals(named))
                .findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
