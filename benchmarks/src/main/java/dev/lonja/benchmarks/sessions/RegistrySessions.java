package dev.lonja.benchmarks.sessions;

import dev.lonja.benchmarks.figures.Benchmark;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions with a registry: writes, reads, handshakes, idle sessions, and the return of all of them. Runs some parts or all. */
public final class RegistrySessions implements Benchmark {
    private final List<String> wanted;

    /** The parts with those names, or all parts if the list is empty. */
    public RegistrySessions(List<String> wanted) {
        this.wanted = wanted;
    }

    @Override
    public void run() throws Exception {
        Map<String, Benchmark> parts = new LinkedHashMap<>();
        parts.put("writes", new SessionWrites());
        parts.put("reads", new SessionReads());
        parts.put("files", new FilesOfOneAgent());
        parts.put("handshakes", new HandshakeRate());
        parts.put("idle", new IdleSessions());
        parts.put("return", new SessionsReturn());
        if (!parts.keySet().containsAll(wanted)) {
            throw new IOException(
                    "the parts of registry-sessions are " + String.join(", ", parts.keySet()) + ", not " + wanted);
        }
        for (Map.Entry<String, Benchmark> part : parts.entrySet()) {
            if (wanted.isEmpty() || wanted.contains(part.getKey())) {
                System.out.printf("### %s%n%n", part.getKey());
                part.getValue().run();
                System.out.println();
            }
        }
    }
}
