package skylab.aws.ec2.endpoint;

import java.util.HexFormat;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointServicesResponse;
import software.amazon.awssdk.services.ec2.model.PrivateDnsDetails;
import software.amazon.awssdk.services.ec2.model.ServiceDetail;
import software.amazon.awssdk.services.ec2.model.ServiceTypeDetail;

/** The services to which endpoints lead. */
final class EndpointServices {
    private static final String OWNER = "amazon";

    /** A service as one type of endpoint leads to it. */
    private record Offer(EndpointService service, String type, String region) {
        String name() {
            return service.name(region);
        }
    }

    private static final Filters<Offer> FILTERS = new Filters<>(Offer::name)
            .on("service-name", Offer::name)
            .on("service-type", Offer::type)
            .on("service-region", Offer::region)
            .on("owner", offer -> OWNER)
            .on("supported-ip-address-types", offer -> "ipv4");

    private EndpointServices() {}

    /** DescribeVpcEndpointServices. */
    static DescribeVpcEndpointServicesResponse describe(Call call, DescribeVpcEndpointServicesRequest request) {
        String region = call.scope().region();
        request.serviceNames().forEach(name -> named(call, name));
        List<Offer> all = EndpointService.ALL.stream()
                .flatMap(service -> service.types().stream().map(type -> new Offer(service, type, region)))
                .filter(offer -> request.serviceNames().isEmpty()
                        || request.serviceNames().contains(offer.name()))
                .filter(FILTERS.test(call.tx().world(), call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Offer> page = Page.of(all, request.maxResults(), request.nextToken(), 1, 1000);
        return DescribeVpcEndpointServicesResponse.builder()
                .serviceNames(page.items().stream().map(Offer::name).distinct().toList())
                .serviceDetails(
                        page.items().stream().map(offer -> shape(call, offer)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * The service of a name.
     *
     * @throws AwsError {@code MissingParameter} or {@code InvalidServiceName}
     */
    static EndpointService named(Call call, String name) {
        if (name == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ServiceName");
        }
        return EndpointService.named(name, call.scope().region())
                .orElseThrow(() ->
                        new AwsError("InvalidServiceName", "The Vpc Endpoint Service '" + name + "' does not exist"));
    }

    private static ServiceDetail shape(Call call, Offer offer) {
        Zones.Region region = Zones.region(offer.region());
        ServiceDetail.Builder detail = ServiceDetail.builder()
                .serviceName(offer.name())
                .serviceId(id(call, offer))
                .serviceType(
                        ServiceTypeDetail.builder().serviceType(offer.type()).build())
                .serviceRegion(offer.region())
                .availabilityZones(region.zones())
                .availabilityZoneIds(region.zoneIds())
                .owner(OWNER)
                .vpcEndpointPolicySupported(true)
                .acceptanceRequired(false)
                .managesVpcEndpoints(false)
                .supportedIpAddressTypesWithStrings("ipv4");
        String publicName = offer.service().publicName(offer.region());
        return offer.type().equals(EndpointService.GATEWAY)
                ? detail.baseEndpointDnsNames(publicName).build()
                : detail.baseEndpointDnsNames(offer.service().endpointName(offer.region()))
                        .privateDnsName(publicName)
                        .privateDnsNames(PrivateDnsDetails.builder()
                                .privateDnsName(publicName)
                                .build())
                        .privateDnsNameVerificationState("verified")
                        .build();
    }

    /** Ids of AWS's services follow from the seed alone: nobody makes them. */
    private static String id(Call call, Offer offer) {
        long drawn = call.tx().world().seed().stream("endpoint-service " + offer.name() + " " + offer.type(), 0)
                .nextLong();
        return "vpce-svc-0" + HexFormat.of().toHexDigits(drawn);
    }
}
