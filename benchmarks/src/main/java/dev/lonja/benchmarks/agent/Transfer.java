package dev.lonja.benchmarks.agent;

import dev.lonja.benchmarks.figures.Benchmark;
import dev.lonja.benchmarks.figures.OutsideProgram;
import dev.lonja.endtoend.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Transfers over the loopback interface: a 2 GiB file in the page cache, and many small files. They are compared with the
 * programs that a user would choose instead. Runs some parts or all.
 */
public final class Transfer implements Benchmark {
    static final long FILE_BYTES = 2L << 30;

    /** One comparison. */
    interface Part {
        void run(Stage stage, int registryPort) throws Exception;
    }

    private final List<String> wanted;

    /** The parts with those names, or all parts if the list is empty. */
    public Transfer(List<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void run() throws Exception {
        OutsideProgram.requireAll();
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("one", new TransferDiscarding(List.of(1), 5));
        parts.put("many", new TransferDiscarding(List.of(1, 4, 16), 1));
        parts.put("disk", new TransferToDisk());
        parts.put("small", new TransferSmallFiles());
        if (!parts.keySet().containsAll(wanted)) {
            throw new IOException("the parts of transfer are " + String.join(", ", parts.keySet()) + ", not " + wanted);
        }
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                System.out.printf("### %s%n%n", part.getKey());
                try (Stage stage = Stage.open("lonja-benchmark")) {
                    part.getValue()
                            .run(
                                    stage,
                                    stage.startRegistry("registry", Map.of()).port());
                }
                System.out.println();
            }
        }
    }

    /** Creates the file to transfer, on the disk and in the page cache. */
    static Path makeFile(Stage stage) throws Exception {
        Path file = stage.folder("files").resolve("file.bin");
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (long at = 0; at < FILE_BYTES; at += noise.length) {
                out.write(noise);
            }
        }
        OutsideProgram.run(List.of("sync"));
        return file;
    }
}
