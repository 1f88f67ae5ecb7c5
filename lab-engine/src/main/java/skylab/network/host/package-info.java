/** What the kernel of a machine does to packets: whether it passes them on, its tables of rules, the flows it remembers. */
package skylab.network.host;
