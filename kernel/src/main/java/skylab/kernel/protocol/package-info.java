/** The Jupyter messaging protocol as pure data and codecs: no sockets, no threads, no clock of its own. */
package skylab.kernel.protocol;
