package skylab.aws.ec2.subnet;

import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.vpc.RangeRules;
import skylab.aws.ec2.vpc.Vpcs;
import skylab.network.Cidr6;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.SubnetCidrBlockStateCode;

/** The IPv6 ranges of subnets. */
public final class SubnetRanges {
    // VPC guide, "Subnet sizing for IPv6": /44 to /64 in steps of four.
    private static final int LARGEST = 44;
    private static final int SMALLEST = 64;
    private static final int STEP = 4;

    private SubnetRanges() {}

    /** AssociateSubnetCidrBlock. */
    public static AssociateSubnetCidrBlockResponse associate(Call call, AssociateSubnetCidrBlockRequest request) {
        if (request.ipv6IpamPoolId() != null) {
            throw new AwsError("NotEmulated", "Skylab does not emulate IPAM pools. Nothing has happened.");
        }
        Subnet subnet = Subnets.IDS.one(call.tx().world(), call.scope(), request.subnetId());
        if (request.ipv6CidrBlock() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter ipv6CidrBlock");
        }
        if (!subnet.ranges6().isEmpty()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The subnet '" + subnet.id() + "' has an IPv6 CIDR block associated with it already.");
        }
        Subnet changed = add(call, subnet, request.ipv6CidrBlock());
        return AssociateSubnetCidrBlockResponse.builder()
                .subnetId(subnet.id())
                .ipv6CidrBlockAssociation(
                        SubnetShape.range(changed.ranges6().get(0), SubnetCidrBlockStateCode.ASSOCIATING))
                .build();
    }

    /** Gives a subnet an IPv6 range. */
    static Subnet add(Call call, Subnet subnet, String text) {
        Cidr6 range = RangeRules.read6(text);
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), subnet.vpc());
        boolean fits = range.prefix() >= LARGEST && range.prefix() <= SMALLEST && range.prefix() % STEP == 0;
        if (!fits || vpc.ranges6().stream().noneMatch(one -> one.cidr().contains(range))) {
            throw new AwsError("InvalidSubnet.Range", "The IPv6 CIDR '" + range + "' is invalid.");
        }
        boolean taken = SubnetLife.inVpc(call, vpc).stream()
                .flatMap(other -> other.ranges6().stream())
                .anyMatch(other -> other.cidr().overlaps(range));
        if (taken) {
            throw new AwsError("InvalidSubnet.Conflict", "The IPv6 CIDR '" + range + "' conflicts with another subnet");
        }
        List<Subnet.Range6> all = new ArrayList<>(subnet.ranges6());
        all.add(new Subnet.Range6(call.tx().newId(Subnet.Range6.RANGES), range));
        Subnet changed = subnet.withRanges6(all);
        call.tx().put(call.scope(), SUBNETS, subnet.id(), changed);
        return changed;
    }

    /** DisassociateSubnetCidrBlock. */
    public static DisassociateSubnetCidrBlockResponse disassociate(
            Call call, DisassociateSubnetCidrBlockRequest request) {
        for (Subnet subnet : call.tx().all(call.scope(), SUBNETS)) {
            Optional<Subnet.Range6> range = subnet.ranges6().stream()
                    .filter(one -> one.association().equals(request.associationId()))
                    .findFirst();
            if (range.isPresent()) {
                call.tx()
                        .put(
                                call.scope(),
                                SUBNETS,
                                subnet.id(),
                                subnet.withRanges6(subnet.ranges6().stream()
                                        .filter(one -> !one.equals(range.get()))
                                        .toList()));
                return DisassociateSubnetCidrBlockResponse.builder()
                        .subnetId(subnet.id())
                        .ipv6CidrBlockAssociation(
                                SubnetShape.range(range.get(), SubnetCidrBlockStateCode.DISASSOCIATING))
                        .build();
            }
        }
        throw new AwsError(
                "InvalidSubnetCidrBlockAssociationID.NotFound",
                "The subnet CIDR block association ID '" + request.associationId() + "' does not exist");
    }
}
