/** The Java compiler as cells need it: in memory, its context kept warm between cells. */
package skylab.kernel.java.compiler;
