/** The web: servers of files, and clients. */
package skylab.guest.command.web;
