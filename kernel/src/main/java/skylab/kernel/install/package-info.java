/** What an installer needs to know to make Jupyter start this kernel. */
package skylab.kernel.install;
