package skylab.aws.ec2.instance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.shape.Shapes;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.CancelledSpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

/** Asking for spot instances apart from launching them: there is always room on this market, so that they come at once. */
public final class SpotCalls {
    /** Requests that were cancelled, by the instance that they brought. */
    private static final Kind<Boolean> CANCELLED = new Kind<>("cancelled-spot-request", "");

    private static final String ONE_TIME = "one-time";

    private SpotCalls() {}

    /** RequestSpotInstances. */
    public static RequestSpotInstancesResponse request(Call call, RequestSpotInstancesRequest request) {
        if (request.launchSpecification() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter LaunchSpecification");
        }
        refuse(request.validFrom() != null || request.validUntil() != null, "spot requests for another time");
        refuse(request.launchGroup() != null || request.availabilityZoneGroup() != null, "groups of spot requests");
        refuse(request.blockDurationMinutes() != null, "spot instances of a fixed duration");
        String type = request.typeAsString() == null ? ONE_TIME : request.typeAsString();
        if (!type.equals(ONE_TIME) && !type.equals("persistent")) {
            throw new AwsError("InvalidParameterValue", "Value (" + type + ") for parameter type is invalid.");
        }
        int count = request.instanceCount() == null ? 1 : request.instanceCount();
        RunInstancesRequest launch = launch(request, type, count);
        List<String> made = Launches.run(call, launch).instances().stream()
                .map(software.amazon.awssdk.services.ec2.model.Instance::instanceId)
                .toList();
        List<SpotInstanceRequest> shown = new ArrayList<>();
        for (String id : made) {
            Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), id);
            Tags.add(
                    call.tx(),
                    call.scope(),
                    Spots.requestId(instance),
                    Ask.tags(request.tagSpecifications(), "spot-instances-request"));
            shown.add(SpotRequests.shape(call, instance));
        }
        return RequestSpotInstancesResponse.builder()
                .spotInstanceRequests(shown)
                .build();
    }

    // What is to be launched is said in another class, whose members are called alike.
    private static RunInstancesRequest launch(RequestSpotInstancesRequest request, String type, int count) {
        ObjectNode launch = Shapes.toJson(request.launchSpecification());
        launch.remove("addressingType");
        String price = request.spotPrice() == null || request.spotPrice().isEmpty() ? null : request.spotPrice();
        return ((RunInstancesRequest) Shapes.fromJson(launch, RunInstancesRequest.builder()))
                .toBuilder()
                        .minCount(count)
                        .maxCount(count)
                        .clientToken(request.clientToken() == null ? null : "spot " + request.clientToken())
                        .instanceMarketOptions(market -> market.marketType("spot")
                                .spotOptions(options -> options.spotInstanceType(type)
                                        .maxPrice(price)
                                        .instanceInterruptionBehavior(request.instanceInterruptionBehaviorAsString())))
                        .build();
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw new AwsError("NotEmulated", "Skylab does not emulate " + what + ". Nothing has happened.");
        }
    }

    /** CancelSpotInstanceRequests: the instances stay. */
    public static CancelSpotInstanceRequestsResponse cancel(Call call, CancelSpotInstanceRequestsRequest request) {
        if (request.spotInstanceRequestIds().isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter SpotInstanceRequestId");
        }
        List<Instance> all = SpotRequests.all(call, request.spotInstanceRequestIds());
        all.forEach(instance -> call.tx().put(call.scope(), CANCELLED, instance.id(), true));
        return CancelSpotInstanceRequestsResponse.builder()
                .cancelledSpotInstanceRequests(all.stream()
                        .map(instance -> CancelledSpotInstanceRequest.builder()
                                .spotInstanceRequestId(Spots.requestId(instance))
                                .state("cancelled")
                                .build())
                        .toList())
                .build();
    }

    /** Whether the request of an instance was cancelled. */
    static boolean isCancelled(Call call, Instance instance) {
        return call.tx().find(call.scope(), CANCELLED, instance.id()).isPresent();
    }
}
