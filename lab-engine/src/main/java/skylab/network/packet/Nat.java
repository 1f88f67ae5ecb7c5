package skylab.network.packet;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.NatGateway;
import skylab.network.packet.NatTable.Mapping;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;

/** NAT gateways: another source address and port on the way out, and back again for answers. */
final class Nat {
    private Nat() {}

    /** A route sends a packet to a gateway. */
    static void out(Walk walk, NatGateway gateway, Subnet from) {
        Atlas atlas = walk.atlas();
        Subnet subnet = atlas.subnet(gateway.subnet());
        Vpc vpc = atlas.vpc(gateway.vpc());
        if (subnet == null || vpc == null) {
            stop(walk, gateway, "UNKNOWN_RESOURCE");
            return;
        }
        walk.enter(subnet, from);
        NetworkInterface own = atlas.eni(gateway.addresses().get(0).networkInterface());
        if (own != null) {
            walk.line(own, subnet, true);
            walk.line(own, subnet, false);
        }
        if (gateway.state() != NatGateway.State.AVAILABLE) {
            stop(walk, gateway, "BAD_STATE");
        } else if (!vpc.contains(walk.header().source())) {
            stop(walk, gateway, "NGW_REQUIRES_SOURCE_IN_VPC");
        } else if (walk.forth() != null) {
            // An answer to what did not come through it: it would arrive from an address that nobody asked.
            stop(walk, gateway, "NGW_SOURCE_ADDRESS_REASSIGN");
        } else {
            translate(walk, atlas, gateway, subnet);
        }
    }

    private static void translate(Walk walk, Atlas atlas, NatGateway gateway, Subnet subnet) {
        Header inside = walk.header();
        Instant now = atlas.world().now();
        for (NatGateway.Address address : gateway.addresses()) {
            Optional<Mapping> known = atlas.natTable(key(address)).of(inside, now);
            if (known.isPresent()) {
                translate(walk, gateway, subnet, address, known.get().port());
                return;
            }
        }
        for (NatGateway.Address address : gateway.addresses()) {
            OptionalInt port = walk.isEstablished()
                    ? OptionalInt.empty()
                    : atlas.natTable(key(address)).port(inside, now);
            if (port.isPresent()) {
                translate(walk, gateway, subnet, address, port.getAsInt());
                return;
            }
        }
        stop(walk, gateway, walk.isEstablished() ? "NGW_SOURCE_ADDRESS_REASSIGN" : "ErrorPortAllocation");
    }

    private static void translate(Walk walk, NatGateway gateway, Subnet subnet, NatGateway.Address address, int port) {
        Header inside = walk.header();
        Header outside = inside.from(Cidr.address(address.privateAddress()).orElseThrow(), port);
        walk.translations()
                .add(new Walk.Translation(
                        key(address), inside, outside, walk.hops().size()));
        goOn(walk, gateway.id(), false, outside, subnet);
    }

    /** A packet arrives at a gateway's own address: it is let in only as the answer to one that went out. */
    static void in(Walk walk, NetworkInterface eni, Subnet subnet) {
        Atlas atlas = walk.atlas();
        Header outside = walk.header();
        String key = NatTable.key(eni.id(), Cidr.dotted(outside.destination()));
        Header inside = null;
        if (walk.forth() != null) {
            for (Walk.Translation one : walk.forth().translations()) {
                if (one.table().equals(key) && one.outside().answer().equals(outside)) {
                    inside = one.inside().answer();
                }
            }
        } else {
            inside = atlas.natTable(key)
                    .admits(outside, atlas.world().now())
                    .map(mapping -> mapping.inside().answer())
                    .orElse(null);
        }
        NatGateway gateway = atlas.natOf(eni);
        String component = gateway == null ? eni.id() : gateway.id();
        if (inside == null) {
            walk.stop(Place.NAT_GATEWAY, component, "", true, "NGW_DEST_ADDRESS_PRESERVATION");
        } else {
            goOn(walk, component, true, inside, subnet);
        }
    }

    private static String key(NatGateway.Address address) {
        return NatTable.key(address.networkInterface(), address.privateAddress());
    }

    private static void goOn(Walk walk, String gateway, boolean ingress, Header changed, Subnet subnet) {
        if (walk.isLost()) {
            walk.stop(Place.NAT_GATEWAY, gateway, "", ingress, "CANNOT_ROUTE");
        } else {
            walk.translate(Place.NAT_GATEWAY, gateway, ingress, changed);
            walk.isAtHomeIn(subnet.vpc());
            Way.outOf(walk, subnet);
        }
    }

    private static void stop(Walk walk, NatGateway gateway, String code) {
        walk.stop(Place.NAT_GATEWAY, gateway.id(), "", false, code);
    }
}
