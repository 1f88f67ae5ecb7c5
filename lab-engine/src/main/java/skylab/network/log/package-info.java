/** Flow logs: which of them a VPC's owner has asked for. */
package skylab.network.log;
