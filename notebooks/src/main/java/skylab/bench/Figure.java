package skylab.bench;

/** What is measured; a smaller value is a better one. */
enum Figure {
    KERNEL_INFO("ms"),
    FIRST_RESULT("ms"),
    ROUND_TRIP("ms"),
    TRIVIAL_CELL("ms"),
    TRIVIAL_CELL_P95("ms"),
    CLASS_CELL("ms"),
    SEVERAL_STATEMENTS("ms"),
    COMPLETION("ms"),
    INSPECTION("ms"),
    PRINT_TIME("ms"),
    PRINT_MESSAGES(""),
    PRINT_LOST("B"),
    GROWTH(""),
    RSS_AT_START("MB"),
    RSS_AT_END("MB"),
    HEAP_AT_END("MB"),
    IDLE_CPU("%"),
    INTERRUPT("ms"),
    SHUTDOWN("ms");

    private static final int AHEAD_OF_TIME = 25;

    private final String unit;

    Figure(String unit) {
        this.unit = unit;
    }

    /** The unit; empty for plain numbers. */
    String unit() {
        return unit;
    }

    /**
     * The most that the kernel promises; NaN for nothing.
     *
     * @param own the other figures of the kernel
     * @param python those of ipykernel in the same run
     * @param java the feature version of the Java that runs the kernel
     */
    double limit(Figures own, Figures python, int java) {
        return switch (this) {
            case FIRST_RESULT -> (java >= AHEAD_OF_TIME ? 1.5 : 2) * python.of(FIRST_RESULT);
            case TRIVIAL_CELL -> 3 * python.of(TRIVIAL_CELL);
            case CLASS_CELL -> 3 * own.of(TRIVIAL_CELL);
            case PRINT_TIME -> python.of(PRINT_TIME);
            case COMPLETION, INSPECTION -> 20;
            case PRINT_LOST -> 0;
            case GROWTH -> 1.2;
            case RSS_AT_END -> 400;
            case HEAP_AT_END -> 200;
            // The housekeeping of a JVM is one tick of the system's clock now and then.
            case IDLE_CPU -> 0.5;
            case INTERRUPT -> 200;
            case SHUTDOWN -> 150;
            default -> Double.NaN;
        };
    }
}
