package dev.lonja.benchmarks.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The load generator of PostgreSQL, as the measure of what the database can do: one durable change per transaction, with
 * prepared statements and persistent connections.
 */
public final class PgBench {
    private static final Pattern TRANSACTIONS =
            Pattern.compile("tps = ([0-9.]+) \\(without initial connection time\\)");
    private static final Pattern NOTHING_DONE = Pattern.compile("actually processed: 0\\b");
    private static final int MAX_REPETITIONS = 3;
    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");

    private final String host;
    private final int port;
    private final String database;
    private final String user;
    private final String password;

    /** pgbench for the database with that JDBC URL. */
    PgBench(String jdbcUrl, String user, String password) {
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()));
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.database = uri.getPath().substring(1);
        this.user = user;
        this.password = password;
    }

    /** The statements per second, their average time, and the command. */
    public record Result(double perSecond, double averageMillis, String command) {}

    /** Creates the tables of the runs, with the same kinds of keys as those of the registry. */
    public void prepare() throws IOException, InterruptedException {
        run(List.of("psql", "-q", "-c", Workload.tables()));
    }

    /** Runs the transactions of the workload. */
    public Result run(Workload workload, int clients, Duration time) throws IOException, InterruptedException {
        run(List.of("psql", "-q", "-c", "TRUNCATE pgbench_user, pgbench_presence, pgbench_file"));
        Path script = Files.createTempFile("pgbench", ".sql");
        try {
            Files.writeString(script, workload.transactions());
            List<String> command = List.of(
                    "pgbench",
                    "--no-vacuum",
                    "--protocol=prepared",
                    "--client=" + clients,
                    "--jobs=" + Math.min(clients, 2),
                    "--time=" + time.toSeconds(),
                    "--file=" + script);
            String output = runUntilAnythingIsDone(command);
            String shown = String.join(" ", command).replace(script.toString(), workload + ".sql");
            long statements = workload.statements();
            return new Result(number(TRANSACTIONS, output) * statements, number(LATENCY, output) / statements, shown);
        } finally {
            Files.delete(script);
        }
    }

    /** With many connections on two cores, a short run may end before the first transaction has: it says nothing, and is repeated. */
    private String runUntilAnythingIsDone(List<String> command) throws IOException, InterruptedException {
        String output = run(command);
        for (int repetition = 0; NOTHING_DONE.matcher(output).find() && repetition < MAX_REPETITIONS; repetition++) {
            System.err.println("pgbench has done no transaction in its time; again");
            output = run(command);
        }
        return output;
    }

    private String run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGHOST", host);
        builder.environment().put("PGPORT", Integer.toString(port));
        builder.environment().put("PGDATABASE", database);
        builder.environment().put("PGUSER", user);
        builder.environment().put("PGPASSWORD", password);
        Process process = start(builder);
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(command.get(0) + " failed with " + process.exitValue() + ":\n" + output);
        }
        return output;
    }

    private static Process start(ProcessBuilder builder) throws IOException {
        try {
            return builder.start();
        } catch (IOException missing) {
            throw new IOException(
                    builder.command().get(0) + " cannot be started: install PostgreSQL's client programs"
                            + " (Debian: apt-get install postgresql-client postgresql-contrib)",
                    missing);
        }
    }

    private static double number(Pattern pattern, String output) throws IOException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new IOException("pgbench printed no figures:\n" + output);
        }
        return Double.parseDouble(matcher.group(1));
    }
}
