/** Commands about files as such: names, modes, times, trees. */
package skylab.guest.command.files;
