/** The commands of OpenSSH and PuTTY. */
package skylab.guest.command.ssh;
