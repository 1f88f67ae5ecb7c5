package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.PMap;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.volume.Volume;
import skylab.network.Interfaces;
import skylab.network.NetworkInterface;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** Launching instances. */
public final class Launches {
    private static final Kind<String> RESERVATIONS = new Kind<>("reservation", "r-");

    /** Reservation ids by client token, with the request they were made for. */
    private static final Kind<Token> TOKENS = new Kind<>("run-instances-token", "");

    private record Token(String reservation, RunInstancesRequest request) {}

    private Launches() {}

    /** RunInstances. */
    public static RunInstancesResponse run(Call call, RunInstancesRequest request) {
        String token = request.clientToken();
        if (token != null) {
            Token earlier = call.tx().find(call.scope(), TOKENS, token).orElse(null);
            if (earlier != null) {
                if (!earlier.request.equals(request)) {
                    throw new AwsError(
                            "IdempotentParameterMismatch",
                            "Arguments on this idempotent request are inconsistent with arguments used in previous"
                                    + " request(s).");
                }
                return response(
                        call,
                        call.tx().all(call.scope(), INSTANCES).stream()
                                .filter(instance ->
                                        instance.launch().reservation().equals(earlier.reservation))
                                .toList());
            }
        }
        LaunchPlan plan = LaunchPlan.of(call, request);
        String reservation = call.tx().newId(RESERVATIONS);
        List<Instance> made = new ArrayList<>();
        for (int index = 0; index < plan.count(); index++) {
            made.add(launch(call, request, plan, reservation, index));
        }
        if (token != null) {
            call.tx().put(call.scope(), TOKENS, token, new Token(reservation, request));
        }
        return response(call, made);
    }

    private static RunInstancesResponse response(Call call, List<Instance> together) {
        return InstanceShape.reservation(call.tx().world(), call.scope(), together)
                .map(made -> RunInstancesResponse.builder()
                        .reservationId(made.reservationId())
                        .ownerId(made.ownerId())
                        .instances(made.instances())
                        .build())
                .orElseThrow();
    }

    private static Instance launch(
            Call call, RunInstancesRequest request, LaunchPlan plan, String reservation, int index) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Instant now = tx.now();
        String id = tx.newId(INSTANCES);
        NetworkInterface eni = Interfaces.create(
                        tx, scope, plan.subnet(), plan.privateAddress(), plan.publicAddress(), plan.groups(), id)
                .orElseThrow(() -> new AwsError(
                        "InsufficientFreeAddressesInSubnet",
                        "The specified subnet does not have enough free addresses to satisfy the request."));
        PMap<String, String> devices = TreePMap.empty();
        for (PlannedVolume planned : plan.volumes()) {
            Volume volume = make(tx, scope, plan, planned, id);
            tx.put(scope, VOLUMES, volume.id(), volume);
            devices = devices.plus(planned.device(), volume.id());
            Tags.add(tx, scope, volume.id(), Ask.tags(request.tagSpecifications(), "volume"));
        }
        Instance instance = new Instance(
                id,
                new Instance.Launch(
                        reservation,
                        index,
                        now,
                        plan.image().id(),
                        plan.keyName(),
                        plan.subnet().id(),
                        plan.subnet().zone(),
                        plan.image().rootDevice(),
                        plan.hibernation(),
                        request.clientToken()),
                plan.kind().name(),
                eni.id(),
                devices,
                plan.settings(),
                new Instance.State(Phase.PENDING, now, now, null, null, null, 0));
        tx.put(scope, INSTANCES, id, instance);
        Map<String, String> tags = Ask.tags(request.tagSpecifications(), "instance");
        Tags.add(tx, scope, id, tags);
        Lifecycle.pend(tx, scope, instance);
        return instance;
    }

    private static Volume make(Transaction tx, Scope scope, LaunchPlan plan, PlannedVolume planned, String instance) {
        return new Volume(
                tx.newId(VOLUMES),
                planned.gib(),
                planned.type().api(),
                planned.iops(),
                planned.throughput(),
                planned.encrypted(),
                planned.encrypted() ? Keys.arn(tx.world(), scope, planned.kmsKey()) : null,
                planned.snapshot(),
                plan.subnet().zone(),
                tx.now(),
                TreePVector.singleton(
                        new Volume.Attachment(instance, planned.device(), tx.now(), planned.deleteOnTermination())));
    }
}
