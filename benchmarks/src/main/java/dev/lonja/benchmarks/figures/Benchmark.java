package dev.lonja.benchmarks.figures;

/** A measurement that prints its figures as a Markdown table. */
public interface Benchmark {
    void run() throws Exception;
}
