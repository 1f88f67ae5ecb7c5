package skylab.aws.ec2.subnet;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.Objects;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Subnet.Settings;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.HostnameType;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;

/** What may be changed of a subnet. */
public final class SubnetAttributes {
    private SubnetAttributes() {}

    /** ModifySubnetAttribute: one of them. */
    public static ModifySubnetAttributeResponse modify(Call call, ModifySubnetAttributeRequest request) {
        Subnet subnet = Subnets.IDS.one(call.tx().world(), call.scope(), request.subnetId());
        checkOne(request);
        call.tx().put(call.scope(), SUBNETS, subnet.id(), changed(subnet, request));
        return ModifySubnetAttributeResponse.builder().build();
    }

    private static void checkOne(ModifySubnetAttributeRequest request) {
        boolean outposts = request.mapCustomerOwnedIpOnLaunch() != null
                || request.customerOwnedIpv4Pool() != null
                || request.enableLniAtDeviceIndex() != null
                || request.disableLniAtDeviceIndex() != null;
        if (outposts) {
            throw new AwsError("NotEmulated", "Skylab does not emulate Outposts. Nothing has happened.");
        }
        long asked = Stream.of(
                        request.mapPublicIpOnLaunch(),
                        request.assignIpv6AddressOnCreation(),
                        request.enableDns64(),
                        request.privateDnsHostnameTypeOnLaunchAsString(),
                        request.enableResourceNameDnsARecordOnLaunch(),
                        request.enableResourceNameDnsAAAARecordOnLaunch())
                .filter(Objects::nonNull)
                .count();
        if (asked != 1) {
            throw new AwsError(
                    asked == 0 ? "MissingParameter" : "InvalidParameterCombination",
                    asked == 0
                            ? "You must specify an attribute to modify."
                            : "Only one attribute can be modified at a time.");
        }
    }

    private static Subnet changed(Subnet subnet, ModifySubnetAttributeRequest request) {
        Settings old = subnet.settings();
        if (request.mapPublicIpOnLaunch() != null) {
            return subnet.assigning(flag(request.mapPublicIpOnLaunch()));
        }
        if (request.assignIpv6AddressOnCreation() != null) {
            boolean on = flag(request.assignIpv6AddressOnCreation());
            requireIpv6(subnet, on);
            return subnet.with(new Settings(on, old.dns64()));
        }
        if (request.enableDns64() != null) {
            boolean on = flag(request.enableDns64());
            requireIpv6(subnet, on);
            return subnet.with(new Settings(old.assignsIpv6(), on));
        }
        requireNamesByAddress(request);
        return subnet;
    }

    private static void requireNamesByAddress(ModifySubnetAttributeRequest request) {
        String type = request.privateDnsHostnameTypeOnLaunchAsString();
        if (type != null && !HostnameType.knownValues().contains(request.privateDnsHostnameTypeOnLaunch())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + type + ") for parameter privateDnsHostnameTypeOnLaunch is invalid. Expecting ip-name or"
                            + " resource-name.");
        }
        boolean records = flag(request.enableResourceNameDnsARecordOnLaunch())
                || flag(request.enableResourceNameDnsAAAARecordOnLaunch());
        if (records || HostnameType.RESOURCE_NAME.toString().equals(type)) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate host names of the type resource-name. Nothing has happened.");
        }
    }

    private static boolean flag(AttributeBooleanValue value) {
        return value != null && Boolean.TRUE.equals(value.value());
    }

    private static void requireIpv6(Subnet subnet, boolean on) {
        if (on && subnet.ranges6().isEmpty()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The subnet '" + subnet.id() + "' does not have an IPv6 CIDR block associated with it.");
        }
    }
}
