package skylab.guest.process;

/**
 * Two descriptors of a process.
 *
 * @param readEnd what is written to the other comes out here
 * @param writeEnd the other
 */
public record Pipe(int readEnd, int writeEnd) {}
