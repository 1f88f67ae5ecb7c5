/** What the kernel asks of a language, whichever it is. Knows nothing of sockets or messages. */
package skylab.kernel.evaluation;
