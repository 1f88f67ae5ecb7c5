/**
 * Java as the language of cells: sessions that compile, load and run them, stop them, and tell what they did. Below it
 * the language by itself: its text, the compiler, units of compilation, and what can be asked about code.
 */
package skylab.kernel.java;
