package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.Program;
import dev.lonja.endtoend.ProgramResult;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * 10,000 files of 16 KiB from one owner to the disk, with one connection per file: {@code lonja peer get} from
 * {@code lonja peer serve}, compared with curl from nginx. Each figure contains the start of the receiving program.
 */
final class TransferSmallFiles implements Transfer.Part {
    private static final int FILES = 10_000;
    private static final int FILE_BYTES = 16 << 10;
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 8;
    private static final String RECEIVER = "receiver";

    @Override
    public void run(Stage stage, int registryPort) throws Exception {
        List<Path> files = makeFiles(stage.folder("files"));
        run(stage.launchAgent(RECEIVER, registryPort, Map.of(), "register", RECEIVER));
        Table table = new Table("10,000 files of 16 KiB to disk", "files/s", "lowest–highest");
        try (Sender nginx = Sender.nginx(stage.folder("servers"), files.getFirst())) {
            List<Double> rates = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rates.add(FILES / curl(nginx.receiver().port(), files, stage.folder("curl-" + round)));
            }
            print(table, "curl --parallel from nginx, " + AT_ONCE + " at once", rates);
        }
        for (String way : List.of("sendfile", "async-read")) {
            measureLonja(stage, registryPort, way, files, table);
        }
    }

    private static void measureLonja(Stage stage, int registryPort, String way, List<Path> files, Table table)
            throws Exception {
        String owner = "owner-" + way;
        try (Program serving = serve(stage, registryPort, owner, way)) {
            serving.awaitError("all files are published", log -> log.contains("files=" + FILES));
            for (String flush : List.of("replacing", "always")) {
                List<Double> rates = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    Path target = stage.folder(owner + "-" + flush + "-" + round);
                    rates.add(FILES / get(stage, registryPort, owner, flush, files, target));
                }
                print(table, "lonja peer get, flush=" + flush + ", from " + way + ", " + AT_ONCE + " at once", rates);
            }
        }
    }

    private static Program serve(Stage stage, int registryPort, String owner, String way) {
        return stage.launchAgent(
                owner,
                registryPort,
                Map.of("LONJA_PEER_TRANSFER", way),
                "serve",
                "-u",
                owner,
                "--share",
                stage.folder("files").toString());
    }

    /** Fetches the files into a folder, and returns the seconds that this took. */
    private static double get(Stage stage, int registryPort, String owner, String flush, List<Path> files, Path target)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("get", "-q", "-u", RECEIVER, owner));
        files.forEach(file -> command.add(file.toString()));
        command.add(target.toString());
        Map<String, String> settings = Map.of(
                "LONJA_PEER_DOWNLOAD_FLUSH", flush, "LONJA_PEER_DOWNLOAD_MAX_RUNNING", Integer.toString(AT_ONCE));
        long begin = System.nanoTime();
        run(stage.launchAgent(RECEIVER, registryPort, settings, command.toArray(String[]::new)));
        double seconds = (System.nanoTime() - begin) / 1e9;
        try (Stream<Path> fetched = Files.list(target)) {
            if (fetched.count() != FILES) {
                throw new IOException("some files are missing in " + target);
            }
        }
        return seconds;
    }

    private static void run(Program program) throws IOException {
        ProgramResult result = program.awaitExit();
        if (result.exitCode() != 0) {
            throw new IOException(result.toString());
        }
    }

    private static void print(Table table, String name, List<Double> rates) {
        table.row(name, Table.median(rates), Table.range(rates));
    }

    private static List<Path> makeFiles(Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < FILES; number++) {
            byte[] content = new byte[FILE_BYTES];
            content[number % FILE_BYTES] = 1;
            files.add(Files.write(folder.resolve("file-" + number), content));
        }
        OutsideProgram.run(List.of("sync"));
        return files;
    }

    /** Fetches the files with curl and one connection per file, as in the classic protocol, and returns the seconds. */
    private static double curl(int port, List<Path> files, Path folder) throws Exception {
        List<String> lines = new ArrayList<>();
        for (Path file : files) {
            lines.add("url = http://127.0.0.1:" + port + "/" + file.getFileName());
            lines.add("output = " + folder.resolve(file.getFileName()));
        }
        Path configuration = Files.write(folder.resolveSibling(folder.getFileName() + ".config"), lines);
        long begin = System.nanoTime();
        Process curl = new ProcessBuilder(
                        OutsideProgram.find("curl"),
                        "-sf",
                        "--http1.0",
                        "--parallel",
                        "--parallel-max",
                        Integer.toString(AT_ONCE),
                        "-H",
                        "Connection: close",
                        "-K",
                        configuration.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD) // curl shows its progress here in spite of -s.
                .start();
        if (curl.waitFor() != 0) {
            throw new IOException("curl failed with " + curl.exitValue());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
