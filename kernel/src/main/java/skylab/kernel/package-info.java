/** A Jupyter kernel for Java: the process. */
package skylab.kernel;
