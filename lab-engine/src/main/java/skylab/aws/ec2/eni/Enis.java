package skylab.aws.ec2.eni;

import static skylab.network.eni.NetworkInterface.INTERFACES;

import java.util.function.Function;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.eni.NetworkInterface;
import skylab.network.eni.NetworkInterface.Address;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachment;

/** Looking at network interfaces. */
public final class Enis {
    /** Interfaces by id. */
    public static final Ids<NetworkInterface> IDS =
            new Ids<>(INTERFACES, "networkInterface ID", "InvalidNetworkInterfaceID");

    private Enis() {}

    /** DescribeNetworkInterfaces. */
    public static DescribeNetworkInterfacesResponse describe(Call call, DescribeNetworkInterfacesRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        if (request.hasNetworkInterfaceIds() && request.maxResults() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter networkInterfaceIdSet cannot be used with the parameter maxResults");
        }
        Page<NetworkInterface> page = Listing.of(call, IDS, request.networkInterfaceIds())
                .matching(filters(world, scope), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeNetworkInterfacesResponse.builder()
                .networkInterfaces(page.items().stream()
                        .map(one -> EniShape.of(world, scope, one).shape())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /**
     * The account's own interface of an id, which it may change.
     *
     * @throws AwsError {@code AuthFailure} for one that a service manages
     */
    public static NetworkInterface own(Call call, String id) {
        NetworkInterface one = IDS.one(call.tx().world(), call.scope(), id);
        if (one.isManaged()) {
            throw new AwsError("AuthFailure", "You do not have permission to access the specified resource.");
        }
        return one;
    }

    private static Filters<NetworkInterface> filters(World world, Scope scope) {
        Function<NetworkInterface, EniShape> shape = one -> EniShape.of(world, scope, one);
        Filters<NetworkInterface> filters = new Filters<NetworkInterface>(NetworkInterface::id)
                .on("availability-zone", one -> shape.apply(one).subnet().zone())
                .on("availability-zone-id", one -> shape.apply(one).subnet().zoneId())
                .on("description", one -> one.use().description())
                .onEach("group-id", one -> one.groups().stream())
                .onEach("group-name", one -> EniShape.groups(world, scope, one).stream()
                        .map(group -> group.groupName()))
                .on("interface-type", one -> one.use().type())
                .onEach("ipv6-addresses.ipv6-address", one -> one.extra().addresses6().stream())
                .on("mac-address", NetworkInterface::mac)
                .on("network-interface-id", NetworkInterface::id)
                .on("operator.managed", one -> false)
                .on("operator.principal", one -> null)
                .on("owner-id", one -> scope.account())
                .on("private-dns-name", one -> shape.apply(one).privateName(one.privateAddress()))
                .on("private-ip-address", NetworkInterface::privateAddress)
                .on("requester-id", one -> shape.apply(one).requester())
                .on("requester-managed", NetworkInterface::isManaged)
                .on("source-dest-check", NetworkInterface::checksAddresses)
                .on("status", one -> shape.apply(one).status())
                .on("subnet-id", NetworkInterface::subnet)
                .on("vpc-id", one -> shape.apply(one).subnet().vpc());
        addresses(filters, shape);
        attachments(filters, world, scope, shape);
        return filters;
    }

    private static void addresses(Filters<NetworkInterface> filters, Function<NetworkInterface, EniShape> shape) {
        Function<NetworkInterface, NetworkInterfaceAssociation> primary =
                one -> shape.apply(one).association(one.addresses().get(0));
        Function<NetworkInterface, Stream<NetworkInterfaceAssociation>> all = one -> one.addresses().stream()
                .flatMap(address -> Stream.ofNullable(shape.apply(one).association(address)));
        filters.on("association.allocation-id", part(primary, NetworkInterfaceAssociation::allocationId))
                .on("association.association-id", part(primary, NetworkInterfaceAssociation::associationId))
                .on("association.ip-owner-id", part(primary, NetworkInterfaceAssociation::ipOwnerId))
                .on("association.public-dns-name", part(primary, NetworkInterfaceAssociation::publicDnsName))
                .on("association.public-ip", part(primary, NetworkInterfaceAssociation::publicIp))
                .onEach("addresses.association.owner-id", one -> all.apply(one)
                        .map(NetworkInterfaceAssociation::ipOwnerId))
                .onEach("addresses.association.public-ip", one -> all.apply(one)
                        .map(NetworkInterfaceAssociation::publicIp))
                .onEach("addresses.primary", one -> one.addresses().stream()
                        .map(address -> address == one.addresses().get(0)))
                .onEach("addresses.private-ip-address", one -> one.addresses().stream()
                        .map(Address::privateAddress));
    }

    private static void attachments(
            Filters<NetworkInterface> filters, World world, Scope scope, Function<NetworkInterface, EniShape> shape) {
        Function<NetworkInterface, NetworkInterfaceAttachment> attachment =
                one -> shape.apply(one).attachment();
        filters.on("attachment.attach-time", part(attachment, NetworkInterfaceAttachment::attachTime))
                .on("attachment.attachment-id", part(attachment, NetworkInterfaceAttachment::attachmentId))
                .on(
                        "attachment.delete-on-termination",
                        part(attachment, NetworkInterfaceAttachment::deleteOnTermination))
                .on("attachment.device-index", part(attachment, NetworkInterfaceAttachment::deviceIndex))
                .on("attachment.instance-id", part(attachment, NetworkInterfaceAttachment::instanceId))
                .on("attachment.instance-owner-id", part(attachment, NetworkInterfaceAttachment::instanceOwnerId))
                .on("attachment.status", part(attachment, NetworkInterfaceAttachment::statusAsString));
    }

    private static <P> Function<NetworkInterface, Object> part(
            Function<NetworkInterface, P> whole, Function<P, Object> value) {
        return one -> {
            P found = whole.apply(one);
            return found == null ? null : value.apply(found);
        };
    }
}
