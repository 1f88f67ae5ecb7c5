/** The client: {@code ssh}, its options and configuration, what it knows of hosts, how it logs in. */
package skylab.guest.ssh.client;
