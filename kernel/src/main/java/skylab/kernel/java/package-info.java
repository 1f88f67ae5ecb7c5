/** Java as the language of cells: JShell with an execution engine of our own in this JVM. */
package skylab.kernel.java;
