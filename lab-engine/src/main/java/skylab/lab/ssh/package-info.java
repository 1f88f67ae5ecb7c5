/** A door for OpenSSH: real clients log in to the emulated machines. */
package skylab.lab.ssh;
