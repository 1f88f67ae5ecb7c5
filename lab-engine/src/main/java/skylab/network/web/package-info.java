/** HTTP as text, and the few web servers of the Internet outside of the lab. */
package skylab.network.web;
