package dev.lonja.endtoend.launcher;

import dev.lonja.endtoend.PackagedJars;
import dev.lonja.endtoend.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder that looks like the project: it has the real launcher, and a Maven wrapper that only creates files. */
record SampleProject(Path root) {
    private static final String WRAPPER = """
            #!/bin/sh
            # One line per build: what it was asked for, and the settings that should not reach it.
            if ! mkdir busy 2>/dev/null; then echo "two builds at once" >>builds; fi
            echo "$* JAVA_HOME=$JAVA_HOME LONJA_DATA_DIR=${LONJA_DATA_DIR:-} QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-}" >>builds
            if [ -f broken ]; then echo "a broken source"; rmdir busy; exit 1; fi
            for module in registry-service peer-agent; do
                mkdir -p $module/target/quarkus-app
                touch $module/target/quarkus-app/quarkus-run.jar
            done
            mkdir -p end-to-end/target/classes
            rmdir busy
            """;

    /** Prints what it was started with, and writes the files that a start which succeeds would write. */
    private static final String JAVA = """
            #!/bin/sh
            echo "jdk $0"
            pwd
            echo "LC_ALL=${LC_ALL-}"
            echo "LANGUAGE=${LANGUAGE-}"
            for each; do
                echo "$each"
                case $each in
                    -XX:ArchiveClassesAtExit=* | -XX:AOTConfiguration=* | -XX:AOTCache=*) echo content >"${each#*=}" ;;
                    -Dlauncher.started=*)
                        [ -n "${START_FAILS:-}" ] || : >"${each#*=}"
                        recording=${each#*=}
                        [ -z "${GROUP_IS_STOPPED:-}" ] || kill "$(cat "${recording%.started}.writer")"
                        ;;
                esac
            done
            """;

    static SampleProject in(Path root) throws IOException {
        SampleProject project = new SampleProject(root);
        Files.copy(PackagedJars.find().root().resolve("lonja"), root.resolve("lonja"));
        for (String texts : List.of(
                "peer-agent/src/main/resources/dev/lonja/peer/cli/usage/help",
                "peer-agent/src/main/resources/dev/lonja/peer/cli/usage/help/es",
                "registry-service/src/main/resources/dev/lonja/registry/start/help")) {
            copy(PackagedJars.find().root().resolve(texts), root.resolve(texts));
        }
        project.write("pom.xml", "  <version>1.2.3</version>\n");
        project.write(".mvn/jvm.config", "");
        project.writeExecutable("mvnw", WRAPPER);
        for (String module : List.of("protocol", "transport", "registry-service", "peer-agent", "end-to-end")) {
            project.write(module + "/pom.xml", "");
            project.write(module + "/src/main/java/Main.java", "");
        }
        return project;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    /** Writes a JDK of this release. Its java prints its home, the working folder, its locale and its arguments. */
    Path jdk(int release) throws IOException {
        String home = "jdk-" + release;
        writeExecutable(home + "/bin/java", JAVA);
        writeExecutable(home + "/bin/javac", "#!/bin/sh\n");
        // jar --create --file JAR --manifest MANIFEST
        writeExecutable(home + "/bin/jar", "#!/bin/sh\ncp \"$5\" \"$3\"\n");
        write(home + "/release", "JAVA_VERSION=\"" + release + ".0.1\"\n");
        return root.resolve(home);
    }

    Path write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void writeExecutable(String path, String text) throws IOException {
        Files.setPosixFilePermissions(write(path, text), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The arguments and environment of each build, one line for each. */
    List<String> builds() throws IOException {
        Path notes = root.resolve("builds");
        return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
    }

    /** Starts the launcher by this path, in this working folder. */
    Program launch(Path launcher, Path folder, Map<String, String> settings, String... arguments) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.put("HOME", root.toString());
        List.of("CI", "LC_ALL", "LC_MESSAGES", "LANGUAGE").forEach(environment::remove);
        environment.remove("LONJA_JAVA_OPTIONS");
        environment.putAll(settings);
        return Program.start("lonja", command(launcher, arguments), environment, folder);
    }

    private static List<String> command(Path launcher, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
