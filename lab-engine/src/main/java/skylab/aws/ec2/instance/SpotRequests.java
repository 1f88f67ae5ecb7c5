package skylab.aws.ec2.instance;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/** The requests behind spot instances: they follow from the instances that were launched for them. */
public final class SpotRequests {
    /** The sort of thing that requests are; they are kept nowhere. */
    public static final Kind<SpotInstanceRequest> SPOT_REQUESTS = new Kind<>("spot-instances-request", "sir-");

    private static Filters<Instance> filters(Call call) {
        return new Filters<>(Spots::requestId)
                .on("instance-id", Instance::id)
                .on("spot-instance-request-id", Spots::requestId)
                .on("state", one -> state(call, one))
                .on("status-code", one -> status(call, one))
                .on("type", SpotRequests::type)
                .on("launched-availability-zone", instance -> instance.launch().zone())
                .on("launch.instance-type", Instance::type)
                .on("launch.image-id", instance -> instance.launch().image())
                .onShown(
                        one -> shape(call, one),
                        "create-time",
                        "fault-code",
                        "fault-message",
                        "launch.block-device-mapping.delete-on-termination",
                        "launch.block-device-mapping.device-name",
                        "launch.block-device-mapping.snapshot-id",
                        "launch.block-device-mapping.volume-size",
                        "launch.block-device-mapping.volume-type",
                        "launch.group-id",
                        "launch.group-name",
                        "launch.kernel-id",
                        "launch.key-name",
                        "launch.ramdisk-id",
                        "product-description",
                        "spot-price",
                        "valid-from",
                        "valid-until");
    }

    private SpotRequests() {}

    /** DescribeSpotInstanceRequests. */
    public static DescribeSpotInstanceRequestsResponse describe(
            Call call, DescribeSpotInstanceRequestsRequest request) {
        List<Instance> named = all(call, request.spotInstanceRequestIds());
        Page<Instance> page = Listing.of(call, named)
                .matching(filters(call), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeSpotInstanceRequestsResponse.builder()
                .spotInstanceRequests(
                        page.items().stream().map(one -> shape(call, one)).toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** Whether there is a request. */
    public static boolean exists(Call call, String id) {
        return call.tx().all(call.scope(), Instance.INSTANCES).stream()
                .anyMatch(one ->
                        one.launch().spot() != null && Spots.requestId(one).equals(id));
    }

    /**
     * The instances of requests.
     *
     * @param asked the ids of the requests; all if there are none
     */
    static List<Instance> all(Call call, List<String> asked) {
        List<Instance> all = call.tx().all(call.scope(), Instance.INSTANCES).stream()
                .filter(instance -> instance.launch().spot() != null)
                .toList();
        asked.stream()
                .filter(id -> all.stream().noneMatch(one -> Spots.requestId(one).equals(id)))
                .findFirst()
                .ifPresent(id -> {
                    throw new AwsError(
                            "InvalidSpotInstanceRequestID.NotFound",
                            "The spot instance request ID '" + id + "' does not exist");
                });
        return all.stream()
                .filter(one -> asked.isEmpty() || asked.contains(Spots.requestId(one)))
                .toList();
    }

    static SpotInstanceRequest shape(Call call, Instance instance) {
        return SpotInstanceRequest.builder()
                .spotInstanceRequestId(Spots.requestId(instance))
                .instanceId(instance.id())
                .state(state(call, instance))
                .status(status -> status.code(status(call, instance))
                        .updateTime(instance.state().since()))
                .type(type(instance))
                .instanceInterruptionBehavior(instance.launch().spot().interruption())
                .spotPrice(instance.launch().spot().maxPrice())
                .createTime(instance.launch().at())
                .launchedAvailabilityZone(instance.launch().zone())
                .productDescription("Linux/UNIX")
                .tags(Ask.tags(call.tx().world(), call.scope(), Spots.requestId(instance)))
                .launchSpecification(launch -> launch.imageId(instance.launch().image())
                        .instanceType(instance.type())
                        .keyName(instance.launch().keyName())
                        .subnetId(instance.launch().subnet()))
                .build();
    }

    private static String type(Instance instance) {
        return instance.launch().spot().persistent() ? "persistent" : "one-time";
    }

    private static String state(Call call, Instance instance) {
        if (SpotCalls.isCancelled(call, instance)) {
            return "cancelled";
        }
        return switch (instance.state().phase()) {
            case PENDING, RUNNING -> "active";
            case STOPPING, STOPPED -> "disabled";
            case SHUTTING_DOWN, TERMINATED -> instance.launch().spot().persistent() ? "open" : "closed";
        };
    }

    private static String status(Call call, Instance instance) {
        boolean lives = instance.is(Phase.PENDING) || instance.is(Phase.RUNNING);
        if (lives && SpotCalls.isCancelled(call, instance)) {
            return "request-canceled-and-instance-running";
        }
        return switch (instance.state().phase()) {
            case PENDING, RUNNING -> "fulfilled";
            case STOPPING, STOPPED -> "instance-stopped-by-user";
            case SHUTTING_DOWN, TERMINATED -> "instance-terminated-by-user";
        };
    }
}
