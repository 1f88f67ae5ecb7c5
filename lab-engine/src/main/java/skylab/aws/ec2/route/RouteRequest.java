package skylab.aws.ec2.route;

import static skylab.network.filter.PrefixList.PREFIX_LISTS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.filter.PrefixList;
import skylab.network.route.Route;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** The requests that make, replace and delete routes: they have their parameters in common, but no type. */
record RouteRequest(Ec2Request request) {
    private static final Ids<PrefixList> LISTS = new Ids<>(PREFIX_LISTS, "prefix list ID", "InvalidPrefixListID");

    private static final List<String> DESTINATIONS =
            List.of("DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId");

    private static final List<String> TARGETS = List.of(
            "GatewayId",
            "EgressOnlyInternetGatewayId",
            "NatGatewayId",
            "NetworkInterfaceId",
            "InstanceId",
            "VpcPeeringConnectionId",
            "VpcEndpointId",
            "TransitGatewayId",
            "LocalGatewayId",
            "CarrierGatewayId",
            "CoreNetworkArn",
            "OdbNetworkArn");

    /**
     * What a route is for.
     *
     * @param text as the API shows it
     * @param range the IPv4 range, if it is one
     * @param isIpv6 whether it is about IPv6 addresses
     * @param weight for how many routes it counts: a prefix list for as many as it may have entries
     */
    record Destination(String text, Optional<Cidr> range, boolean isIpv6, int weight) {
        /** The destination of a route that is there. */
        static Destination of(Call call, Route route) {
            if (route.range().isPresent()) {
                return new Destination(route.destination(), route.range(), false, 1);
            }
            return PrefixList.find(call.tx().world(), call.scope(), route.destination())
                    .map(Destination::of)
                    .orElseGet(() -> new Destination(
                            route.destination(),
                            Optional.empty(),
                            route.destination().contains(":"),
                            1));
        }

        private static Destination of(PrefixList list) {
            return new Destination(list.id(), Optional.empty(), list.family().equals("IPv6"), list.most());
        }
    }

    /** The id of the route table, or null. */
    String table() {
        return text("RouteTableId");
    }

    /** Whether the local target is asked for. */
    boolean wantsLocal() {
        return request.getValueForField("LocalTarget", Boolean.class).orElse(false);
    }

    /**
     * What the route is for; host bits are cleared.
     *
     * @throws AwsError when there is not exactly one destination, or it is malformed or does not exist
     */
    Destination destination(Call call) {
        Map.Entry<String, String> one = exactlyOne(DESTINATIONS);
        String text = one.getValue();
        return switch (one.getKey()) {
            case "DestinationCidrBlock" ->
                Cidr.parse(text)
                        .map(range -> new Destination(range.toString(), Optional.of(range), false, 1))
                        .orElseThrow(() -> malformed("destinationCidrBlock", text));
            case "DestinationIpv6CidrBlock" ->
                Cidr6.parse(text)
                        .map(range -> new Destination(range.toString(), Optional.empty(), true, 1))
                        .orElseThrow(() -> malformed("destinationIpv6CidrBlock", text));
            default ->
                Destination.of(PrefixList.find(call.tx().world(), call.scope(), text)
                        .orElseGet(() -> LISTS.one(call.tx().world(), call.scope(), text)));
        };
    }

    /**
     * The parameter that names the target, and its value.
     *
     * @throws AwsError when there is not exactly one
     */
    Map.Entry<String, String> target() {
        return exactlyOne(TARGETS);
    }

    /** Whether the request names a target. */
    boolean hasTarget() {
        return TARGETS.stream().anyMatch(name -> text(name) != null);
    }

    private Map.Entry<String, String> exactlyOne(List<String> names) {
        Map<String, String> given = names.stream()
                .filter(name -> text(name) != null)
                .collect(Collectors.toMap(Function.identity(), this::text));
        if (given.size() != 1) {
            Stream<String> shown =
                    given.isEmpty() ? names.stream() : given.keySet().stream().sorted();
            String list = shown.map(RouteRequest::parameter).collect(Collectors.joining(", "));
            throw given.isEmpty()
                    ? new AwsError("MissingParameter", "The request must contain exactly one of " + list)
                    : new AwsError(
                            "InvalidParameterCombination", "The parameters " + list + " may not be used together");
        }
        return given.entrySet().iterator().next();
    }

    // The SDK writes names as its builders do, AWS's messages begin with a small letter.
    private static String parameter(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private String text(String name) {
        return request.getValueForField(name, String.class)
                .filter(value -> !value.isEmpty())
                .orElse(null);
    }

    private static AwsError malformed(String parameter, String value) {
        return new AwsError(
                "InvalidParameterValue",
                "Value (" + value + ") for parameter " + parameter + " is invalid. This is not a valid CIDR block.");
    }
}
