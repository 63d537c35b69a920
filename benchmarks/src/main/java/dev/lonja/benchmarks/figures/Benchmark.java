package dev.lonja.benchmarks.figures;

/** One measured claim; prints its figures as Markdown, with the commands that they came from. */
public interface Benchmark {
    void run() throws Exception;
}
