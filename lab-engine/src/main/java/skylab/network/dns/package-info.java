/** Names: what name servers know, and who sees which part of it. */
package skylab.network.dns;
