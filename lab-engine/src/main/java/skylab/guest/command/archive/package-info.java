/** Commands that pack files and unpack them, in the formats of the real ones. */
package skylab.guest.command.archive;
