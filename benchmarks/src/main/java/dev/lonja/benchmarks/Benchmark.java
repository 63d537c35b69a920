package dev.lonja.benchmarks;

/** One measured claim; prints its figures as Markdown, with the commands that they came from. */
interface Benchmark {
    void run() throws Exception;
}
