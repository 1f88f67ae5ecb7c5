package skylab.lab.academy;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.instance.Settings;
import skylab.world.Event;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** What the Learner Lab itself does with instances. */
final class Fleet {
    /** At most so many may run at once in a region. */
    static final int MOST = 9;

    /** So many at once in all, and the account is deactivated. */
    static final int FORBIDDEN = 20;

    /** How long the lab takes to notice that there are too many. */
    private static final Duration NOTICE = Duration.ofSeconds(30);

    private Fleet() {}

    static void startAll(Transaction tx, String account) {
        scopes(tx.world(), account).forEach(scope -> {
            each(
                    tx,
                    scope,
                    List.of(Phase.STOPPED),
                    instance -> Lifecycle.start(
                            new Call(tx, scope),
                            StartInstancesRequest.builder()
                                    .instanceIds(instance.id())
                                    .build()));
            watch(tx, scope);
        });
    }

    static void stopAll(Transaction tx, String account) {
        scopes(tx.world(), account).forEach(scope -> {
            Hosts.MACHINES.settle(tx, scope);
            List<Phase> all = List.of(Phase.PENDING, Phase.RUNNING, Phase.STOPPING, Phase.STOPPED);
            each(
                    tx,
                    scope,
                    all,
                    instance ->
                            unprotect(tx, scope, instance, instance.settings().terminationProtected()));
            each(
                    tx,
                    scope,
                    List.of(Phase.PENDING, Phase.RUNNING),
                    instance -> Lifecycle.stop(
                            new Call(tx, scope),
                            StopInstancesRequest.builder()
                                    .instanceIds(instance.id())
                                    .build()));
        });
    }

    static void terminateAll(Transaction tx, String account) {
        scopes(tx.world(), account).forEach(scope -> {
            Hosts.MACHINES.settle(tx, scope);
            List<Phase> all = List.of(Phase.PENDING, Phase.RUNNING, Phase.STOPPING, Phase.STOPPED);
            each(tx, scope, all, instance -> terminate(tx, scope, instance));
        });
    }

    /** Looks whether too many run in a region; the surplus is terminated as soon as the lab notices. */
    static void watch(Transaction tx, Scope scope) {
        if (running(tx.world(), scope) > MOST) {
            tx.schedule(NOTICE, new Surplus(scope));
        }
    }

    /** How many instances run in all regions. */
    static int running(World world, String account) {
        return scopes(world, account).mapToInt(scope -> running(world, scope)).sum();
    }

    private static int running(World world, Scope scope) {
        return (int) world.table(scope, Instance.INSTANCES).values().stream()
                .filter(Fleet::isUp)
                .count();
    }

    private static boolean isUp(Instance instance) {
        return instance.is(Phase.PENDING) || instance.is(Phase.RUNNING);
    }

    private static Stream<Scope> scopes(World world, String account) {
        return world.tables().keySet().stream()
                .filter(name -> name.scope().account().equals(account))
                .filter(name -> name.kind().equals(Instance.INSTANCES.name()))
                .map(World.TableName::scope);
    }

    private static void each(Transaction tx, Scope scope, List<Phase> phases, Consumer<Instance> action) {
        for (Instance instance : tx.all(scope, Instance.INSTANCES)) {
            if (phases.contains(instance.state().phase())) {
                try {
                    action.accept(instance);
                } catch (AwsError refused) {
                    // What AWS cannot do with an instance the lab cannot do either: one whose root is a disk of the
                    // host
                    // is not stopped, one that has slept for more than sixty days is not started.
                    continue;
                }
            }
        }
    }

    /** Takes away the protection from being stopped, and that from being terminated unless it shall stay. */
    private static void unprotect(Transaction tx, Scope scope, Instance instance, boolean fromTermination) {
        Settings settings = instance.settings();
        Settings open = settings.withProtection(fromTermination, false, settings.shutdownBehavior());
        tx.put(scope, Instance.INSTANCES, instance.id(), instance.with(open));
    }

    private static void terminate(Transaction tx, Scope scope, Instance instance) {
        unprotect(tx, scope, instance, false);
        Lifecycle.terminate(
                new Call(tx, scope),
                TerminateInstancesRequest.builder().instanceIds(instance.id()).build());
    }

    /** The lab notices that too many run: the latest are terminated. */
    private record Surplus(Scope scope) implements Event {
        @Override
        public void happen(Transaction tx) {
            Hosts.MACHINES.settle(tx, scope);
            List<Instance> up = tx.all(scope, Instance.INSTANCES).stream()
                    .filter(Fleet::isUp)
                    .sorted(Comparator.comparing(instance -> instance.state().started()))
                    .toList();
            up.stream().skip(MOST).forEach(instance -> terminate(tx, scope, instance));
        }
    }
}
