package skylab.world.journal;

/** What an action that has been answered survives. */
public enum Durability {
    /** A loss of power too: it is answered when it is on the disk. */
    DISK,

    /** The end of the process, however it comes; the disk follows within a second. */
    PROCESS
}
