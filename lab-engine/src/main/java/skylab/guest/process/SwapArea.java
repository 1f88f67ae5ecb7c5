package skylab.guest.process;

/**
 * Disk space that takes what memory has no room for.
 *
 * @param path a device or a file
 * @param size bytes, without the header
 * @param file whether it is a file
 * @param priority the higher, the sooner it is used
 */
public record SwapArea(String path, long size, boolean file, int priority) {}
