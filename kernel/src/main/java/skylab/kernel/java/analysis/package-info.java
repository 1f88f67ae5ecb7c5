/**
 * What can be known about the Java of a cell without running it: its tokens, its declarations, and, by the compiler of
 * the JDK, types and names at a cursor. Knows nothing of JShell.
 */
package skylab.kernel.java.analysis;
