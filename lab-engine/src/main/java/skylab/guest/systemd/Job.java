package skylab.guest.systemd;

/**
 * What is to be done with a unit.
 *
 * @param id counts from 1
 * @param unit its name
 * @param kind what is to be done
 * @param requester the process that waits for it, 0 for none
 * @param begun whether it is being done
 */
public record Job(long id, String unit, Kind kind, int requester, boolean begun) {
    /** What can be done with a unit. */
    public enum Kind {
        START,
        STOP,
        RESTART,
        RELOAD
    }

    Job begin() {
        return new Job(id, unit, kind, requester, true);
    }

    Job as(Kind other) {
        return new Job(id, unit, other, requester, false);
    }
}
