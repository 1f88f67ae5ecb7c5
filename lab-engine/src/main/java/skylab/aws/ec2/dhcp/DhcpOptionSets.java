package skylab.aws.ec2.dhcp;

import static skylab.network.vpc.DhcpOptions.DHCP_OPTIONS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.vpc.Vpcs;
import skylab.network.vpc.DhcpOptions;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.NewDhcpConfiguration;

/** Operations on DHCP options. */
public final class DhcpOptionSets {
    private static final Ids<DhcpOptions> IDS = new Ids<>(DHCP_OPTIONS, "dhcpOption ID", "InvalidDhcpOptionID");

    private DhcpOptionSets() {}

    /** CreateDhcpOptions. */
    public static CreateDhcpOptionsResponse create(Call call, CreateDhcpOptionsRequest request) {
        if (request.dhcpConfigurations().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter dhcpConfiguration");
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (NewDhcpConfiguration one : request.dhcpConfigurations()) {
            Option.check(one.key(), one.values());
            if (values.put(one.key(), one.values()) != null) {
                throw new AwsError(
                        "InvalidParameterValue", "The DHCP option '" + one.key() + "' is specified more than once.");
            }
        }
        String id = call.tx().newId(DHCP_OPTIONS);
        DhcpOptions made = new DhcpOptions(id, values);
        call.tx().put(call.scope(), DHCP_OPTIONS, id, made);
        Tags.add(call.tx(), call.scope(), id, Ask.tags(request.tagSpecifications(), "dhcp-options"));
        return CreateDhcpOptionsResponse.builder()
                .dhcpOptions(shape(call, made))
                .build();
    }

    /** DescribeDhcpOptions. */
    public static DescribeDhcpOptionsResponse describe(Call call, DescribeDhcpOptionsRequest request) {
        String owner = call.scope().account();
        Filters<DhcpOptions> filters = new Filters<>(DhcpOptions::id)
                .on("dhcp-options-id", DhcpOptions::id)
                .on("owner-id", options -> owner)
                .onEach("key", options -> options.values().keySet().stream())
                .onEach("value", options -> options.values().values().stream().flatMap(List::stream));
        Page<DhcpOptions> page = Listing.of(call, IDS, request.dhcpOptionsIds())
                .matching(filters, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeDhcpOptionsResponse.builder()
                .dhcpOptions(page.items().stream()
                        .map(options -> shape(call, options))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** AssociateDhcpOptions; {@code default} for none. */
    public static AssociateDhcpOptionsResponse associate(Call call, AssociateDhcpOptionsRequest request) {
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        String id = DhcpOptions.NONE.equals(request.dhcpOptionsId())
                ? DhcpOptions.NONE
                : IDS.one(call.tx().world(), call.scope(), request.dhcpOptionsId())
                        .id();
        call.tx().put(call.scope(), VPCS, vpc.id(), vpc.with(vpc.settings().withDhcpOptions(id)));
        return AssociateDhcpOptionsResponse.builder().build();
    }

    /** DeleteDhcpOptions. */
    public static DeleteDhcpOptionsResponse delete(Call call, DeleteDhcpOptionsRequest request) {
        String id = IDS.one(call.tx().world(), call.scope(), request.dhcpOptionsId())
                .id();
        boolean inUse = call.tx().all(call.scope(), VPCS).stream()
                .anyMatch(vpc -> vpc.settings().dhcpOptions().equals(id));
        if (inUse) {
            throw new AwsError(
                    "DependencyViolation", "The dhcpOptions '" + id + "' has dependencies and cannot be deleted.");
        }
        call.tx().remove(call.scope(), DHCP_OPTIONS, id);
        Tags.forget(call.tx(), call.scope(), id);
        return DeleteDhcpOptionsResponse.builder().build();
    }

    private static software.amazon.awssdk.services.ec2.model.DhcpOptions shape(Call call, DhcpOptions options) {
        return software.amazon.awssdk.services.ec2.model.DhcpOptions.builder()
                .dhcpOptionsId(options.id())
                .ownerId(call.scope().account())
                .dhcpConfigurations(options.values().entrySet().stream()
                        .map(one -> software.amazon.awssdk.services.ec2.model.DhcpConfiguration.builder()
                                .key(one.getKey())
                                .values(one.getValue().stream()
                                        .map(value -> AttributeValue.builder()
                                                .value(value)
                                                .build())
                                        .toList())
                                .build())
                        .toList())
                .tags(Ask.tags(call.tx().world(), call.scope(), options.id()))
                .build();
    }
}
