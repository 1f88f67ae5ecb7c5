package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.template.TemplateLaunch;
import skylab.aws.ec2.volume.Volume;
import skylab.aws.ec2.volume.VolumeLife;
import skylab.network.eni.NetworkInterface;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;

/** Launching instances. */
public final class Launches {
    private static final Kind<String> RESERVATIONS = new Kind<>("reservation", "r-");

    /** Instances by client token, with the request they were made for. */
    private static final Kind<Token> TOKENS = new Kind<>("run-instances-token", "");

    private record Token(PVector<String> instances, RunInstancesRequest request) {}

    private Launches() {}

    /** RunInstances: at least as many as asked, at most as many as there is room for. */
    public static RunInstancesResponse run(Call call, RunInstancesRequest asked) {
        String token = asked.clientToken();
        if (token != null) {
            Token earlier = call.tx().find(call.scope(), TOKENS, token).orElse(null);
            if (earlier != null) {
                if (!earlier.request.equals(asked)) {
                    throw new AwsError(
                            "IdempotentParameterMismatch",
                            "Arguments on this idempotent request are inconsistent with arguments used in previous"
                                    + " request(s).");
                }
                return response(
                        call,
                        earlier.instances.stream()
                                .flatMap(id -> call.tx().find(call.scope(), INSTANCES, id).stream())
                                .toList());
            }
        }
        RunInstancesRequest request = TemplateLaunch.completed(call, asked);
        LaunchPlan plan = LaunchPlan.of(call, request);
        Instance.Launch facts =
                plan.facts(call.tx().newId(RESERVATIONS), call.tx().now(), token);
        List<Instance> made = new ArrayList<>();
        while (made.size() < plan.most()) {
            Optional<Instance> next = launch(call, plan, facts, made.size());
            if (next.isEmpty()) {
                break;
            }
            made.add(next.get());
        }
        if (made.size() < plan.least()) {
            throw new AwsError(
                    "InsufficientFreeAddressesInSubnet",
                    "The specified subnet does not have enough free addresses to satisfy the request.");
        }
        made.forEach(one -> Tags.addOwn(call.tx(), call.scope(), one.id(), TemplateLaunch.tags(call, asked)));
        if (token != null) {
            call.tx()
                    .put(
                            call.scope(),
                            TOKENS,
                            token,
                            new Token(
                                    TreePVector.from(
                                            made.stream().map(Instance::id).toList()),
                                    asked));
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

    /** Launches one; empty if the subnet has no address left. */
    private static Optional<Instance> launch(Call call, LaunchPlan plan, Instance.Launch facts, int index) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Instant now = tx.now();
        String id = tx.newId(INSTANCES);
        Optional<NetworkInterface> eni = plan.network().equip(call, id, plan);
        if (eni.isEmpty()) {
            return Optional.empty();
        }
        PMap<String, String> devices = TreePMap.empty();
        for (PlannedVolume planned : plan.devices().volumes()) {
            Volume volume = VolumeLife.make(
                    tx,
                    scope,
                    planned.spec(),
                    facts.zone(),
                    Volume.Phase.READY,
                    new Volume.Attachment(
                            id, planned.device(), now, planned.deleteOnTermination(), Volume.Link.ATTACHED));
            devices = devices.plus(planned.device(), volume.id());
            Tags.add(tx, scope, volume.id(), plan.tags("volume"));
        }
        Instance instance = new Instance(
                id,
                index,
                facts,
                plan.kind(),
                eni.get().id(),
                devices,
                plan.settings(),
                new Instance.State(Phase.PENDING, now, now, null, null, null, 0));
        tx.put(scope, INSTANCES, id, instance);
        Tags.add(tx, scope, id, plan.tags("instance"));
        ProfileAssociations.launched(call, instance);
        Lifecycle.pend(tx, scope, instance);
        return Optional.of(instance);
    }
}
