/** Commands that read and write text. */
package skylab.guest.command.text;
