/** Java as text: tokens, and the top-level things that a cell consists of. Pure; knows nothing of compilers. */
package skylab.kernel.java.syntax;
