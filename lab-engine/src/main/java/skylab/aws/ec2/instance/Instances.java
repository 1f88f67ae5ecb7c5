package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;

import java.util.List;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMonitoring;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;

/** Looking at instances. */
public final class Instances {
    private Instances() {}

    /** DescribeInstances. */
    public static DescribeInstancesResponse describe(Call call, DescribeInstancesRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        List<Filters.Wanted> wanted = Ask.filters(request.filters());
        Page<Instance> page = page(call, request.instanceIds(), wanted, request.maxResults(), request.nextToken());
        boolean all = request.instanceIds().isEmpty() && wanted.isEmpty() && request.nextToken() == null;
        List<Reservation> reservations = all && page.nextToken() == null
                ? Shown.of(world, scope, page.items())
                : InstanceShape.reservations(scope, page.items(), instance -> InstanceShape.of(world, scope, instance));
        return DescribeInstancesResponse.builder()
                .reservations(reservations)
                .nextToken(page.nextToken())
                .build();
    }

    /** MonitorInstances. */
    public static MonitorInstancesResponse monitor(Call call, MonitorInstancesRequest request) {
        return MonitorInstancesResponse.builder()
                .instanceMonitorings(monitoring(call, request.instanceIds(), true))
                .build();
    }

    /** UnmonitorInstances. */
    public static UnmonitorInstancesResponse unmonitor(Call call, UnmonitorInstancesRequest request) {
        return UnmonitorInstancesResponse.builder()
                .instanceMonitorings(monitoring(call, request.instanceIds(), false))
                .build();
    }

    private static List<InstanceMonitoring> monitoring(Call call, List<String> ids, boolean detailed) {
        return Lifecycle.IDS.all(call.tx().world(), call.scope(), ids).stream()
                .map(instance -> {
                    Instance changed = instance.with(instance.settings().withMonitoring(detailed));
                    call.tx().put(call.scope(), INSTANCES, instance.id(), changed);
                    Hosts.monitoring(call.tx(), call.scope(), changed);
                    return InstanceMonitoring.builder()
                            .instanceId(instance.id())
                            .monitoring(state ->
                                    state.state(detailed ? MonitoringState.PENDING : MonitoringState.DISABLING))
                            .build();
                })
                .toList();
    }

    private static Page<Instance> page(
            Call call, List<String> ids, List<Filters.Wanted> wanted, Integer maxResults, String token) {
        World world = call.tx().world();
        if (!ids.isEmpty() && maxResults != null) {
            throw new skylab.aws.AwsError(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        List<Instance> named = named(world, call.scope(), ids);
        List<Instance> matching = wanted.isEmpty()
                ? named
                : named.stream()
                        .filter(InstanceFilters.of(world, call.scope()).test(world, call.scope(), wanted))
                        .toList();
        return Page.of(matching, maxResults, token, 5, 1000);
    }

    static List<Instance> named(World world, Scope scope, List<String> ids) {
        return ids.isEmpty()
                ? List.copyOf(world.table(scope, INSTANCES).values())
                : Lifecycle.IDS.all(world, scope, ids);
    }
}
