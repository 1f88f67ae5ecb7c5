package skylab.aws.ec2.subnet;

import static skylab.network.filter.NetworkAcl.ACL_ASSOCIATIONS;
import static skylab.network.route.RouteTable.TABLE_ASSOCIATIONS;
import static skylab.network.vpc.Subnet.Reservation.SUBNETS_BY_RESERVATION;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.network.vpc.Vpc.VPCS;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.vpc.RangeRules;
import skylab.aws.ec2.vpc.Vpcs;
import skylab.network.Cidr;
import skylab.network.eni.Interfaces;
import skylab.network.vpc.DefaultVpc;
import skylab.network.vpc.NewVpc;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Vpc;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;

/** The beginning and the end of subnets. */
public final class SubnetLife {
    // VPC guide, "Amazon VPC quotas".
    private static final int MOST = 200;

    private SubnetLife() {}

    /** CreateSubnet. */
    public static CreateSubnetResponse create(Call call, CreateSubnetRequest request) {
        refuseWhatIsNotEmulated(request);
        Vpc vpc = Vpcs.IDS.one(call.tx().world(), call.scope(), request.vpcId());
        Cidr range = RangeRules.read(request.cidrBlock());
        boolean inVpc = vpc.ranges().stream().anyMatch(one -> one.cidr().contains(range));
        if (!inVpc || !range.fitsVpc()) {
            throw new AwsError("InvalidSubnet.Range", "The CIDR '" + range + "' is invalid.");
        }
        List<Subnet> others = inVpc(call, vpc);
        if (others.stream().anyMatch(other -> other.cidr().overlaps(range))) {
            throw new AwsError("InvalidSubnet.Conflict", "The CIDR '" + range + "' conflicts with another subnet");
        }
        int zone = zone(call, request.availabilityZone(), request.availabilityZoneId());
        if (zone < 0) {
            zone = call.tx()
                    .random()
                    .nextInt(Zones.region(call.scope().region()).zones().size());
        }
        Subnet subnet = make(call, vpc, range, zone, false);
        if (request.ipv6CidrBlock() != null) {
            subnet = SubnetRanges.add(call, subnet, request.ipv6CidrBlock());
        }
        Tags.add(call.tx(), call.scope(), subnet.id(), Ask.tags(request.tagSpecifications(), "subnet"));
        return CreateSubnetResponse.builder()
                .subnet(SubnetShape.of(call.tx().world(), call.scope(), subnet))
                .build();
    }

    private static void refuseWhatIsNotEmulated(CreateSubnetRequest request) {
        boolean pools = request.ipv4IpamPoolId() != null || request.ipv6IpamPoolId() != null;
        if (pools || request.outpostArn() != null || Boolean.TRUE.equals(request.ipv6Native())) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate IPAM pools, Outposts and IPv6-only subnets. Nothing has happened.");
        }
    }

    static List<Subnet> inVpc(Call call, Vpc vpc) {
        return call.tx().all(call.scope(), SUBNETS).stream()
                .filter(subnet -> subnet.vpc().equals(vpc.id()))
                .toList();
    }

    /** The position of a zone among those of the region; -1 when none was asked for. */
    private static int zone(Call call, String name, String id) {
        Zones.Region region = Zones.region(call.scope().region());
        int zone =
                name != null ? region.zones().indexOf(name) : region.zoneIds().indexOf(id);
        if (name == null && id == null) {
            return -1;
        }
        if (zone < 0) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + (name != null ? name : id) + ") for parameter "
                            + (name != null ? "availabilityZone" : "availabilityZoneId")
                            + " is invalid. Subnets can currently only be created in the following availability zones: "
                            + String.join(", ", name != null ? region.zones() : region.zoneIds()) + ".");
        }
        return zone;
    }

    private static Subnet make(Call call, Vpc vpc, Cidr range, int zone, boolean isDefault) {
        if (inVpc(call, vpc).size() >= MOST) {
            throw new AwsError("SubnetLimitExceeded", "The maximum number of subnets has been reached.");
        }
        Zones.Region region = Zones.region(call.scope().region());
        Subnet subnet = new Subnet(
                call.tx().newId(SUBNETS),
                vpc.id(),
                region.zones().get(zone),
                region.zoneIds().get(zone),
                range,
                isDefault,
                isDefault);
        NewVpc.create(call.tx(), call.scope(), subnet, call.tx()::newId);
        return subnet;
    }

    /** CreateDefaultSubnet. */
    public static CreateDefaultSubnetResponse createDefault(Call call, CreateDefaultSubnetRequest request) {
        if (Boolean.TRUE.equals(request.ipv6Native())) {
            throw new AwsError("NotEmulated", "Skylab does not emulate IPv6-only subnets. Nothing has happened.");
        }
        int zone = zone(call, request.availabilityZone(), request.availabilityZoneId());
        if (zone < 0) {
            throw new AwsError("MissingParameter", "The request must contain the parameter availabilityZone");
        }
        Vpc vpc = call.tx().all(call.scope(), VPCS).stream()
                .filter(Vpc::isDefault)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "DefaultVpcDoesNotExist", "No default VPC exists for this account in this region."));
        String name = Zones.region(call.scope().region()).zones().get(zone);
        List<Subnet> others = inVpc(call, vpc);
        if (others.stream().anyMatch(other -> other.isDefault() && other.zone().equals(name))) {
            throw new AwsError(
                    "DefaultSubnetAlreadyExistsInAvailabilityZone",
                    "A default subnet already exists in the availability zone '" + name + "'.");
        }
        Cidr range = DefaultVpc.freeRange(vpc, others)
                .orElseThrow(() -> new AwsError(
                        "InsufficientFreeAddressesInVpc",
                        "The default VPC '" + vpc.id() + "' has no free range for a default subnet."));
        Subnet subnet = make(call, vpc, range, zone, true);
        return CreateDefaultSubnetResponse.builder()
                .subnet(SubnetShape.of(call.tx().world(), call.scope(), subnet))
                .build();
    }

    /** DeleteSubnet; its associations with a route table and an ACL end with it. */
    public static DeleteSubnetResponse delete(Call call, DeleteSubnetRequest request) {
        Subnet subnet = Subnets.IDS.one(call.tx().world(), call.scope(), request.subnetId());
        // Whoever is in a subnet has an address of it.
        if (Interfaces.freeCount(call.tx().world(), call.scope(), subnet)
                < subnet.cidr().usable()) {
            throw new AwsError(
                    "DependencyViolation", "The subnet '" + subnet.id() + "' has dependencies and cannot be deleted.");
        }
        subnet.reservations().forEach(reservation -> {
            call.tx().remove(call.scope(), SUBNETS_BY_RESERVATION, reservation.id());
            Tags.forget(call.tx(), call.scope(), reservation.id());
        });
        call.tx().remove(call.scope(), TABLE_ASSOCIATIONS, subnet.id());
        call.tx().remove(call.scope(), ACL_ASSOCIATIONS, subnet.id());
        call.tx().remove(call.scope(), SUBNETS, subnet.id());
        Tags.forget(call.tx(), call.scope(), subnet.id());
        return DeleteSubnetResponse.builder().build();
    }
}
