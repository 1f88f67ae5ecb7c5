/** The server: {@code sshd}, its configuration, who may log in, and the sessions. */
package skylab.guest.ssh.server;
