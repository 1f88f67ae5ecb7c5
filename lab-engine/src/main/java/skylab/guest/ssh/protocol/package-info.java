/** What SSH's two sides say to each other, and the channels that share a connection (RFC 4251 to 4254). */
package skylab.guest.ssh.protocol;
