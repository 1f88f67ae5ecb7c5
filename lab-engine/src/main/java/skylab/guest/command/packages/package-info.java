/** Package managers. */
package skylab.guest.command.packages;
