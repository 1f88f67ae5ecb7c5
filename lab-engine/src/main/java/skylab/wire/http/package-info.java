/** The gateway behind an HTTP server. */
package skylab.wire.http;
