package dev.lonja.peer.doctor;

import java.util.List;

/** Makes the checks one after the other, and reports each one as soon as it is made. */
public final class Doctor {
    private static final int FINE = 0;
    private static final int FAILED = 1;

    private final List<Check> checks;
    private final DoctorReport report;

    /** A doctor with these checks. */
    public Doctor(List<Check> checks, DoctorReport report) {
        this.checks = List.copyOf(checks);
        this.report = report;
    }

    /**
     * Makes all checks.
     *
     * @return the exit code: 1 if one of them failed, else 0
     */
    public int run() {
        for (Check check : checks) {
            check.look().forEach(report::print);
        }
        report.end();
        return report.count(Verdict.FAIL) > 0 ? FAILED : FINE;
    }
}
