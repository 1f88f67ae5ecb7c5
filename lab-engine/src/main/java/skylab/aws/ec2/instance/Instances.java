package skylab.aws.ec2.instance;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.network.NetworkInterface.INTERFACES;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.network.NetworkInterface;
import skylab.network.Subnet;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.InstanceMonitoring;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.MonitoringState;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StatusName;
import software.amazon.awssdk.services.ec2.model.StatusType;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;

/** Looking at instances. */
public final class Instances {
    /** After a start the checks need a while for their first verdict. */
    private static final Duration CHECKING = Duration.ofSeconds(135);

    private Instances() {}

    private static Filters<Instance> filters(World world, Scope scope) {
        Function<Instance, Stream<NetworkInterface>> eni = instance -> Stream.ofNullable(instance.networkInterface())
                .flatMap(id -> world.table(scope, INTERFACES).get(id).stream());
        return new Filters<>(Instance::id)
                .on("instance-id", Instance::id)
                .on("instance-type", Instance::type)
                .on("instance-state-name", instance -> instance.state().phase().apiName())
                .on("instance-state-code", instance -> instance.state().phase().code())
                .on("image-id", instance -> instance.launch().image())
                .on("key-name", instance -> instance.launch().keyName())
                .on("availability-zone", instance -> instance.launch().zone())
                .on("subnet-id", instance -> instance.launch().subnet())
                .on("reservation-id", instance -> instance.launch().reservation())
                .on("root-device-name", instance -> instance.launch().rootDevice())
                .on("root-device-type", instance -> "ebs")
                .on("launch-time", instance -> instance.state().started())
                .on("client-token", instance -> instance.launch().clientToken())
                .on("hibernation-options.configured", instance -> instance.launch()
                        .hibernation())
                .on(
                        "state-reason-code",
                        instance -> instance.state().reason() == null
                                ? null
                                : instance.state().reason().code())
                .on("monitoring-state", instance -> instance.settings().detailedMonitoring() ? "enabled" : "disabled")
                .on("tenancy", instance -> "default")
                .onEach("private-ip-address", instance -> eni.apply(instance).map(NetworkInterface::privateAddress))
                .onEach("ip-address", instance -> eni.apply(instance)
                        .flatMap(one -> Stream.ofNullable(one.publicAddress())))
                .onEach("network-interface.network-interface-id", instance -> eni.apply(instance)
                        .map(NetworkInterface::id))
                .onEach("instance.group-id", instance -> eni.apply(instance).flatMap(one -> one.groups().stream()))
                .onEach("vpc-id", instance -> eni.apply(instance)
                        .flatMap(one -> world.table(scope, Subnet.SUBNETS).get(one.subnet()).stream())
                        .map(Subnet::vpc))
                .onEach("block-device-mapping.device-name", instance -> instance.devices().keySet().stream())
                .onEach("block-device-mapping.volume-id", instance -> instance.devices().values().stream());
    }

    /** DescribeInstances. */
    public static DescribeInstancesResponse describe(Call call, DescribeInstancesRequest request) {
        World world = call.tx().world();
        Scope scope = call.scope();
        Page<Instance> page = page(
                call, request.instanceIds(), Ask.filters(request.filters()), request.maxResults(), request.nextToken());
        List<Reservation> reservations = page.items().stream()
                .collect(Collectors.groupingBy(
                        instance -> instance.launch().reservation(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(together -> InstanceShape.reservation(world, scope, together).stream())
                .toList();
        return DescribeInstancesResponse.builder()
                .reservations(reservations)
                .nextToken(page.nextToken())
                .build();
    }

    /** DescribeInstanceStatus: the running ones, unless all are asked for. */
    public static DescribeInstanceStatusResponse describeStatus(Call call, DescribeInstanceStatusRequest request) {
        World world = call.tx().world();
        boolean all = Boolean.TRUE.equals(request.includeAllInstances());
        List<Instance> shown = named(world, call.scope(), request.instanceIds()).stream()
                .filter(filters(world, call.scope()).test(world, call.scope(), Ask.filters(request.filters())))
                .filter(instance -> all || instance.is(Phase.RUNNING))
                .toList();
        Page<Instance> page = Page.of(shown, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.items().stream()
                        .map(instance -> status(world, instance))
                        .toList())
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

    /** GetConsoleOutput. */
    public static GetConsoleOutputResponse consoleOutput(Call call, GetConsoleOutputRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        String text = Hosts.consoleOutput(call.tx(), call.scope(), instance);
        return GetConsoleOutputResponse.builder()
                .instanceId(instance.id())
                .timestamp(call.tx().now())
                .output(java.util.Base64.getEncoder()
                        .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .build();
    }

    private static List<InstanceMonitoring> monitoring(Call call, List<String> ids, boolean detailed) {
        return Lifecycle.IDS.all(call.tx().world(), call.scope(), ids).stream()
                .map(instance -> {
                    Instance changed = instance.with(Attributes.monitoring(instance.settings(), detailed));
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
                        .filter(filters(world, call.scope()).test(world, call.scope(), wanted))
                        .toList();
        return Page.of(matching, maxResults, token, 5, 1000);
    }

    private static List<Instance> named(World world, Scope scope, List<String> ids) {
        return ids.isEmpty()
                ? List.copyOf(world.table(scope, INSTANCES).values())
                : Lifecycle.IDS.all(world, scope, ids);
    }

    private static InstanceStatus status(World world, Instance instance) {
        boolean running = instance.is(Phase.RUNNING);
        boolean checked = running
                && Duration.between(instance.state().since(), world.now()).compareTo(CHECKING) >= 0;
        SummaryStatus summary =
                !running ? SummaryStatus.NOT_APPLICABLE : checked ? SummaryStatus.OK : SummaryStatus.INITIALIZING;
        InstanceStatusSummary.Builder shape = InstanceStatusSummary.builder().status(summary);
        if (running) {
            shape.details(InstanceStatusDetails.builder()
                    .name(StatusName.REACHABILITY)
                    .status(checked ? StatusType.PASSED : StatusType.INITIALIZING)
                    .build());
        }
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.launch().zone())
                .instanceState(instance.state().phase().shape())
                .instanceStatus(shape.build())
                .systemStatus(shape.build())
                .build();
    }
}
