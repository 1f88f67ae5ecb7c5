package skylab.aws.ec2.endpoint;

import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import skylab.aws.ec2.Ask;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.vpc.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;

/** An endpoint as the API shows it. */
final class EndpointShape {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int SUFFIX = 8;
    private static final int ZONE_ID = 13;

    private EndpointShape() {}

    static software.amazon.awssdk.services.ec2.model.VpcEndpoint of(World world, Scope scope, VpcEndpoint endpoint) {
        List<Subnet> subnets = EndpointInterfaces.subnets(world, scope, endpoint);
        var shape = software.amazon.awssdk.services.ec2.model.VpcEndpoint.builder()
                .vpcEndpointId(endpoint.id())
                .vpcEndpointType(type(endpoint))
                .vpcId(endpoint.vpc())
                .serviceName(endpoint.service())
                .serviceRegion(scope.region())
                .state(state(endpoint))
                .policyDocument(EndpointPolicy.of(endpoint))
                .routeTableIds(endpoint.isGateway() ? GatewayRoutes.of(world, scope, endpoint.id()) : List.of())
                .subnetIds(subnets.stream().map(Subnet::id).toList())
                .groups(endpoint.groups().stream()
                        .map(id -> group(world, scope, id))
                        .toList())
                .privateDnsEnabled(endpoint.privateName() != null)
                .requesterManaged(false)
                .networkInterfaceIds(endpoint.interfaces())
                .creationTimestamp(endpoint.created())
                .ownerId(scope.account())
                .tags(Ask.tags(world, scope, endpoint.id()));
        return endpoint.isGateway()
                ? shape.build()
                : shape.ipAddressType("ipv4")
                        .dnsOptions(options -> options.dnsRecordIpType("ipv4"))
                        .dnsEntries(names(world, scope, endpoint, subnets))
                        .build();
    }

    static String type(VpcEndpoint endpoint) {
        return endpoint.isGateway() ? EndpointService.GATEWAY : EndpointService.INTERFACE;
    }

    static String state(VpcEndpoint endpoint) {
        return endpoint.state().name().toLowerCase(Locale.ROOT);
    }

    private static SecurityGroupIdentifier group(World world, Scope scope, String id) {
        return SecurityGroupIdentifier.builder()
                .groupId(id)
                .groupName(world.table(scope, SECURITY_GROUPS)
                        .get(id)
                        .map(group -> group.name())
                        .orElse(null))
                .build();
    }

    /** Its own name, one for each zone, and the service's name if it leads here. */
    private static List<DnsEntry> names(World world, Scope scope, VpcEndpoint endpoint, List<Subnet> subnets) {
        String base = EndpointService.named(endpoint.service(), scope.region())
                .map(service -> service.endpointName(scope.region()))
                .orElse(endpoint.service());
        String own = endpoint.id() + "-" + text(world, "endpoint-name " + endpoint.id(), SUFFIX);
        String zone =
                "Z" + text(world, "endpoint-zone " + scope.region(), ZONE_ID).toUpperCase(Locale.ROOT);
        List<DnsEntry> names = new ArrayList<>();
        names.add(entry(own + "." + base, zone));
        subnets.forEach(subnet -> names.add(entry(own + "-" + subnet.zone() + "." + base, zone)));
        if (endpoint.privateName() != null) {
            String hosted = "Z" + text(world, "endpoint-private-zone " + endpoint.id(), ZONE_ID + 7);
            names.add(entry(endpoint.privateName(), hosted.toUpperCase(Locale.ROOT)));
        }
        return names;
    }

    private static DnsEntry entry(String name, String zone) {
        return DnsEntry.builder().dnsName(name).hostedZoneId(zone).build();
    }

    /** Letters and digits that follow from the seed and the subject alone. */
    private static String text(World world, String subject, int length) {
        SplittableRandom random = world.seed().stream(subject, 0);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
