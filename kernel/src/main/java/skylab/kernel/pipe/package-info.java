/** How the processes of one program talk to each other. */
package skylab.kernel.pipe;
