package skylab.guest.process;

import java.time.Duration;

/**
 * A line of the kernel's ring buffer.
 *
 * @param at time since boot
 * @param text what it said
 */
public record KernelMessage(Duration at, String text) {}
