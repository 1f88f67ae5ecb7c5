/** Commands on disks: file systems, partitions, raw reading and writing, speed. */
package skylab.guest.command.storage;
