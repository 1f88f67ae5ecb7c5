/**
 * Where packets go. One function decides the fate of a packet; everything that talks asks it, so that there is never a
 * second opinion.
 */
package skylab.network;
