/** The language awk: its syntax, its values, its execution line by line. */
package skylab.guest.command.awk;
