package skylab.aws.ec2.eni;

import static skylab.network.eni.NetworkInterface.INTERFACES;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.Objects;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.address.ElasticAddress;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Use;
import skylab.network.vpc.Subnet;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;
import software.amazon.awssdk.services.ec2.model.ResetNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetNetworkInterfaceAttributeResponse;

/** What may be changed of a network interface. */
public final class EniAttributes {
    private EniAttributes() {}

    /** ModifyNetworkInterfaceAttribute: one attribute a call. */
    public static ModifyNetworkInterfaceAttributeResponse modify(
            Call call, ModifyNetworkInterfaceAttributeRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        requireOne(request);
        if (request.hasGroups()) {
            Subnet subnet = call.tx().find(call.scope(), SUBNETS, one.subnet()).orElseThrow();
            if (request.groups().isEmpty()) {
                throw new AwsError("InvalidParameterValue", "At least one security group must be specified.");
            }
            Interfaces.setGroups(call.tx(), call.scope(), one.id(), InterfaceGroups.of(call, request.groups(), subnet));
        } else if (request.description() != null) {
            Use use = new Use(
                    one.use().type(),
                    InterfaceSpec.described(request.description().value()),
                    one.use().requester());
            put(call, one.with(use));
        } else if (request.sourceDestCheck() != null) {
            put(
                    call,
                    one.checking(!Boolean.FALSE.equals(request.sourceDestCheck().value())));
        } else if (request.attachment() != null) {
            put(call, attachment(one, request.attachment()));
        } else {
            publicAddress(call, one, request.associatePublicIpAddress());
        }
        return ModifyNetworkInterfaceAttributeResponse.builder().build();
    }

    private static void requireOne(ModifyNetworkInterfaceAttributeRequest request) {
        if (request.enaSrdSpecification() != null
                || request.enablePrimaryIpv6() != null
                || request.connectionTrackingSpecification() != null
                || request.hasAssociatedSubnetIds()) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate ENA Express, primary IPv6 addresses, time-outs of connection tracking and"
                            + " associated subnets. Nothing has happened.");
        }
        long asked = Stream.of(
                        request.hasGroups() ? request.groups() : null,
                        request.description(),
                        request.sourceDestCheck(),
                        request.attachment(),
                        request.associatePublicIpAddress())
                .filter(Objects::nonNull)
                .count();
        if (asked != 1) {
            throw new AwsError(
                    asked == 0 ? "MissingParameter" : "InvalidParameterCombination",
                    asked == 0
                            ? "The request must contain the attribute to be changed"
                            : "Fields for multiple attribute types specified");
        }
    }

    private static NetworkInterface attachment(NetworkInterface one, NetworkInterfaceAttachmentChanges changes) {
        if (one.attachment() == null || !one.attachment().id().equals(changes.attachmentId())) {
            throw new AwsError(
                    "InvalidAttachmentID.NotFound",
                    "The interface attachment '" + changes.attachmentId() + "' does not exist.");
        }
        return changes.deleteOnTermination() == null
                ? one
                : one.with(one.attachment().deletedOnTermination(changes.deleteOnTermination()));
    }

    // EC2 guide, "Manage the public IPv4 address": only of the primary interface; an elastic address stays.
    private static void publicAddress(Call call, NetworkInterface one, boolean wanted) {
        if (one.attachment() == null || one.attachment().device() != 0) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "A public IPv4 address can only be assigned to the primary network interface of an instance.");
        }
        boolean elastic = one.publicAddress() != null
                && ElasticAddress.at(call.tx().world(), call.scope(), one.publicAddress())
                        .isPresent();
        if (elastic) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The network interface '" + one.id() + "' has an Elastic IP address associated with it.");
        }
        put(call, one.wanting(wanted));
        if (!wanted) {
            Interfaces.releasePublicAddress(call.tx(), call.scope(), one.id());
        } else if (EniAttachments.isRunning(call, one)) {
            Interfaces.assignPublicAddress(call.tx(), call.scope(), one.id());
        }
    }

    private static void put(Call call, NetworkInterface changed) {
        call.tx().put(call.scope(), INTERFACES, changed.id(), changed);
    }

    /** DescribeNetworkInterfaceAttribute. */
    public static DescribeNetworkInterfaceAttributeResponse describe(
            Call call, DescribeNetworkInterfaceAttributeRequest request) {
        NetworkInterface one = Enis.IDS.one(call.tx().world(), call.scope(), request.networkInterfaceId());
        if (request.attributeAsString() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        EniShape shape = EniShape.of(call.tx().world(), call.scope(), one);
        DescribeNetworkInterfaceAttributeResponse.Builder answer =
                DescribeNetworkInterfaceAttributeResponse.builder().networkInterfaceId(one.id());
        switch (request.attributeAsString()) {
            case "description" ->
                answer.description(value -> value.value(one.use().description()));
            case "groupSet" -> answer.groups(EniShape.groups(call.tx().world(), call.scope(), one));
            case "sourceDestCheck" -> answer.sourceDestCheck(value -> value.value(one.checksAddresses()));
            case "attachment" -> answer.attachment(shape.attachment());
            case "associatePublicIpAddress" -> answer.associatePublicIpAddress(one.wantsPublicAddress());
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString() + ") for parameter attribute is invalid. Unknown"
                                + " attribute.");
        }
        return answer.build();
    }

    /** ResetNetworkInterfaceAttribute: the source/destination check is on again. */
    public static ResetNetworkInterfaceAttributeResponse reset(
            Call call, ResetNetworkInterfaceAttributeRequest request) {
        NetworkInterface one = Enis.own(call, request.networkInterfaceId());
        put(call, one.checking(true));
        return ResetNetworkInterfaceAttributeResponse.builder().build();
    }
}
