package dev.lonja.registry.storage;

/** The rule of {@link dev.lonja.registry.directory.Authorization} as an SQL condition. */
final class CallerCondition {
    /** True if the caller of row {@code w}, which has a {@code credential}, may act for the user of presence {@code p}. */
    static final String MAY_ACT = "(p.origin = w.credential OR w.credential = '')";

    private CallerCondition() {}
}
