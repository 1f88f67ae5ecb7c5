package skylab.aws.ec2.subnet;

import static skylab.network.vpc.Subnet.Reservation.SUBNETS_BY_RESERVATION;
import static skylab.network.vpc.Subnet.SUBNETS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.network.Cidr;
import skylab.network.Cidr6;
import skylab.network.vpc.Subnet;
import skylab.network.vpc.Subnet.Reservation;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsRequest;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsResponse;
import software.amazon.awssdk.services.ec2.model.SubnetCidrReservation;
import software.amazon.awssdk.services.ec2.model.SubnetCidrReservationType;

/** Ranges of subnets that are kept back (VPC guide, "Subnet CIDR reservations"). */
public final class Reservations {
    private Reservations() {}

    /** CreateSubnetCidrReservation. */
    public static CreateSubnetCidrReservationResponse create(Call call, CreateSubnetCidrReservationRequest request) {
        Subnet subnet = Subnets.IDS.one(call.tx().world(), call.scope(), request.subnetId());
        if (request.cidr() == null || request.reservationType() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter " + (request.cidr() == null ? "cidr" : "reservationType"));
        }
        if (!SubnetCidrReservationType.knownValues().contains(request.reservationType())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + request.reservationTypeAsString()
                            + ") for parameter reservationType is invalid. Expecting prefix or explicit.");
        }
        Reservation made = new Reservation(
                call.tx().newId(SUBNETS_BY_RESERVATION),
                range(subnet, request.cidr()),
                request.reservationTypeAsString(),
                request.description());
        List<Reservation> all = new ArrayList<>(subnet.reservations());
        all.add(made);
        call.tx().put(call.scope(), SUBNETS, subnet.id(), subnet.withReservations(all));
        call.tx().put(call.scope(), SUBNETS_BY_RESERVATION, made.id(), subnet.id());
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), "subnet-cidr-reservation"));
        return CreateSubnetCidrReservationResponse.builder()
                .subnetCidrReservation(shape(call, subnet.id(), made))
                .build();
    }

    /** The range in its usual form. */
    private static String range(Subnet subnet, String text) {
        Optional<Cidr> range = Cidr.parse(text);
        Optional<Cidr6> range6 = Cidr6.parse(text);
        boolean inside = range.filter(subnet.cidr()::contains).isPresent()
                || range6.filter(wanted -> subnet.ranges6().stream()
                                .anyMatch(own -> own.cidr().contains(wanted)))
                        .isPresent();
        if (!inside) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The CIDR '" + text + "' is not within the CIDR of the subnet '" + subnet.id() + "'.");
        }
        boolean taken = subnet.reservations().stream()
                .anyMatch(other -> range.isPresent()
                        ? Cidr.parse(other.cidr()).filter(range.get()::overlaps).isPresent()
                        : Cidr6.parse(other.cidr())
                                .filter(range6.orElseThrow()::overlaps)
                                .isPresent());
        if (taken) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The CIDR '" + text + "' overlaps with another reservation of the subnet '" + subnet.id() + "'.");
        }
        return range.map(Cidr::toString).orElseGet(() -> range6.orElseThrow().toString());
    }

    /** GetSubnetCidrReservations. */
    public static GetSubnetCidrReservationsResponse get(Call call, GetSubnetCidrReservationsRequest request) {
        Subnet subnet = Subnets.IDS.one(call.tx().world(), call.scope(), request.subnetId());
        Filters<Reservation> filters = new Filters<>(Reservation::id)
                .on("reservationType", Reservation::type)
                .on("reservation-type", Reservation::type)
                .on("subnet-id", reservation -> subnet.id());
        Page<Reservation> page = Listing.of(call, subnet.reservations())
                .matching(filters, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return GetSubnetCidrReservationsResponse.builder()
                .subnetIpv4CidrReservations(shapes(call, subnet, page, false))
                .subnetIpv6CidrReservations(shapes(call, subnet, page, true))
                .nextToken(page.nextToken())
                .build();
    }

    private static List<SubnetCidrReservation> shapes(Call call, Subnet subnet, Page<Reservation> page, boolean ipv6) {
        return page.items().stream()
                .filter(reservation -> Cidr.parse(reservation.cidr()).isEmpty() == ipv6)
                .map(reservation -> shape(call, subnet.id(), reservation))
                .toList();
    }

    /** DeleteSubnetCidrReservation. */
    public static DeleteSubnetCidrReservationResponse delete(Call call, DeleteSubnetCidrReservationRequest request) {
        String id = request.subnetCidrReservationId();
        if (id == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter subnetCidrReservationId");
        }
        Subnet subnet = call.tx()
                .find(call.scope(), SUBNETS_BY_RESERVATION, id)
                .flatMap(owner -> call.tx().find(call.scope(), SUBNETS, owner))
                .orElseThrow(() -> new AwsError(
                        "InvalidSubnetCidrReservationID.NotFound",
                        "The subnet CIDR reservation ID '" + id + "' does not exist"));
        Reservation gone = subnet.reservations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        SubnetCidrReservation shape = shape(call, subnet.id(), gone);
        call.tx()
                .put(
                        call.scope(),
                        SUBNETS,
                        subnet.id(),
                        subnet.withReservations(subnet.reservations().stream()
                                .filter(one -> !one.equals(gone))
                                .toList()));
        call.tx().remove(call.scope(), SUBNETS_BY_RESERVATION, id);
        Tags.forget(call.tx(), call.scope(), id);
        return DeleteSubnetCidrReservationResponse.builder()
                .deletedSubnetCidrReservation(shape)
                .build();
    }

    private static SubnetCidrReservation shape(Call call, String subnet, Reservation reservation) {
        return SubnetCidrReservation.builder()
                .subnetCidrReservationId(reservation.id())
                .subnetId(subnet)
                .cidr(reservation.cidr())
                .reservationType(reservation.type())
                .ownerId(call.scope().account())
                .description(reservation.description())
                .tags(Ask.tags(call.tx().world(), call.scope(), reservation.id()))
                .build();
    }
}
