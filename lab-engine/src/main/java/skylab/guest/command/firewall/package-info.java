/** Rules of the kernel for packets: iptables and its companions, and the flows that it remembers. */
package skylab.guest.command.firewall;
