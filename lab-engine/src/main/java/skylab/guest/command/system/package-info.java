/** Commands about the machine itself: processes, users, disks, mounts, time, and the kernel's messages. */
package skylab.guest.command.system;
