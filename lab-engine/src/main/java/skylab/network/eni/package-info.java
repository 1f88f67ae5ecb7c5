/** Network interfaces. */
package skylab.network.eni;
