/**
 * What a process is and what it may ask of its kernel. Programs are values that advance step by step, so that a running
 * machine can be hibernated, forked and replayed.
 */
package skylab.guest.process;
