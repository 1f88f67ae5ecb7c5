/** What may pass: security groups, network ACLs, and the prefix lists of their rules. */
package skylab.network.filter;
