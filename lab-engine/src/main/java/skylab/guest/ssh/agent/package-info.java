/** The agent: a process that holds private keys and signs with them, near or through a forwarded connection. */
package skylab.guest.ssh.agent;
