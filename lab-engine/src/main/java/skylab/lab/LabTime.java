package skylab.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.lab.history.Change;
import skylab.lab.history.Inventory;
import skylab.lab.history.Moments;
import skylab.world.Scope;
import skylab.world.World;

/** The clock of a lab, and its past. */
public interface LabTime {
    /** The virtual time. */
    Instant now();

    /** The present state as a value. */
    World world();

    /**
     * A state that was kept.
     *
     * @param checkpoint its name; {@code start} is the beginning of the lab
     * @throws IllegalArgumentException if no state has that name
     */
    World world(String checkpoint);

    /** The account and region that are asked. */
    Scope scope();

    /** Lets virtual time pass. */
    void advance(Duration duration);

    /**
     * This lab as it was at an earlier moment, as a lab of its own to look at or to go another way in; neither changes the
     * other. An action counts from when it had ended. At most 64 actions are done again for it.
     *
     * @throws IllegalArgumentException if the moment is before the lab's beginning or has not come yet
     */
    Lab at(Instant moment);

    /**
     * Lets virtual time pass.
     *
     * @param duration such as {@code 45d}, {@code 2h30m}, {@code 90s}, or ISO 8601
     * @throws IllegalArgumentException if it is none of these
     */
    default void advance(String duration) {
        advance(Durations.parse(duration));
    }

    /** Lets virtual time pass up to a moment. */
    default void advanceTo(Instant moment) {
        advance(Duration.between(now(), moment));
    }

    /**
     * Lets virtual time pass up to a moment.
     *
     * @param moment such as {@code 2026-03-02T09:30:00Z}; without an offset it is UTC, a date is its beginning
     * @throws IllegalArgumentException if it is none, or has passed
     */
    default void advanceTo(String moment) {
        advanceTo(Moments.parse(moment));
    }

    /**
     * This lab as it was at an earlier moment.
     *
     * @param moment such as {@code 2026-03-02T09:30:00Z}; without an offset it is UTC, a date is its beginning
     * @throws IllegalArgumentException if it is none, or the lab does not know it
     * @see #at(Instant)
     */
    default Lab at(String moment) {
        return at(Moments.parse(moment));
    }

    /**
     * What was made, deleted or changed between two moments, of this lab or of forks: by resource, as its service describes
     * it.
     *
     * @param before an earlier {@link #world}
     * @param after a later one
     */
    default List<Change> diff(World before, World after) {
        return Inventory.of(before, scope(), Services.ALL).to(Inventory.of(after, scope(), Services.ALL));
    }

    /**
     * What was made, deleted or changed between two moments.
     *
     * @param before the name of a checkpoint; {@code start} is the beginning of the lab
     * @param after the name of another
     * @throws IllegalArgumentException if no state has that name
     */
    default List<Change> diff(String before, String after) {
        return diff(world(before), world(after));
    }

    /**
     * What was made, deleted or changed since a moment.
     *
     * @param before the name of a checkpoint
     * @throws IllegalArgumentException if no state has that name
     */
    default List<Change> diff(String before) {
        return diff(world(before), world());
    }
}
