/** A person at a terminal of a machine. */
package skylab.guest.terminal;
