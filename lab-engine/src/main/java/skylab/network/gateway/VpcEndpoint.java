package skylab.network.gateway;

import java.time.Instant;
import java.util.List;
import skylab.world.Kind;

/**
 * An endpoint: a way from a VPC to a service of AWS that does not lead over the Internet (AWS PrivateLink guide). A gateway
 * endpoint is the target of routes to the service's prefix list: which tables have one, the tables say. An interface
 * endpoint is an interface in a subnet of each zone.
 *
 * @param id {@code vpce-…}
 * @param vpc the VPC's id
 * @param service the service's name, e.g. {@code com.amazonaws.us-east-1.s3}
 * @param isGateway whether it is a gateway endpoint, else an interface endpoint
 * @param state where it stands in its life
 * @param created when it was created
 * @param policy who may do what through it, as JSON; null for everybody everything
 * @param privateName the service's own name, which leads to this endpoint inside of the VPC; null if it does not
 * @param interfaces ids of its interfaces; none of a gateway endpoint
 * @param groups ids of its interfaces' security groups
 */
public record VpcEndpoint(
        String id,
        String vpc,
        String service,
        boolean isGateway,
        State state,
        Instant created,
        String policy,
        String privateName,
        List<String> interfaces,
        List<String> groups) {
    /** All endpoints. */
    public static final Kind<VpcEndpoint> VPC_ENDPOINTS = new Kind<>("vpc-endpoint", "vpce-");

    /** Ids of endpoints by the private names that lead to them, written {@code <vpc>/<name>}. */
    public static final Kind<String> BY_PRIVATE_NAME = new Kind<>("vpc-endpoint-by-name", "");

    /** Copies the lists. */
    public VpcEndpoint {
        interfaces = List.copyOf(interfaces);
        groups = List.copyOf(groups);
    }

    /** The states of an endpoint. */
    public enum State {
        /** Being made. */
        PENDING,
        /** It leads to the service. */
        AVAILABLE,
        /** It ends. */
        DELETING
    }

    /** This endpoint in another state. */
    public VpcEndpoint in(State next) {
        return new VpcEndpoint(id, vpc, service, isGateway, next, created, policy, privateName, interfaces, groups);
    }

    /** This endpoint with another policy, or the one that allows everything for null. */
    public VpcEndpoint withPolicy(String changed) {
        return new VpcEndpoint(id, vpc, service, isGateway, state, created, changed, privateName, interfaces, groups);
    }

    /** This endpoint under the service's own name, or not for null. */
    public VpcEndpoint withPrivateName(String changed) {
        return new VpcEndpoint(id, vpc, service, isGateway, state, created, policy, changed, interfaces, groups);
    }

    /** This endpoint with other interfaces. */
    public VpcEndpoint withInterfaces(List<String> changed) {
        return new VpcEndpoint(id, vpc, service, isGateway, state, created, policy, privateName, changed, groups);
    }

    /** This endpoint in other groups. */
    public VpcEndpoint withGroups(List<String> changed) {
        return new VpcEndpoint(id, vpc, service, isGateway, state, created, policy, privateName, interfaces, changed);
    }
}
