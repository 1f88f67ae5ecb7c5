/**
 * The shell of the emulated machines: an interpreter of bash whose whole state is a value, so that a shell in the middle
 * of a loop can be hibernated, forked and replayed.
 */
package skylab.guest.shell;
