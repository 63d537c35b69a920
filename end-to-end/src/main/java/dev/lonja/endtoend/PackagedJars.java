package dev.lonja.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;

/** The packaged jars of the two programs, in the folders of their modules. */
public record PackagedJars(Path root) {
    private static final String ROOT_PROPERTY = "lonja.root";
    private static final String RUNNER = "target/quarkus-app/quarkus-run.jar";

    /** Finds the jars in the project whose root the system property {@code lonja.root} names. */
    public static PackagedJars find() {
        String root = System.getProperty(ROOT_PROPERTY);
        if (root == null) {
            throw new IllegalStateException("the system property " + ROOT_PROPERTY + " must name the project's root");
        }
        return new PackagedJars(Path.of(root).toAbsolutePath().normalize());
    }

    PackagedProgram registry() {
        return new PackagedProgram(jar("registry-service"), "dev.lonja.registry.RegistryMain");
    }

    PackagedProgram agent() {
        return new PackagedProgram(jar("peer-agent"), "dev.lonja.peer.cli.PeerMain");
    }

    /** Whether both programs are packaged. */
    public boolean arePackaged() {
        return Files.isRegularFile(path("registry-service")) && Files.isRegularFile(path("peer-agent"));
    }

    /** The launcher of the project. */
    Path launcher() {
        return root.resolve("lonja");
    }

    private Path jar(String module) {
        Path jar = path(module);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException("not built: " + jar + " (./mvnw package builds it)");
        }
        return jar;
    }

    private Path path(String module) {
        return root.resolve(module).resolve(RUNNER);
    }
}
