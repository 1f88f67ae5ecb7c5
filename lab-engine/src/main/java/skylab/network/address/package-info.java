/** Public addresses and the names of addresses. */
package skylab.network.address;
