/** ZeroMQ sockets, each on a blocking thread of its own. Knows frames, not messages. */
package skylab.kernel.channels;
