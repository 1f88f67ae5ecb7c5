package skylab.aws.ec2.insights;

import static skylab.aws.ec2.insights.InsightsAnalysis.ANALYSES;
import static skylab.aws.ec2.insights.InsightsPath.PATHS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.aws.ec2.instance.Instance;
import skylab.network.Cidr;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.InternetGateway;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsPath;

/** Paths for the Reachability Analyzer. */
final class Paths {
    static final Ids<InsightsPath> IDS = new Ids<>(PATHS, "network insights path ID", "InvalidNetworkInsightsPathId");

    private static final Ids<Instance> INSTANCES = new Ids<>(Instance.INSTANCES, "instance ID", "InvalidInstanceID");
    private static final Ids<NetworkInterface> INTERFACES =
            new Ids<>(NetworkInterface.INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID");
    private static final Ids<InternetGateway> GATEWAYS =
            new Ids<>(InternetGateway.INTERNET_GATEWAYS, "internetGateway ID", "InvalidInternetGatewayID");

    private static final Tokens TOKENS = Tokens.of("create-network-insights-path");
    private static final int LAST_PORT = 65_535;
    // Reachability Analyzer guide, "Quotas".
    private static final int MOST = 100;

    private static final Filters<InsightsPath> FILTERS = new Filters<>(InsightsPath::id)
            .on("destination", InsightsPath::destination)
            .on("source", InsightsPath::source)
            .on("protocol", InsightsPath::protocol)
            .on("filter-at-source.source-address", InsightsPath::sourceAddress)
            .on("filter-at-source.destination-address", InsightsPath::destinationAddress);

    private Paths() {}

    /** CreateNetworkInsightsPath. */
    static CreateNetworkInsightsPathResponse create(Call call, CreateNetworkInsightsPathRequest request) {
        var earlier = TOKENS.earlier(call, request.clientToken(), request);
        if (earlier.isPresent()) {
            return created(call, IDS.one(call.tx().world(), call.scope(), earlier.get()));
        }
        check(call, request);
        if (call.tx().all(call.scope(), PATHS).size() >= MOST) {
            throw new AwsError(
                    "NetworkInsightsPathLimitExceeded",
                    "The maximum number of network insights paths is reached: " + MOST);
        }
        InsightsPath made = new InsightsPath(
                call.tx().newId(PATHS),
                request.source(),
                request.destination(),
                request.sourceIp(),
                request.destinationIp(),
                request.protocolAsString(),
                request.destinationPort(),
                call.tx().now());
        call.tx().put(call.scope(), PATHS, made.id(), made);
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), PATHS.name()));
        TOKENS.remember(call, request.clientToken(), request, made.id());
        return created(call, made);
    }

    private static CreateNetworkInsightsPathResponse created(Call call, InsightsPath path) {
        return CreateNetworkInsightsPathResponse.builder()
                .networkInsightsPath(shape(call.tx().world(), call.scope(), path))
                .build();
    }

    private static void check(Call call, CreateNetworkInsightsPathRequest request) {
        if (request.source() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter Source");
        }
        if (request.filterAtSource() != null || request.filterAtDestination() != null) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate filters of network insights paths. Nothing has happened.");
        }
        if (request.destination() == null && request.destinationIp() == null) {
            throw new AwsError(
                    "MissingParameter", "The request must contain the parameter Destination or DestinationIp");
        }
        if (!List.of("tcp", "udp").contains(String.valueOf(request.protocolAsString()))) {
            throw invalid(request.protocolAsString(), "Protocol", "The protocol must be tcp or udp.");
        }
        Integer port = request.destinationPort();
        if (port != null && (port < 0 || port > LAST_PORT)) {
            throw invalid(port, "DestinationPort", "Ports are 0 to " + LAST_PORT + ".");
        }
        checkAddress(request.sourceIp(), "SourceIp");
        checkAddress(request.destinationIp(), "DestinationIp");
        checkEnd(call, request.source());
        if (request.destination() != null) {
            checkEnd(call, request.destination());
            if (request.destination().equals(request.source())) {
                throw invalid(request.destination(), "Destination", "Source and destination must be different.");
            }
        }
    }

    private static void checkAddress(String address, String parameter) {
        if (address != null && Cidr.address(address).isEmpty()) {
            throw invalid(address, parameter, "It is not an IPv4 address.");
        }
    }

    private static AwsError invalid(Object value, String parameter, String why) {
        return new AwsError(
                "InvalidParameterValue", "Value (" + value + ") for parameter " + parameter + " is invalid. " + why);
    }

    private static void checkEnd(Call call, String id) {
        World world = call.tx().world();
        switch (Arns.prefix(id)) {
            case "i" -> INSTANCES.one(world, call.scope(), id);
            case "eni" -> INTERFACES.one(world, call.scope(), id);
            case "igw" -> GATEWAYS.one(world, call.scope(), id);
            default ->
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate network insights paths from or to " + id
                                + "; instances, network interfaces and Internet gateways it does. Nothing has happened.");
        }
    }

    /** DescribeNetworkInsightsPaths. */
    static DescribeNetworkInsightsPathsResponse describe(Call call, DescribeNetworkInsightsPathsRequest request) {
        World world = call.tx().world();
        Page<InsightsPath> page = Listing.of(call, IDS, request.networkInsightsPathIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 100);
        return DescribeNetworkInsightsPathsResponse.builder()
                .networkInsightsPaths(page.items().stream()
                        .map(path -> shape(world, call.scope(), path))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DeleteNetworkInsightsPath. */
    static DeleteNetworkInsightsPathResponse delete(Call call, DeleteNetworkInsightsPathRequest request) {
        InsightsPath gone = IDS.one(call.tx().world(), call.scope(), request.networkInsightsPathId());
        if (call.tx().all(call.scope(), ANALYSES).stream()
                .anyMatch(one -> one.path().equals(gone.id()))) {
            throw new AwsError(
                    "AnalysisExistsForNetworkInsightsPath",
                    "The network insights path '" + gone.id() + "' has analyses; delete them first.");
        }
        call.tx().remove(call.scope(), PATHS, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeleteNetworkInsightsPathResponse.builder()
                .networkInsightsPathId(gone.id())
                .build();
    }

    private static NetworkInsightsPath shape(World world, Scope scope, InsightsPath path) {
        return NetworkInsightsPath.builder()
                .networkInsightsPathId(path.id())
                .networkInsightsPathArn(Arns.of(scope, path.id()))
                .createdDate(path.created())
                .source(path.source())
                .sourceArn(Arns.of(scope, path.source()))
                .destination(path.destination())
                .destinationArn(path.destination() == null ? null : Arns.of(scope, path.destination()))
                .sourceIp(path.sourceAddress())
                .destinationIp(path.destinationAddress())
                .protocol(path.protocol())
                .destinationPort(path.port())
                .tags(Ask.tags(world, scope, path.id()))
                .build();
    }
}
