package skylab.aws.ec2.tag;

import static skylab.aws.ec2.image.Image.IMAGES;
import static skylab.aws.ec2.insights.InsightsAnalysis.ANALYSES;
import static skylab.aws.ec2.insights.InsightsPath.PATHS;
import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.instance.SpotRequests.SPOT_REQUESTS;
import static skylab.aws.ec2.key.KeyPair.KEY_PAIRS;
import static skylab.aws.ec2.placement.PlacementGroup.PLACEMENT_GROUPS;
import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;
import static skylab.aws.ec2.template.LaunchTemplate.LAUNCH_TEMPLATES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;
import static skylab.network.address.ElasticAddress.ELASTIC_ADDRESSES;
import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.filter.NetworkAcl.NETWORK_ACLS;
import static skylab.network.filter.PrefixList.PREFIX_LISTS;
import static skylab.network.filter.SecurityGroup.RULES;
import static skylab.network.filter.SecurityGroup.SECURITY_GROUPS;
import static skylab.network.gateway.CustomerGateway.CUSTOMER_GATEWAYS;
import static skylab.network.gateway.EgressOnlyGateway.EGRESS_ONLY_GATEWAYS;
import static skylab.network.gateway.InternetGateway.INTERNET_GATEWAYS;
import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.gateway.PeeringConnection.PEERING_CONNECTIONS;
import static skylab.network.gateway.VpcEndpoint.VPC_ENDPOINTS;
import static skylab.network.gateway.VpnConnection.VPN_CONNECTIONS;
import static skylab.network.gateway.VpnGateway.VPN_GATEWAYS;
import static skylab.network.log.FlowLog.FLOW_LOGS;
import static skylab.network.route.RouteTable.ROUTE_TABLES;
import static skylab.network.vpc.DhcpOptions.DHCP_OPTIONS;
import static skylab.network.vpc.Subnet.Reservation.SUBNETS_BY_RESERVATION;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.image.PublicImages;
import skylab.aws.ec2.instance.SpotRequests;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** Operations on tags. */
public final class TagOperations {
    /** What can have tags; the resource types of the API are the kinds' names. */
    private static final List<Kind<?>> TAGGED = List.of(
            INSTANCES,
            VOLUMES,
            SNAPSHOTS,
            IMAGES,
            KEY_PAIRS,
            SECURITY_GROUPS,
            RULES,
            NETWORK_ACLS,
            PLACEMENT_GROUPS,
            PATHS,
            ANALYSES,
            PREFIX_LISTS,
            INTERFACES,
            SUBNETS,
            SUBNETS_BY_RESERVATION,
            VPCS,
            DHCP_OPTIONS,
            ELASTIC_ADDRESSES,
            FLOW_LOGS,
            VPC_ENDPOINTS,
            PEERING_CONNECTIONS,
            LAUNCH_TEMPLATES,
            ROUTE_TABLES,
            INTERNET_GATEWAYS,
            EGRESS_ONLY_GATEWAYS,
            NAT_GATEWAYS,
            VPN_GATEWAYS,
            CUSTOMER_GATEWAYS,
            VPN_CONNECTIONS);

    private static final List<Ids<?>> WORDED = List.of(
            new Ids<>(INSTANCES, "instance ID", "InvalidInstanceID"),
            new Ids<>(VOLUMES, "volume", "InvalidVolume"),
            new Ids<>(SNAPSHOTS, "snapshot", "InvalidSnapshot"),
            new Ids<>(VPCS, "vpc ID", "InvalidVpcID"),
            new Ids<>(SUBNETS, "subnet ID", "InvalidSubnetID"),
            new Ids<>(INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID"),
            new Ids<>(ROUTE_TABLES, "routeTable ID", "InvalidRouteTableID"),
            new Ids<>(INTERNET_GATEWAYS, "internetGateway ID", "InvalidInternetGatewayID"));

    private record Tagged(String id, String type, String key, String value) {}

    private static final Filters<Tagged> FILTERS = new Filters<>(Tagged::id)
            .on("resource-id", Tagged::id)
            .on("resource-type", Tagged::type)
            .on("key", Tagged::key)
            .on("value", Tagged::value);

    private TagOperations() {}

    /** CreateTags. */
    public static CreateTagsResponse create(Call call, CreateTagsRequest request) {
        requireTagsAndResources(request.resources(), request.tags());
        request.resources().forEach(id -> kindOf(call, id));
        request.resources().forEach(id -> Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tags())));
        return CreateTagsResponse.builder().build();
    }

    /** DeleteTags; without tags, all of them. */
    public static DeleteTagsResponse delete(Call call, DeleteTagsRequest request) {
        if (request.tags().stream().anyMatch(tag -> tag.key() == null)) {
            throw new AwsError("MissingParameter", "The request must contain the parameter Tag.Key");
        }
        request.resources().forEach(id -> {
            if (request.tags().isEmpty()) {
                Tags.of(call.tx().world(), call.scope(), id).byKey().keySet().stream()
                        .filter(key -> !Tags.isOwn(key))
                        .forEach(key -> Tags.remove(call.tx(), call.scope(), id, key, null));
            }
            request.tags().stream()
                    .filter(tag -> Tags.isOwn(tag.key()))
                    .findFirst()
                    .ifPresent(tag -> {
                        throw new AwsError(
                                "InvalidParameterValue",
                                "Value ( " + tag.key() + " ) for parameter key is invalid. Tag keys starting with"
                                        + " 'aws:' are reserved for internal use");
                    });
            request.tags().forEach(tag -> Tags.remove(call.tx(), call.scope(), id, tag.key(), tag.value()));
        });
        return DeleteTagsResponse.builder().build();
    }

    /** DescribeTags. */
    public static DescribeTagsResponse describe(Call call, DescribeTagsRequest request) {
        List<Tagged> all = call.tx().world().table(call.scope(), Tags.TAGS).ids().stream()
                .flatMap(id -> Tags.of(call.tx().world(), call.scope(), id).byKey().entrySet().stream()
                        .map((Map.Entry<String, String> tag) ->
                                new Tagged(id, kindOf(call, id).name(), tag.getKey(), tag.getValue())))
                .filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Tagged> page = Page.of(all, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeTagsResponse.builder()
                .tags(page.items().stream()
                        .map(tag -> TagDescription.builder()
                                .resourceId(tag.id())
                                .resourceType(tag.type())
                                .key(tag.key())
                                .value(tag.value())
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static void requireTagsAndResources(List<String> resources, List<Tag> tags) {
        if (resources.isEmpty() || tags.isEmpty()) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter " + (resources.isEmpty() ? "resourceIdSet" : "tagSet"));
        }
    }

    private static Kind<?> kindOf(Call call, String id) {
        if (PublicImages.find(call.tx().world(), call.scope(), id).isPresent()) {
            return IMAGES;
        }
        if (id.startsWith(SPOT_REQUESTS.prefix()) && SpotRequests.exists(call, id)) {
            return SPOT_REQUESTS;
        }
        return TAGGED.stream()
                .filter(kind -> id.startsWith(kind.prefix()))
                .filter(kind -> call.tx().find(call.scope(), kind, id).isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(call, id));
    }

    // An id that could be one of these is refused as everywhere else.
    private static AwsError unknown(Call call, String id) {
        for (Ids<?> ids : WORDED) {
            if (id.startsWith(ids.kind().prefix()) && ids.isWellFormed(id)) {
                try {
                    ids.one(call.tx().world(), call.scope(), id);
                } catch (AwsError notFound) {
                    return notFound;
                }
            }
        }
        return new AwsError("InvalidID", "The ID '" + id + "' is not valid");
    }
}
