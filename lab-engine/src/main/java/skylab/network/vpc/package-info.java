/** VPCs and their subnets. */
package skylab.network.vpc;
