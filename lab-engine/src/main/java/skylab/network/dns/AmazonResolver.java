package skylab.network.dns;

import static skylab.network.eni.NetworkInterface.BY_ADDRESS;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.Optional;
import java.util.stream.Stream;
import skylab.network.Cidr;
import skylab.network.address.AmazonNames;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.PeeringConnection;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.vpc.Vpc;
import skylab.world.Scope;
import skylab.world.World;

/**
 * The name server that Amazon gives to each VPC (VPC guide, "DNS attributes for your VPC"): it knows the VPC's private
 * names, and for the public names of its machines it has their private addresses, so that they talk to each other inside.
 */
public final class AmazonResolver {
    /** The address at which it answers in every VPC. */
    public static final String EVERYWHERE = "169.254.169.253";

    private static final long SECOND = 2;

    private AmazonResolver() {}

    /** Its address in a VPC's own range: the third one, which is the second after the network. */
    public static String address(Vpc vpc) {
        return Cidr.dotted(vpc.cidr().network() + SECOND);
    }

    /** Whether it is at an address for the machines of a VPC. */
    public static boolean isAt(Vpc vpc, String address) {
        return address.equals(EVERYWHERE) || address.equals(address(vpc));
    }

    /**
     * Its answer to a machine of a VPC. No filter is asked: packets to it do not leave the machine's host.
     *
     * @return empty when it does not answer, because the VPC has no DNS support
     */
    public static Optional<Answer> ask(World world, Scope scope, Vpc vpc, Question question) {
        if (!vpc.settings().dnsSupport()) {
            return Optional.empty();
        }
        Optional<String> known = question.type().equals("A")
                ? address(world, scope, vpc, question)
                : question.pointedAt()
                        .filter(address -> knows(world, scope, vpc, address))
                        .map(address -> AmazonNames.privateName(address, scope.region()));
        return Optional.of(known.map(data -> Answer.of(question, Answer.AMAZON, data))
                .orElseGet(() -> PublicZone.ask(world, scope, question)));
    }

    private static Optional<String> address(World world, Scope scope, Vpc vpc, Question question) {
        Optional<String> endpoint = endpoint(world, scope, vpc, question.name());
        if (endpoint.isPresent()) {
            return endpoint;
        }
        Optional<String> inside = PublicZone.publicAddress(scope, question)
                .flatMap(address -> privateAddress(world, scope, vpc, address));
        return inside.isPresent() || !question.name().startsWith("ip-")
                ? inside
                : AmazonNames.address(question.name(), scope.region())
                        .filter(address -> knows(world, scope, vpc, address));
    }

    // A service whose name leads to an interface of an endpoint here.
    private static Optional<String> endpoint(World world, Scope scope, Vpc vpc, String name) {
        return world.table(scope, VpcEndpoint.BY_PRIVATE_NAME)
                .get(vpc.id() + "/" + name)
                .flatMap(world.table(scope, VpcEndpoint.VPC_ENDPOINTS)::get)
                .filter(one -> one.state() == VpcEndpoint.State.AVAILABLE)
                .flatMap(one -> one.interfaces().stream().findFirst())
                .flatMap(world.table(scope, INTERFACES)::get)
                .map(NetworkInterface::privateAddress);
    }

    // The private address of who has a public one, if it is to be seen from a VPC.
    private static Optional<String> privateAddress(World world, Scope scope, Vpc vpc, String address) {
        Optional<NetworkInterface> owner =
                world.table(scope, BY_ADDRESS).get(address).flatMap(world.table(scope, INTERFACES)::get);
        return owner.filter(one -> world.table(scope, SUBNETS)
                        .get(one.subnet())
                        .filter(subnet -> isInside(world, scope, vpc, subnet.vpc()))
                        .isPresent())
                .flatMap(one -> one.addresses().stream()
                        .filter(pair -> address.equals(pair.publicAddress()))
                        .map(NetworkInterface.Address::privateAddress)
                        .findFirst());
    }

    private static boolean isInside(World world, Scope scope, Vpc vpc, String other) {
        return vpc.settings().dnsHostnames()
                && (other.equals(vpc.id())
                        || peers(world, scope, vpc)
                                .filter(one -> one.other(vpc.id()).equals(other))
                                .anyMatch(one -> resolves(one, vpc)));
    }

    private static boolean resolves(PeeringConnection peering, Vpc from) {
        return peering.requester().equals(from.id()) ? peering.resolvesFromRequester() : peering.resolvesFromAccepter();
    }

    // Private addresses of the VPC and of its peers have names.
    private static boolean knows(World world, Scope scope, Vpc vpc, String address) {
        long number = Cidr.address(address).orElseThrow();
        return vpc.contains(number)
                || peers(world, scope, vpc)
                        .flatMap(one -> world.table(scope, VPCS).get(one.other(vpc.id())).stream())
                        .anyMatch(other -> other.contains(number));
    }

    private static Stream<PeeringConnection> peers(World world, Scope scope, Vpc vpc) {
        return world.table(scope, PEERING_CONNECTIONS).values().stream()
                .filter(one -> one.state() == PeeringConnection.State.ACTIVE)
                .filter(one ->
                        one.requester().equals(vpc.id()) || one.accepter().equals(vpc.id()));
    }
}
