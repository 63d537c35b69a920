package dev.lonja.endtoend;

import dev.lonja.protocol.process.EndOfProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A temporary folder and the programs that run in it. When the stage is closed, or the JVM ends other than by kill -9, the
 * programs are stopped in the reverse order of their start, and the folder is removed.
 */
public final class Stage implements AutoCloseable {
    private final Path folder;
    private final PackagedJars jars;
    private final List<Program> programs = new ArrayList<>();
    private final Thread shutdownHook = new Thread(this::clear, "clear the stage");
    private boolean cleared;

    private Stage(Path folder, PackagedJars jars) {
        this.folder = folder;
        this.jars = jars;
    }

    /** Opens a stage in a new temporary folder. The name of the folder begins with {@code name}. */
    public static Stage open(String name) {
        PackagedJars jars = PackagedJars.find();
        Stage stage = new Stage(Folders.createTemporary(name), jars);
        try {
            Runtime.getRuntime().addShutdownHook(stage.shutdownHook);
        } catch (IllegalStateException ending) {
            stage.clear();
            EndOfProcess.await();
        }
        return stage;
    }

    public Path folder() {
        return folder;
    }

    /** Returns the folder with this name inside the folder of the stage, and creates it if it is missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make a folder", failure);
        }
    }

    /**
     * Starts a registry on free ports, and waits until it serves.
     *
     * @param dataFolder the name of its data folder; a registry with the same name has the same data
     * @param settings additional environment variables
     */
    public RegistryProgram startRegistry(String dataFolder, Map<String, String> settings) {
        return RegistryProgram.awaitStart(launchRegistry(dataFolder, settings));
    }

    /** Starts a registry like {@link #startRegistry} without waiting: for registries that are expected to fail. */
    public Program launchRegistry(String dataFolder, Map<String, String> settings) {
        return launchRegistry(Java.SHORT_LIVED, jars.registry().fast(), registryEnvironment(dataFolder, settings));
    }

    /** Starts a registry like {@link #startRegistry} from its jar, with these options for the Java virtual machine. */
    public RegistryProgram startRegistry(String dataFolder, Map<String, String> settings, List<String> javaOptions) {
        return RegistryProgram.awaitStart(
                launchRegistry(javaOptions, jars.registry().fromJar(), registryEnvironment(dataFolder, settings)));
    }

    /** Starts and stops a registry in that data folder, and an agent. Both write caches that later programs start with. */
    public void writeCaches(String dataFolder) {
        try (RegistryProgram registry = RegistryProgram.awaitStart(launchRegistry(
                        Java.SHORT_LIVED, jars.registry().writingCache(), registryEnvironment(dataFolder, Map.of())));
                AgentProgram agent = AgentProgram.awaitStart(start(
                        "agent",
                        agentCommand(jars.agent().writingCache(), registry.port()),
                        agentEnvironment("agent", Map.of()),
                        folder("agent")))) {
            List.of("REGISTER agent", "CONNECT agent", "LIST_USERS", "UNREGISTER agent")
                    .forEach(agent::ask);
            agent.quit();
        }
        jars.agent().keepCache();
        jars.registry().keepCache();
    }

    /** Starts a registry like {@link #startRegistry} with the launcher, and so with its options and its cache. */
    public RegistryProgram startRegistryByLauncher(String dataFolder, Map<String, String> settings) {
        Map<String, String> environment = registryEnvironment(dataFolder, settings);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        List<String> command = List.of(jars.launcher().toString(), "registry");
        return RegistryProgram.awaitStart(start("registry", command, environment, folder));
    }

    private Program launchRegistry(List<String> javaOptions, List<String> program, Map<String, String> environment) {
        return start("registry", Java.command(javaOptions, program, List.of()), environment, folder);
    }

    private Map<String, String> registryEnvironment(String dataFolder, Map<String, String> settings) {
        Map<String, String> environment = environment(dataFolder);
        environment.put("LONJA_REGISTRY_HOST", "127.0.0.1");
        environment.put("LONJA_REGISTRY_PORT", "0");
        environment.put("QUARKUS_HTTP_PORT", "0");
        environment.putAll(settings);
        return environment;
    }

    /**
     * Starts the agent of a user, and waits for its prompt. Its working folder has the name of the user; its state is in
     * another folder.
     */
    public AgentProgram startAgent(String name, int registryPort) {
        return startAgent(name, registryPort, Map.of());
    }

    /** Starts an agent like {@link #startAgent(String, int)}, with additional environment variables. */
    public AgentProgram startAgent(String name, int registryPort, Map<String, String> settings) {
        return AgentProgram.awaitStart(launchAgent(name, registryPort, settings));
    }

    /** Starts an agent like {@link #startAgent(String, int)} without waiting. */
    public Program launchAgent(String name, int registryPort) {
        return launchAgent(name, registryPort, Map.of());
    }

    /** Starts an agent with additional environment variables and arguments, without waiting. */
    public Program launchAgent(String name, int registryPort, Map<String, String> settings, String... more) {
        List<String> command = agentCommand(jars.agent().fast(), registryPort, more);
        return start(name, command, agentEnvironment(name, settings), folder(name));
    }

    /** Starts an agent like {@link #launchAgent} whose standard output is appended to that file of its working folder. */
    public Program launchAgentInto(String name, int registryPort, String file, String... more) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >>'" + file + "'", "sh"));
        command.addAll(agentCommand(jars.agent().fast(), registryPort, more));
        return start(name, command, agentEnvironment(name, Map.of()), folder(name));
    }

    /**
     * Starts an agent like {@link #launchAgent}, but from its jar, at a terminal that script(1) provides. The terminal echoes its
     * input.
     */
    public Program launchAgentAtTerminal(String name, int registryPort, Map<String, String> settings, String... more) {
        String command = agentCommand(jars.agent().fromJar(), registryPort, more).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "exec ", ""));
        Map<String, String> environment = agentEnvironment(name, settings);
        return start(name, List.of("script", "-qfec", command, "/dev/null"), environment, folder(name));
    }

    private static List<String> agentCommand(List<String> program, int registryPort, String... more) {
        List<String> arguments = new ArrayList<>(List.of("-s", "127.0.0.1", "-p", Integer.toString(registryPort)));
        arguments.addAll(List.of(more));
        return Java.command(Java.SHORT_LIVED, program, arguments);
    }

    private Map<String, String> agentEnvironment(String name, Map<String, String> settings) {
        Map<String, String> environment = environment("state-of-" + name);
        environment.putAll(settings);
        return environment;
    }

    /** The output and exit code of every program, to find the cause of a failure. */
    public synchronized String report() {
        return programs.stream().map(program -> program.result().toString()).collect(Collectors.joining("\n"));
    }

    /** Whether the programs were stopped and the folder removed, by {@link #close()} or because the JVM ends. */
    public synchronized boolean isCleared() {
        return cleared;
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException ending) {
            // The JVM is ending. The hook runs already and finds nothing to do.
        }
    }

    private synchronized Program start(
            String name, List<String> command, Map<String, String> environment, Path workingFolder) {
        if (cleared) {
            throw new IllegalStateException("the stage is cleared");
        }
        Program program = Program.start(name, command, environment, workingFolder);
        programs.add(program);
        return program;
    }

    private synchronized void clear() {
        if (!cleared) {
            cleared = true;
            programs.reversed().forEach(Program::close);
            Folders.delete(folder);
        }
    }

    /** The environment of this process without the variables of Lonja, Quarkus and Java, with folders of the stage. */
    private Map<String, String> environment(String dataFolder) {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.keySet().removeIf(Stage::steersPrograms);
        environment.put("LONJA_DATA_DIR", folder.resolve(dataFolder).toString());
        environment.put("XDG_DATA_HOME", folder.resolve("data-home").toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config-home").toString());
        return environment;
    }

    private static boolean steersPrograms(String variable) {
        return variable.startsWith("LONJA_")
                || variable.startsWith("QUARKUS_")
                || variable.startsWith("XDG_")
                || variable.endsWith("JAVA_OPTIONS")
                || variable.equals("JAVA_TOOL_OPTIONS");
    }
}
