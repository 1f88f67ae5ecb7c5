package skylab.telemetry;

/** Which status checks of a machine failed, minute by minute. */
@FunctionalInterface
public interface StatusHistory {
    /** Of a machine that was always sound. */
    StatusHistory SOUND = (check, minute) -> false;

    /** What is checked. */
    enum Check {
        /** Whether the machine answers. */
        INSTANCE,
        /** Whether its host does. */
        SYSTEM,
        /** Whether its volumes do. */
        ATTACHED_EBS
    }

    /**
     * Whether a check failed.
     *
     * @param minute in minutes since 1970-01-01T00:00Z, in which the machine was on
     */
    boolean failed(Check check, long minute);

    /** Whether it is certain that no check fails from one minute to another, both included. */
    default boolean isSound(long firstMinute, long lastMinute) {
        return this == SOUND;
    }
}
