package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.Table;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 10,000 files of 16 KiB from one owner to the disk, with a connection for each, against curl and nginx. */
final class TransferSmallFiles implements Transfer.Part {
    private static final int FILES = 10_000;
    private static final int FILE_BYTES = 16 << 10;
    private static final int ROUNDS = 3;
    private static final int AT_ONCE = 8;

    @Override
    public void run(Stage stage, int registryPort) throws Exception {
        List<Path> files = makeFiles(stage.folder("files"));
        Path list = Files.write(
                stage.folder().resolve("list"),
                files.stream().map(Path::toString).toList());
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        try (Sender nginx = Sender.nginx(stage.folder("servers"), files.getFirst())) {
            for (int round = 0; round < ROUNDS; round++) {
                seconds.computeIfAbsent(
                                "curl --parallel from nginx, " + AT_ONCE + " at once", first -> new ArrayList<>())
                        .add(curl(nginx.receiver().port(), files, stage.folder("curl-" + round)));
            }
        }
        for (String way : List.of("sendfile", "async-read")) {
            ShareManually.share(
                    stage.folder("state-of-owner-" + way), "127.0.0.1:" + registryPort, "owner-" + way, names(files));
            try (Sender owner = Sender.agent(stage, registryPort, way, files.getFirst())) {
                for (String flush : List.of("replacing", "always")) {
                    seconds.put(
                            "Lonja's downloads, flush=" + flush + ", from Lonja " + way + ", " + AT_ONCE + " at once",
                            fetch(owner, list, flush, stage.folder("fetched-" + way + "-" + flush)));
                }
            }
        }
        Table table = new Table("10,000 files of 16 KiB to disk", "files/s", "lowest–highest", "first round");
        seconds.forEach((name, all) -> {
            List<Double> rates = all.stream().map(time -> FILES / time).toList();
            List<Double> warm = rates.subList(1, rates.size());
            table.row(name, Transfer.median(warm), Table.range(warm), rates.getFirst());
        });
    }

    private static List<Path> makeFiles(Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < FILES; number++) {
            byte[] content = new byte[FILE_BYTES];
            content[number % FILE_BYTES] = 1;
            files.add(Files.write(folder.resolve("file-" + number), content));
        }
        Transfer.run(List.of("sync"));
        return files;
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private static List<Double> fetch(Sender owner, Path list, String flush, Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlonja.peer.download.max-running=" + AT_ONCE,
                        "-Dlonja.peer.download.flush=" + flush,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FetchMany.class.getName(),
                        Integer.toString(owner.receiver().port()),
                        list.toString(),
                        folder.toString(),
                        Integer.toString(ROUNDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("the downloads failed");
        }
        return output.lines().map(Double::valueOf).toList();
    }

    /** A connection for each file, as in the classic protocol. */
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
                .redirectError(ProcessBuilder.Redirect.DISCARD) // In parallel it shows its progress even when silent.
                .start();
        if (curl.waitFor() != 0) {
            throw new IOException("curl failed with " + curl.exitValue());
        }
        return (System.nanoTime() - begin) / 1e9;
    }
}
