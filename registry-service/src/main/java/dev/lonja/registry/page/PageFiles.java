package dev.lonja.registry.page;

import io.quarkus.runtime.util.ClassPathUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The entity tags of the page's files, computed at the start from their content: the times of the files in a jar say
 * nothing, because a build that can be repeated gives all of them the same.
 */
@Singleton
final class PageFiles {
    private static final String ROOT = "META-INF/resources";

    private final Map<String, String> tags;

    PageFiles() {
        Map<String, String> found = new HashMap<>();
        collect("/index.html", found);
        collect("/page", found);
        found.put("/", found.get("/index.html"));
        tags = Map.copyOf(found);
    }

    /** The entity tag of what is served under a path, when that belongs to the page. */
    Optional<String> findTag(String path) {
        return Optional.ofNullable(tags.get(path));
    }

    private static void collect(String path, Map<String, String> found) {
        try {
            ClassPathUtils.consumeAsPaths(
                    Thread.currentThread().getContextClassLoader(), ROOT + path, base -> walk(path, base, found));
        } catch (IOException failure) {
            throw new UncheckedIOException("the page's files cannot be read", failure);
        }
    }

    private static void walk(String path, Path base, Map<String, String> found) {
        try (Stream<Path> files = Files.walk(base)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String below = base.relativize(file).toString().replace('\\', '/');
                found.put(below.isEmpty() ? path : path + "/" + below, tag(Files.readAllBytes(file)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("the page's file " + base + " cannot be read", failure);
        }
    }

    private static String tag(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
