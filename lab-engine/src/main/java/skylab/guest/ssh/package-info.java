/** SSH: keys in their real formats, the server, the client. */
package skylab.guest.ssh;
