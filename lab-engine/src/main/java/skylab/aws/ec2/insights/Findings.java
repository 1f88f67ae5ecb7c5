package skylab.aws.ec2.insights;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.filter.NetworkAcl;
import skylab.network.filter.Peer;
import skylab.network.filter.SecurityGroup;
import skylab.network.packet.Fate;
import skylab.network.packet.Header;
import skylab.network.packet.Hop;
import skylab.network.packet.Journey;
import skylab.network.packet.Place;
import skylab.network.route.Route;
import skylab.network.route.RouteTable;
import skylab.network.route.Targets;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AnalysisAclRule;
import software.amazon.awssdk.services.ec2.model.AnalysisPacketHeader;
import software.amazon.awssdk.services.ec2.model.AnalysisRouteTableRoute;
import software.amazon.awssdk.services.ec2.model.AnalysisSecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.PathComponent;
import software.amazon.awssdk.services.ec2.model.PortRange;

/**
 * Hops as the Reachability Analyzer shows them.
 *
 * @param world the network in which they are
 * @param scope the account and region
 */
record Findings(World world, Scope scope) {
    private static final int LAST_PORT = 65_535;

    /** The components of a way; what is no resource of AWS is not among them. */
    List<PathComponent> components(List<Hop> hops) {
        List<PathComponent> components = new ArrayList<>();
        for (Hop hop : hops) {
            if (Arns.isResource(hop.component())) {
                components.add(component(hop, components.size() + 1));
            }
        }
        return components;
    }

    private PathComponent component(Hop hop, int number) {
        Optional<SecurityGroup.Rule> rule = groupRule(hop);
        PathComponent.Builder component = PathComponent.builder()
                .sequenceNumber(number)
                .component(
                        Arns.component(scope, group(hop).map(SecurityGroup::id).orElse(hop.component())))
                .inboundHeader(header(hop.before()))
                .outboundHeader(header(hop.after()));
        rule.ifPresent(one -> component.securityGroupRule(
                shape(one, group(hop).map(SecurityGroup::id).orElse(null))));
        entry(hop).ifPresent(entry -> component.aclRule(shape(entry)));
        route(hop).ifPresent(route -> component.routeTableRoute(shape(hop, route)));
        if (hop.place() == Place.INTERFACE) {
            subnet(hop).ifPresent(subnet -> component
                    .subnet(Arns.component(scope, subnet.id()))
                    .vpc(Arns.component(scope, subnet.vpc())));
        }
        return component.build();
    }

    /** What is in the way of a packet and its answer: ends that do not run, and what the network has. */
    List<Explanation> explanations(InsightsPath path, Journey journey) {
        return Stream.concat(
                        Stream.of(path.source(), String.valueOf(path.destination()))
                                .flatMap(end -> asleep(end).stream()),
                        explanations(journey).stream())
                .toList();
    }

    private Optional<Explanation> asleep(String end) {
        return world.table(scope, Instance.INSTANCES)
                .get(end)
                .filter(instance -> !instance.is(Phase.RUNNING))
                .map(instance -> Explanation.builder()
                        .explanationCode("BAD_STATE")
                        .component(Arns.component(scope, end))
                        .state(instance.state().phase().apiName().toString())
                        .build());
    }

    private List<Explanation> explanations(Journey journey) {
        List<Explanation> explanations = Stream.concat(journey.forth().stream(), journey.back().stream())
                .filter(hop -> hop.blocker().isPresent())
                .map(this::explanation)
                .toList();
        if (explanations.isEmpty() && journey.fate() instanceof Fate.Dropped dropped) {
            return dropped.reasons().stream()
                    .map(reason -> Explanation.builder()
                            .explanationCode(reason.code())
                            .missingComponent(reason.component())
                            .build())
                    .toList();
        }
        return explanations;
    }

    private Explanation explanation(Hop hop) {
        Header header = hop.before();
        Explanation.Builder explanation = Explanation.builder()
                .explanationCode(hop.blocker().orElseThrow().code())
                .direction(hop.ingress() ? "ingress" : "egress")
                .protocols(header.protocol());
        if (Arns.isResource(hop.component())) {
            explanation.component(Arns.component(scope, hop.component()));
        } else {
            explanation.address(hop.component());
        }
        switch (hop.place()) {
            case SECURITY_GROUPS ->
                explanation
                        .networkInterface(Arns.component(scope, hop.component()))
                        .address(Cidr.dotted(hop.ingress() ? header.source() : header.destination()))
                        .portRanges(port(header.destinationPort()))
                        .securityGroups(networkInterface(hop).stream()
                                .flatMap(one -> one.groups().stream())
                                .map(group -> Arns.component(scope, group))
                                .toList());
            case NETWORK_ACL -> {
                explanation
                        .acl(Arns.component(scope, hop.component()))
                        .address(Cidr.dotted(hop.ingress() ? header.source() : header.destination()))
                        .portRanges(port(header.destinationPort()));
                entry(hop).ifPresent(entry -> explanation.aclRule(shape(entry)));
            }
            case ROUTE_TABLE -> {
                explanation
                        .routeTable(Arns.component(scope, hop.component()))
                        .address(Cidr.dotted(header.destination()));
                route(hop).ifPresent(route -> explanation.routeTableRoute(shape(hop, route)));
            }
            case INTERNET_GATEWAY -> explanation.internetGateway(component(hop));
            case NAT_GATEWAY -> explanation.natGateway(component(hop));
            case PEERING -> explanation.vpcPeeringConnection(component(hop));
            case VPN_GATEWAY -> explanation.vpnGateway(component(hop));
            default -> explanation.address(Cidr.dotted(header.destination()));
        }
        return explanation.build();
    }

    private software.amazon.awssdk.services.ec2.model.AnalysisComponent component(Hop hop) {
        return Arns.isResource(hop.component()) ? Arns.component(scope, hop.component()) : null;
    }

    // What the ids and numbers in hops mean

    private Optional<NetworkInterface> networkInterface(Hop hop) {
        return world.table(scope, INTERFACES).get(hop.component());
    }

    private Optional<Subnet> subnet(Hop hop) {
        return networkInterface(hop).flatMap(one -> world.table(scope, SUBNETS).get(one.subnet()));
    }

    private Optional<SecurityGroup> group(Hop hop) {
        return hop.place() != Place.SECURITY_GROUPS
                ? Optional.empty()
                : world.table(scope, SecurityGroup.RULES)
                        .get(hop.rule())
                        .flatMap(id -> world.table(scope, SECURITY_GROUPS).get(id))
                        .or(() -> networkInterface(hop)
                                .flatMap(one -> one.groups().stream().findFirst())
                                .flatMap(id ->
                                        world.table(scope, SECURITY_GROUPS).get(id)));
    }

    private Optional<SecurityGroup.Rule> groupRule(Hop hop) {
        return group(hop).flatMap(group -> group.rules().stream()
                .filter(rule -> rule.id().equals(hop.rule()))
                .findFirst());
    }

    private Optional<NetworkAcl.Entry> entry(Hop hop) {
        return hop.place() != Place.NETWORK_ACL
                ? Optional.empty()
                : world.table(scope, NETWORK_ACLS).get(hop.component()).stream()
                        .flatMap(acl -> acl.entries().stream())
                        .filter(entry -> entry.egress() != hop.ingress()
                                && Integer.toString(entry.number()).equals(hop.rule()))
                        .findFirst();
    }

    private Optional<Route> route(Hop hop) {
        return hop.place() != Place.ROUTE_TABLE
                ? Optional.empty()
                : world.table(scope, ROUTE_TABLES).get(hop.component()).stream()
                        .flatMap(table -> table.routes().all().stream())
                        .filter(route -> route.destination().equals(hop.rule()))
                        .findFirst();
    }

    // Shapes

    private static AnalysisPacketHeader header(Header header) {
        return AnalysisPacketHeader.builder()
                .protocol(header.protocol())
                .sourceAddresses(Cidr.dotted(header.source()) + "/32")
                .sourcePortRanges(port(header.sourcePort()))
                .destinationAddresses(Cidr.dotted(header.destination()) + "/32")
                .destinationPortRanges(port(header.destinationPort()))
                .build();
    }

    private static PortRange port(int port) {
        return range(port, port);
    }

    private static PortRange range(int from, int to) {
        return PortRange.builder()
                .from(from == -1 ? 0 : from)
                .to(from == -1 ? LAST_PORT : to)
                .build();
    }

    private static AnalysisSecurityGroupRule shape(SecurityGroup.Rule rule, String group) {
        boolean isList = rule.peer() instanceof Peer.Prefixes;
        return AnalysisSecurityGroupRule.builder()
                .securityGroupId(rule.peer() instanceof Peer.Group ? rule.peer().text() : group)
                .cidr(rule.peer() instanceof Peer.Range ? rule.peer().text() : null)
                .prefixListId(isList ? rule.peer().text() : null)
                .direction(rule.egress() ? "egress" : "ingress")
                .protocol(rule.protocol())
                .portRange(range(rule.fromPort(), rule.toPort()))
                .build();
    }

    private static AnalysisAclRule shape(NetworkAcl.Entry entry) {
        return AnalysisAclRule.builder()
                .ruleNumber(entry.number())
                .ruleAction(entry.allow() ? "allow" : "deny")
                .egress(entry.egress())
                .protocol(entry.protocol())
                .cidr(entry.peer().text())
                .portRange(range(entry.fromPort(), entry.toPort()))
                .build();
    }

    private AnalysisRouteTableRoute shape(Hop hop, Route route) {
        String target = route.target();
        String vpc = world.table(scope, ROUTE_TABLES)
                .get(hop.component())
                .map(RouteTable::vpc)
                .orElse("");
        AnalysisRouteTableRoute.Builder shape = AnalysisRouteTableRoute.builder()
                .origin(route.origin().text())
                .state(Targets.state(world, scope, vpc, target).text());
        if (route.range().isPresent()) {
            shape.destinationCidr(route.destination());
        } else {
            shape.destinationPrefixListId(route.destination());
        }
        switch (Arns.prefix(target)) {
            case "nat" -> shape.natGatewayId(target);
            case "eni" -> shape.networkInterfaceId(target);
            case "pcx" -> shape.vpcPeeringConnectionId(target);
            case "eigw" -> shape.egressOnlyInternetGatewayId(target);
            default -> shape.gatewayId(target);
        }
        return shape.build();
    }
}
