package skylab.aws.ec2.nat;

import static skylab.network.gateway.NatGateway.NAT_GATEWAYS;
import static skylab.network.vpc.Subnet.SUBNETS;
import static skylab.telemetry.MonitoredGateway.MONITORED_GATEWAYS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.network.address.ElasticAddress;
import skylab.network.address.ElasticAddresses;
import skylab.network.eni.Interfaces;
import skylab.network.eni.NetworkInterface;
import skylab.network.gateway.InternetGateway;
import skylab.network.gateway.NatGateway;
import skylab.network.gateway.NatGateway.Address;
import skylab.network.gateway.NatGateway.State;
import skylab.telemetry.MonitoredGateway;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.CreateNatGatewayResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNatGatewayResponse;

/**
 * The beginning and the end of NAT gateways (VPC guide, "NAT gateways"). What is wrong with the call itself is refused;
 * what is wrong with the network around it makes a gateway that fails after a while.
 */
public final class NatGatewayLife {
    private static final Tokens TOKENS = Tokens.of("create-nat-gateway");

    // VPC guide, "Amazon VPC quotas": for each availability zone, whatever is not gone.
    private static final int MOST = 5;

    /** How long a deleted or failed gateway can still be seen (VPC guide, "Troubleshoot NAT gateways"). */
    private static final Duration SEEN = Duration.ofHours(1);

    private NatGatewayLife() {}

    /** CreateNatGateway. */
    public static CreateNatGatewayResponse create(Call call, CreateNatGatewayRequest request) {
        Optional<String> earlier = TOKENS.earlier(call, request.clientToken(), request);
        NatGateway gateway = earlier.isPresent()
                ? NatGateways.one(call, earlier.get())
                : make(call, NatGatewaySpec.of(call, request), request);
        return CreateNatGatewayResponse.builder()
                .clientToken(request.clientToken())
                .natGateway(NatGatewayShape.of(call.tx().world(), call.scope(), gateway))
                .build();
    }

    private static NatGateway make(Call call, NatGatewaySpec spec, CreateNatGatewayRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        requireRoom(call, spec.subnet().zone());
        String id = tx.newId(NAT_GATEWAYS);
        String failure = failure(call, spec);
        List<Address> addresses = failure == null ? addresses(call, id, spec) : asked(spec);
        NatGateway made = new NatGateway(
                id,
                spec.subnet().vpc(),
                spec.subnet().id(),
                spec.isPublic(),
                addresses,
                State.PENDING,
                tx.now(),
                tx.now(),
                failure);
        tx.put(scope, NAT_GATEWAYS, id, made);
        Tags.add(tx, scope, id, Ask.tags(request.tagSpecifications(), NAT_GATEWAYS.name()));
        TOKENS.remember(call, request.clientToken(), request, id);
        tx.schedule(failure == null ? seconds(tx, 60, 100) : seconds(tx, 5, 15), new Settled(scope, id));
        return made;
    }

    private static void requireRoom(Call call, String zone) {
        long there = call.tx().all(call.scope(), NAT_GATEWAYS).stream()
                .filter(one -> one.state() != State.DELETED && one.state() != State.FAILED)
                .filter(one -> call.tx()
                        .find(call.scope(), SUBNETS, one.subnet())
                        .filter(subnet -> subnet.zone().equals(zone))
                        .isPresent())
                .count();
        if (there >= MOST) {
            throw new AwsError(
                    "NatGatewayLimitExceeded",
                    "Performing this operation would exceed the limit of " + MOST + " NAT gateways");
        }
    }

    /** AWS's code of why a gateway cannot work here, or null. */
    private static String failure(Call call, NatGatewaySpec spec) {
        if (spec.isPublic()
                && call.tx()
                        .find(
                                call.scope(),
                                InternetGateway.BY_VPC,
                                spec.subnet().vpc())
                        .isEmpty()) {
            return "Gateway.NotAttached";
        }
        if (spec.allocations().stream().anyMatch(ElasticAddress::isAssociated)) {
            return "Resource.AlreadyAssociated";
        }
        return Interfaces.freeCount(call.tx().world(), call.scope(), spec.subnet())
                        < spec.network("").size()
                ? "InsufficientFreeAddressesInSubnet"
                : null;
    }

    private static List<Address> addresses(Call call, String id, NatGatewaySpec spec) {
        NetworkInterface own = Interfaces.create(
                        call.tx(), call.scope(), spec.network("Interface for NAT Gateway " + id))
                .orElseThrow();
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < own.addresses().size(); i++) {
            String privateAddress = own.addresses().get(i).privateAddress();
            if (spec.isPublic()) {
                ElasticAddress elastic = spec.allocations().get(i);
                ElasticAddresses.associate(call.tx(), call.scope(), elastic.id(), own.id(), privateAddress);
                addresses.add(new Address(own.id(), privateAddress, elastic.id(), elastic.address()));
            } else {
                addresses.add(new Address(own.id(), privateAddress, null, null));
            }
        }
        return addresses;
    }

    private static List<Address> asked(NatGatewaySpec spec) {
        return spec.allocations().stream()
                .map(elastic -> new Address(null, null, elastic.id(), elastic.address()))
                .toList();
    }

    /** DeleteNatGateway; again, it is no error. */
    public static DeleteNatGatewayResponse delete(Call call, DeleteNatGatewayRequest request) {
        NatGateway gateway = NatGateways.one(call, request.natGatewayId());
        if (gateway.state() == State.DELETED) {
            throw NatGateways.notFound(gateway.id());
        }
        if (gateway.state() != State.DELETING) {
            put(call.tx(), call.scope(), gateway, State.DELETING);
            call.tx().schedule(seconds(call.tx(), 30, 60), new Deleted(call.scope(), gateway.id()));
        }
        return DeleteNatGatewayResponse.builder().natGatewayId(gateway.id()).build();
    }

    private static void put(Transaction tx, Scope scope, NatGateway gateway, State state) {
        tx.put(scope, NAT_GATEWAYS, gateway.id(), gateway.with(state, tx.now()));
        if (state == State.AVAILABLE) {
            tx.put(scope, MONITORED_GATEWAYS, gateway.id(), new MonitoredGateway(gateway.id(), tx.now(), Instant.MAX));
        } else {
            tx.update(
                    scope,
                    MONITORED_GATEWAYS,
                    gateway.id(),
                    row -> new MonitoredGateway(row.id(), row.from(), tx.now()));
        }
    }

    private static Duration seconds(Transaction tx, int least, int most) {
        return Duration.ofMillis(tx.random().nextLong(least * 1000L, most * 1000L));
    }

    /** A gateway in the making works, or does not. */
    private record Settled(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, NAT_GATEWAYS, id)
                    .filter(gateway -> gateway.state() == State.PENDING)
                    .ifPresent(gateway -> {
                        put(tx, scope, gateway, gateway.failure() == null ? State.AVAILABLE : State.FAILED);
                        if (gateway.failure() != null) {
                            tx.schedule(SEEN, new Forgotten(scope, id));
                        }
                    });
        }
    }

    /** A gateway that was deleted is gone: its interface too, and its elastic addresses lead nowhere. */
    private record Deleted(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, NAT_GATEWAYS, id)
                    .filter(gateway -> gateway.state() == State.DELETING)
                    .ifPresent(gateway -> {
                        gateway.addresses().stream()
                                .map(Address::networkInterface)
                                .flatMap(Stream::ofNullable)
                                .distinct()
                                .forEach(own -> Interfaces.delete(tx, scope, own));
                        tx.put(scope, NAT_GATEWAYS, id, gateway.with(State.DELETED, gateway.since()));
                        tx.schedule(SEEN, new Forgotten(scope, id));
                    });
        }
    }

    /** A gateway that is gone is not seen any more. */
    private record Forgotten(Scope scope, String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.remove(scope, NAT_GATEWAYS, id);
            Tags.forget(tx, scope, id);
        }
    }
}
