package skylab.aws.ec2.instance;

import java.time.Duration;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.EbsStatusDetails;
import software.amazon.awssdk.services.ec2.model.EbsStatusSummary;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusResponse;

/** Status checks (EC2 guide, "Status checks for Amazon EC2 instances"). */
public final class StatusChecks {
    /** After a start the checks need a while for their first verdict; they run every minute. */
    private static final Duration CHECKING = Duration.ofSeconds(135);

    /** The verdict of the checks on an instance: all three have the same one here, for no host fails by itself. */
    private enum Verdict {
        NOT_APPLICABLE("not-applicable", null),
        INITIALIZING("initializing", "initializing"),
        OK("ok", "passed");

        private final String summary;
        private final String reachability;

        Verdict(String summary, String reachability) {
            this.summary = summary;
            this.reachability = reachability;
        }

        static Verdict on(World world, Instance instance) {
            if (!instance.is(Phase.RUNNING)) {
                return NOT_APPLICABLE;
            }
            Duration running = Duration.between(instance.state().since(), world.now());
            return running.compareTo(CHECKING) < 0 ? INITIALIZING : OK;
        }
    }

    private StatusChecks() {}

    /** DescribeInstanceStatus: the running ones, unless all are asked for. */
    public static DescribeInstanceStatusResponse describe(Call call, DescribeInstanceStatusRequest request) {
        World world = call.tx().world();
        boolean all = Boolean.TRUE.equals(request.includeAllInstances());
        List<Instance> shown = Instances.named(world, call.scope(), request.instanceIds()).stream()
                .filter(instance -> all || instance.is(Phase.RUNNING))
                .filter(filters(world).test(world, call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Instance> page = Page.of(shown, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.items().stream()
                        .map(instance -> shape(world, instance))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** ReportInstanceStatus: AWS takes note, and changes nothing. */
    public static ReportInstanceStatusResponse report(Call call, ReportInstanceStatusRequest request) {
        for (Instance instance : Lifecycle.IDS.all(call.tx().world(), call.scope(), request.instances())) {
            if (!instance.is(Phase.RUNNING)) {
                throw new AwsError(
                        "IncorrectInstanceState",
                        "The instance '" + instance.id() + "' is not in the 'running' state.");
            }
        }
        if (request.reasonCodesAsStrings().isEmpty() || request.statusAsString() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter "
                            + (request.statusAsString() == null ? "status" : "reasonCode"));
        }
        return ReportInstanceStatusResponse.builder().build();
    }

    private static Filters<Instance> filters(World world) {
        Filters<Instance> filters = new Filters<>(Instance::id)
                .on("availability-zone", instance -> instance.launch().zone())
                .on("instance-state-code", instance -> instance.state().phase().code())
                .on("instance-state-name", instance -> instance.state().phase().apiName());
        for (String check : new String[] {"instance-status", "system-status", "attached-ebs-status"}) {
            filters.on(check + ".status", instance -> Verdict.on(world, instance).summary)
                    .on(check + ".reachability", instance -> Verdict.on(world, instance).reachability);
        }
        // Nothing is scheduled for hosts that never need maintenance.
        for (String event : new String[] {"code", "description", "instance-event-id", "not-after", "not-before"}) {
            filters.on("event." + event, instance -> null);
        }
        return filters;
    }

    private static InstanceStatus shape(World world, Instance instance) {
        Verdict verdict = Verdict.on(world, instance);
        InstanceStatusSummary summary = InstanceStatusSummary.builder()
                .status(verdict.summary)
                .details(
                        verdict.reachability == null
                                ? List.of()
                                : List.of(InstanceStatusDetails.builder()
                                        .name("reachability")
                                        .status(verdict.reachability)
                                        .build()))
                .build();
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.launch().zone())
                .instanceState(instance.state().phase().shape())
                .instanceStatus(summary)
                .systemStatus(summary)
                .attachedEbsStatus(EbsStatusSummary.builder()
                        .status(verdict.summary)
                        .details(
                                verdict.reachability == null
                                        ? List.of()
                                        : List.of(EbsStatusDetails.builder()
                                                .name("reachability")
                                                .status(verdict.reachability)
                                                .build()))
                        .build())
                .build();
    }
}
