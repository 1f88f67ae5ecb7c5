/** The fate of a packet, hop by hop. */
package skylab.network.packet;
