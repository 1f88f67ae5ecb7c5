package skylab.aws.ec2.vpc;

import static skylab.network.vpc.Vpc.VPCS;

import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyResponse;

/** What may be changed of a VPC. */
public final class VpcAttributes {
    private VpcAttributes() {}

    /** DescribeVpcAttribute. */
    public static DescribeVpcAttributeResponse describe(Call call, DescribeVpcAttributeRequest request) {
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (request.attribute() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        DescribeVpcAttributeResponse.Builder answer =
                DescribeVpcAttributeResponse.builder().vpcId(vpc.id());
        Vpc.Settings settings = vpc.settings();
        switch (request.attribute()) {
            case ENABLE_DNS_SUPPORT -> answer.enableDnsSupport(value(settings.dnsSupport()));
            case ENABLE_DNS_HOSTNAMES -> answer.enableDnsHostnames(value(settings.dnsHostnames()));
            case ENABLE_NETWORK_ADDRESS_USAGE_METRICS ->
                answer.enableNetworkAddressUsageMetrics(value(settings.usageMetrics()));
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString() + ") for parameter attribute is invalid.");
        }
        return answer.build();
    }

    private static AttributeBooleanValue value(boolean flag) {
        return AttributeBooleanValue.builder().value(flag).build();
    }

    /** ModifyVpcAttribute: one of them. */
    public static ModifyVpcAttributeResponse modify(Call call, ModifyVpcAttributeRequest request) {
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        AttributeBooleanValue support = request.enableDnsSupport();
        AttributeBooleanValue hostnames = request.enableDnsHostnames();
        AttributeBooleanValue metrics = request.enableNetworkAddressUsageMetrics();
        AttributeBooleanValue asked = Stream.of(support, hostnames, metrics)
                .filter(one -> one != null && one.value() != null)
                .reduce((a, b) -> {
                    throw new AwsError("InvalidParameterCombination", "Only one attribute can be modified at a time.");
                })
                .orElseThrow(() -> new AwsError("MissingParameter", "You must specify an attribute to modify."));
        boolean on = asked.value();
        Vpc.Settings settings = vpc.settings();
        if (asked == hostnames && on && !settings.dnsSupport()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "EnableDnsHostnames requires EnableDnsSupport; DNS support is disabled for the VPC '" + vpc.id()
                            + "'.");
        }
        Vpc.Settings changed = asked == support
                ? settings.withDnsSupport(on)
                : asked == hostnames ? settings.withDnsHostnames(on) : settings.withUsageMetrics(on);
        call.tx().put(call.scope(), VPCS, vpc.id(), vpc.with(changed));
        return ModifyVpcAttributeResponse.builder().build();
    }

    /** ModifyVpcTenancy: from dedicated to default only. */
    public static ModifyVpcTenancyResponse modifyTenancy(Call call, ModifyVpcTenancyRequest request) {
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        if (!"default".equals(request.instanceTenancyAsString())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + request.instanceTenancyAsString()
                            + ") for parameter instanceTenancy is invalid. The tenancy of a VPC can only be changed to"
                            + " 'default'.");
        }
        call.tx().put(call.scope(), VPCS, vpc.id(), vpc.with(vpc.settings().withTenancy("default")));
        return ModifyVpcTenancyResponse.builder().returnValue(true).build();
    }
}
