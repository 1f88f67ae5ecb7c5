/** Commands that send packets. */
package skylab.guest.command.network;
