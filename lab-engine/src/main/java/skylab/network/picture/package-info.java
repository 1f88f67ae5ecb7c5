/** Pictures of VPCs, computed from the world alone. */
package skylab.network.picture;
