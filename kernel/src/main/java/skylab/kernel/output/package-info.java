/** What cells print, gathered into few messages, in order. */
package skylab.kernel.output;
