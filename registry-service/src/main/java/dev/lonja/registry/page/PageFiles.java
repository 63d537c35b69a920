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
 * The entity tags of the page's files, computed from their content at startup. Their modification times are of no use,
 * because a reproducible build gives all files the same one.
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

    /** Finds the entity tag of the file at a path; empty if no file of the page is there. */
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
