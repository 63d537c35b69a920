package dev.lonja.registry.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stands in for a registry: another JVM that runs {@link HoldingMain} on a folder. */
record HoldingProcess(Process process, Rows rows) implements AutoCloseable {

    /** Starts the process and waits until its server answers. */
    static HoldingProcess start(Path folder) throws IOException {
        return start(folder, System.getProperty("java.class.path"), List.of());
    }

    /** Starts the process behind a prefix such as setpriv, with a class path that its user can read. */
    static HoldingProcess start(Path folder, String classPath, List<String> prefix) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                HoldingMain.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output = process.inputReader();
        String url = String.valueOf(output.readLine());
        if (!url.startsWith("jdbc:")) {
            process.getOutputStream().close();
            throw new IOException(url + "\n" + String.join("\n", output.lines().toList()));
        }
        return new HoldingProcess(process, new Rows(url, output.readLine()));
    }

    /** Kills the process like {@code kill -9}: it cannot react. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
