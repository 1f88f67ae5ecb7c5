/** What lies on disks: contents, inodes, file systems, partitions. Immutable values that share what they have in common. */
package skylab.guest.disk;
