package dev.lonja.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;

/** The two programs as the build packages them, below the root of the project. */
record PackagedJars(Path registry, Path agent) {
    private static final String ROOT_PROPERTY = "lonja.root";
    private static final String RUNNER = "target/quarkus-app/quarkus-run.jar";

    /** The jars below the folder that the system property {@code lonja.root} names. */
    static PackagedJars find() {
        Path root = projectRoot();
        return new PackagedJars(jar(root, "registry-service"), jar(root, "peer-agent"));
    }

    /** The root of the project: what the system property {@code lonja.root} names. */
    static Path projectRoot() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IllegalStateException("the system property " + ROOT_PROPERTY + " must name the project's root");
        }
        return Path.of(root).toAbsolutePath().normalize();
    }

    private static Path jar(Path root, String module) {
        Path jar = root.resolve(module).resolve(RUNNER);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("not built: " + jar + " (./mvnw package builds it)");
        }
        return jar;
    }
}
