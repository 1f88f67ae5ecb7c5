package skylab.bench.wire;

/** What is measured, and what this server promises. */
enum Mark {
    FIRST_ANSWER("ms", 700, false),
    IDLE_MEMORY("MB", 150, false),
    RUN_INSTANCES("/s", 6000, true),
    VOLUMES("/s", 3500, true),
    NETWORKS("/s", 2000, true),
    STATISTICS("/s", 1000, true),
    LISTING("ms", 60, false),
    ONE_OF_MANY("ms", 0.4, false),
    MEMORY_AT_END("MB", Double.NaN, false);

    private final String unit;
    private final double aim;
    private final boolean more;

    Mark(String unit, double aim, boolean more) {
        this.unit = unit;
        this.aim = aim;
        this.more = more;
    }

    /** The unit. */
    String unit() {
        return unit;
    }

    /** What is promised; NaN for nothing. */
    double aim() {
        return aim;
    }

    /** Whether a value keeps the promise. */
    boolean isKept(double value) {
        return more ? value >= aim : value <= aim;
    }
}
