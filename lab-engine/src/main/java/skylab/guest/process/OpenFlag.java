package skylab.guest.process;

/** How a file is opened. */
public enum OpenFlag {
    READ,
    WRITE,
    /** Every write goes to the end. */
    APPEND,
    /** The file is made if it is not there. */
    CREATE,
    /** Together with CREATE: it must not be there. */
    EXCLUSIVE,
    /** The content is thrown away first. */
    TRUNCATE
}
