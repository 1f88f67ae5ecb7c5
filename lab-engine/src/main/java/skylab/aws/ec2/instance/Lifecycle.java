package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SplittableRandom;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.volume.VolumeLife;
import skylab.network.eni.Interfaces;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** The life of an instance: start, stop, hibernate, reboot, terminate (EC2 guide, "Instance state changes"). */
public final class Lifecycle {
    /** Instances by id. */
    public static final Ids<Instance> IDS = new Ids<>(INSTANCES, "instance ID", "InvalidInstanceID");

    private static final DateTimeFormatter GMT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'GMT'").withZone(ZoneOffset.UTC);

    /** How long a terminated instance can still be seen. */
    private static final Duration REMAINS = Duration.ofHours(1);

    private Lifecycle() {}

    /** StartInstances. */
    public static StartInstancesResponse start(Call call, StartInstancesRequest request) {
        List<Instance> instances = IDS.all(call.tx().world(), call.scope(), request.instanceIds());
        for (Instance instance : instances) {
            if (!instance.is(Phase.STOPPED) && !instance.is(Phase.RUNNING) && !instance.is(Phase.PENDING)) {
                throw new AwsError(
                        "IncorrectInstanceState",
                        "The instance '" + instance.id() + "' is not in a state from which it can be started.");
            }
            if (instance.is(Phase.STOPPED)) {
                if (!instance.devices().containsKey(instance.launch().rootDevice())) {
                    throw new AwsError(
                            "InvalidParameterValue",
                            "Invalid value '" + instance.id() + "' for instanceId. Instance does not have a volume"
                                    + " attached at root (" + instance.launch().rootDevice() + ")");
                }
                Hibernation.checkStart(instance, call.tx().now());
                InstanceKind kind = instance.kind();
                LaunchNetwork.requireOffered(call, kind, instance.launch().zone());
                Quotas.most(call, kind, 1, 1);
            }
        }
        return StartInstancesResponse.builder()
                .startingInstances(instances.stream()
                        .map(instance -> {
                            if (instance.is(Phase.STOPPED)) {
                                Instant now = call.tx().now();
                                Instance.State old = instance.state();
                                Instance pending = instance.with(new Instance.State(
                                        Phase.PENDING,
                                        now,
                                        now,
                                        old.booted(),
                                        old.hibernated(),
                                        null,
                                        old.change() + 1));
                                put(call.tx(), call.scope(), pending);
                                pend(call.tx(), call.scope(), pending);
                            }
                            return change(call, instance);
                        })
                        .toList())
                .build();
    }

    /** StopInstances. */
    public static StopInstancesResponse stop(Call call, StopInstancesRequest request) {
        boolean hibernate = Boolean.TRUE.equals(request.hibernate());
        List<Instance> instances = IDS.all(call.tx().world(), call.scope(), request.instanceIds());
        for (Instance instance : instances) {
            if (instance.is(Phase.TERMINATED) || instance.is(Phase.SHUTTING_DOWN)) {
                throw new AwsError(
                        "IncorrectInstanceState",
                        "This instance '" + instance.id() + "' is not in a state from which it can be stopped.");
            }
            if (instance.settings().stopProtected()) {
                throw new AwsError(
                        "OperationNotPermitted",
                        "The instance '" + instance.id()
                                + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.");
            }
            Stops.check(instance);
            if (hibernate && !instance.is(Phase.STOPPED) && !instance.is(Phase.STOPPING)) {
                if (instance.is(Phase.PENDING)) {
                    throw new AwsError(
                            "IncorrectInstanceState",
                            "The instance '" + instance.id() + "' is not in the 'running' state.");
                }
                Hibernation.checkStop(instance, call.tx().now());
            }
        }
        return StopInstancesResponse.builder()
                .stoppingInstances(instances.stream()
                        .map(instance -> {
                            if (instance.is(Phase.RUNNING) || instance.is(Phase.PENDING)) {
                                beginStop(call.tx(), call.scope(), instance, hibernate, userReason(call, hibernate));
                            }
                            return change(call, instance);
                        })
                        .toList())
                .build();
    }

    /** RebootInstances. */
    public static RebootInstancesResponse reboot(Call call, RebootInstancesRequest request) {
        List<Instance> instances = IDS.all(call.tx().world(), call.scope(), request.instanceIds());
        for (Instance instance : instances) {
            if (!instance.is(Phase.RUNNING)) {
                throw new AwsError(
                        "IncorrectInstanceState",
                        "The instance '" + instance.id() + "' is not in the 'running' state.");
            }
        }
        instances.forEach(instance -> {
            Hosts.reboot(call.tx(), call.scope(), instance);
            put(call.tx(), call.scope(), booted(instance, call.tx().now()));
        });
        return RebootInstancesResponse.builder().build();
    }

    /** TerminateInstances. */
    public static TerminateInstancesResponse terminate(Call call, TerminateInstancesRequest request) {
        List<Instance> instances = IDS.all(call.tx().world(), call.scope(), request.instanceIds());
        for (Instance instance : instances) {
            if (instance.settings().terminationProtected() && !instance.is(Phase.TERMINATED)) {
                throw new AwsError(
                        "OperationNotPermitted",
                        "The instance '" + instance.id()
                                + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and"
                                + " try again.");
            }
        }
        return TerminateInstancesResponse.builder()
                .terminatingInstances(instances.stream()
                        .map(instance -> {
                            if (!instance.is(Phase.TERMINATED) && !instance.is(Phase.SHUTTING_DOWN)) {
                                beginTermination(
                                        call.tx(),
                                        call.scope(),
                                        instance,
                                        new Instance.Reason(
                                                "Client.UserInitiatedShutdown",
                                                "Client.UserInitiatedShutdown: User initiated shutdown",
                                                initiated(call.tx().now())));
                            }
                            return change(call, instance);
                        })
                        .toList())
                .build();
    }

    /** The system inside has shut itself down: the instance stops or terminates, as its attribute says. */
    static void shutDownFromInside(Transaction tx, Scope scope, String id) {
        Instance instance = tx.find(scope, INSTANCES, id).orElse(null);
        if (instance == null || !instance.is(Phase.RUNNING)) {
            return;
        }
        Instance.Reason reason = new Instance.Reason(
                "Client.InstanceInitiatedShutdown",
                "Client.InstanceInitiatedShutdown: Instance initiated shutdown",
                "");
        if (instance.settings().shutdownBehavior().equals("terminate")) {
            beginTermination(tx, scope, instance, reason);
        } else {
            beginStop(tx, scope, instance, false, reason);
        }
    }

    /** Lets a pending instance come up. */
    static void pend(Transaction tx, Scope scope, Instance pending) {
        tx.schedule(
                seconds(tx, 8, 14), new Up(scope, pending.id(), pending.state().change()));
    }

    /** A running instance boots after its host has lost power, or on another host; the disks of its host are kept. */
    static void bootAgain(Transaction tx, Scope scope, Instance instance) {
        put(tx, scope, booted(instance, tx.now()));
        Hosts.bootAgain(tx, scope, instance);
    }

    /** AWS takes an instance off a host that it retires: it is stopped, or terminated if its root is on that host. */
    static void retire(Transaction tx, Scope scope, Instance instance) {
        Instance.Reason reason = new Instance.Reason(
                "Server.ScheduledStop",
                "Server.ScheduledStop: Stopped due to a scheduled retirement",
                "Server.ScheduledStop");
        if (instance.launch().onInstanceStore()) {
            beginTermination(tx, scope, instance, reason);
        } else {
            beginStop(tx, scope, instance, false, reason);
        }
    }

    private static void beginStop(
            Transaction tx, Scope scope, Instance instance, boolean asked, Instance.Reason reason) {
        // A machine that is dead cannot write its memory down: it is stopped.
        boolean hibernate = asked && !HostFault.isDark(tx, scope, instance.id());
        Instance.State old = instance.state();
        Instance stopping = instance.with(new Instance.State(
                Phase.STOPPING, tx.now(), old.started(), old.booted(), null, reason, old.change() + 1));
        put(tx, scope, stopping);
        Duration taken;
        if (hibernate) {
            Hosts.hibernate(tx, scope, instance);
            taken = Hibernation.duration(instance.kind());
        } else {
            Hosts.powerOff(tx, scope, instance);
            taken = seconds(tx, 15, 40);
        }
        HostFault.leave(tx, scope, instance.id());
        tx.schedule(taken, new Down(scope, instance.id(), stopping.state().change(), hibernate));
    }

    private static void beginTermination(Transaction tx, Scope scope, Instance instance, Instance.Reason reason) {
        Instance.State old = instance.state();
        Instance ending = instance.with(new Instance.State(
                Phase.SHUTTING_DOWN, tx.now(), old.started(), old.booted(), null, reason, old.change() + 1));
        put(tx, scope, ending);
        Hosts.powerOff(tx, scope, instance);
        HostFault.leave(tx, scope, instance.id());
        tx.schedule(
                seconds(tx, 15, 35),
                new Gone(scope, instance.id(), ending.state().change()));
    }

    private static Instance.Reason userReason(Call call, boolean hibernate) {
        String code = hibernate ? "Client.UserInitiatedHibernate" : "Client.UserInitiatedShutdown";
        String text = hibernate ? "User initiated hibernate" : "User initiated shutdown";
        return new Instance.Reason(code, code + ": " + text, initiated(call.tx().now()));
    }

    private static String initiated(Instant at) {
        return "User initiated (" + GMT.format(at) + ")";
    }

    private static InstanceStateChange change(Call call, Instance before) {
        Instance after = call.tx().find(call.scope(), INSTANCES, before.id()).orElseThrow();
        return InstanceStateChange.builder()
                .instanceId(before.id())
                .previousState(before.state().phase().shape())
                .currentState(after.state().phase().shape())
                .build();
    }

    private static Instance booted(Instance instance, Instant at) {
        Instance.State state = instance.state();
        return instance.with(new Instance.State(
                state.phase(), state.since(), state.started(), at, null, state.reason(), state.change()));
    }

    private static void put(Transaction tx, Scope scope, Instance instance) {
        tx.put(scope, INSTANCES, instance.id(), instance);
    }

    private static Duration seconds(Transaction tx, int least, int most) {
        SplittableRandom random = tx.random();
        return Duration.ofMillis(random.nextLong(least * 1000L, most * 1000L));
    }

    /** A pending instance is running. */
    private record Up(Scope scope, String id, int change) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Instance instance = expected(tx, scope, id, change);
            if (instance == null) {
                return;
            }
            Interfaces.assignPublicAddress(tx, scope, instance.networkInterface());
            Instance.State old = instance.state();
            boolean resumes = old.hibernated() != null;
            put(
                    tx,
                    scope,
                    instance.with(new Instance.State(
                            Phase.RUNNING,
                            tx.now(),
                            old.started(),
                            resumes ? old.booted() : tx.now(),
                            null,
                            null,
                            old.change() + 1)));
            Hosts.powerOn(tx, scope, instance);
            tx.schedule(StatusChecks.CHECKING, Transition.OVER);
        }
    }

    /** A stopping instance is stopped. */
    private record Down(Scope scope, String id, int change, boolean hibernated) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Instance instance = expected(tx, scope, id, change);
            if (instance == null) {
                return;
            }
            Interfaces.releasePublicAddress(tx, scope, instance.networkInterface());
            Instance.State old = instance.state();
            put(
                    tx,
                    scope,
                    instance.with(new Instance.State(
                            Phase.STOPPED,
                            tx.now(),
                            old.started(),
                            old.booted(),
                            hibernated ? tx.now() : null,
                            old.reason(),
                            old.change() + 1)));
        }
    }

    /** An instance that was shutting down is terminated. */
    private record Gone(Scope scope, String id, int change) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Instance instance = expected(tx, scope, id, change);
            if (instance == null) {
                return;
            }
            instance.devices().forEach((device, volume) -> VolumeLife.release(tx, scope, volume, id));
            Interfaces.abandon(tx, scope, id).forEach(gone -> Tags.forget(tx, scope, gone));
            Hosts.destroy(tx, scope, instance);
            Instance.State old = instance.state();
            Instance.State terminated = new Instance.State(
                    Phase.TERMINATED, tx.now(), old.started(), old.booted(), null, old.reason(), old.change() + 1);
            put(tx, scope, instance.stripped().with(terminated));
            tx.schedule(REMAINS, new Forgotten(scope, id));
        }
    }

    /** A terminated instance is no longer shown. */
    private record Forgotten(Scope scope, String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.remove(scope, INSTANCES, id);
        }
    }

    private static Instance expected(Transaction tx, Scope scope, String id, int change) {
        return tx.find(scope, INSTANCES, id)
                .filter(instance -> instance.state().change() == change)
                .orElse(null);
    }
}
