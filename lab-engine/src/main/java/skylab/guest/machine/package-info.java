/** Machines: hardware, memory, the kernel that runs processes, and their life from being switched on to being destroyed. */
package skylab.guest.machine;
