/**
 * Proofs about all packets at once: which headers get from one place to another and back, computed from the rules as sets
 * of headers, without trying any of them.
 */
package skylab.network.proof;
