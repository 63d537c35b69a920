package dev.lonja.registry.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A registry's stand-in: another JVM that runs {@link HoldingMain} on a folder. */
record HoldingProcess(Process process, Rows rows) implements AutoCloseable {

    /** Starts it and waits until its server answers. */
    static HoldingProcess start(Path folder) throws IOException {
        return start(folder, System.getProperty("java.class.path"), List.of());
    }

    /** The same behind the words of a prefix (setpriv and such), with a class path that this user can read. */
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

    /** As {@code kill -9}: nothing in the process can react. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }
}
