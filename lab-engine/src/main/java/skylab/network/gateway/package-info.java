/** Ways out of a VPC: gateways, peering connections, endpoints. */
package skylab.network.gateway;
