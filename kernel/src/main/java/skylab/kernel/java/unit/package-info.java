/**
 * Cells as units of compilation: what a cell declares and mentions, the one source that is compiled for it, the classes
 * that come of it, and what of earlier cells has to be compiled again because of it.
 */
package skylab.kernel.java.unit;
