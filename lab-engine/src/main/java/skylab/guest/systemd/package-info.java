/** The service manager: units as files describe them, and the first process that starts and watches them. */
package skylab.guest.systemd;
