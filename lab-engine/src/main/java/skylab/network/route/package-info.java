/** Route tables. */
package skylab.network.route;
