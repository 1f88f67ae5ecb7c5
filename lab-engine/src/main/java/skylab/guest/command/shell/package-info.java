/** The shells as executable files. */
package skylab.guest.command.shell;
