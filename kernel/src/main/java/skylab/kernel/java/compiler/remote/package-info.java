/**
 * A compiler that stays warm for one session after the other, in another process or in this one: a fresh one spends most
 * of the time of the first cells in coming up to speed.
 */
package skylab.kernel.java.compiler.remote;
