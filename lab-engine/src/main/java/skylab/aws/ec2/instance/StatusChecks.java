package skylab.aws.ec2.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.telemetry.Health;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.EbsStatusDetails;
import software.amazon.awssdk.services.ec2.model.EbsStatusSummary;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.InstanceStatusDetails;
import software.amazon.awssdk.services.ec2.model.InstanceStatusEvent;
import software.amazon.awssdk.services.ec2.model.InstanceStatusSummary;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusResponse;

/** Status checks (EC2 guide, "Status checks for Amazon EC2 instances"). */
public final class StatusChecks {
    /** After a start the checks need a while for their first verdict; they run every minute. */
    static final Duration CHECKING = Duration.ofSeconds(135);

    /** The three checks. */
    private enum Check {
        SYSTEM("system-status"),
        INSTANCE("instance-status"),
        DISKS("attached-ebs-status");

        private final String filter;

        Check(String filter) {
            this.filter = filter;
        }

        private boolean failed(Health.Span span) {
            return switch (this) {
                case SYSTEM -> span.system();
                case INSTANCE -> span.instance();
                case DISKS -> span.disks();
            };
        }
    }

    /**
     * The verdict of a check.
     *
     * @param summary e.g. {@code ok}
     * @param reachability e.g. {@code passed}, or null
     * @param since when it failed, or null
     */
    private record Verdict(String summary, String reachability, Instant since) {
        static final Verdict NOT_APPLICABLE = new Verdict("not-applicable", null, null);
        static final Verdict INITIALIZING = new Verdict("initializing", "initializing", null);
        static final Verdict OK = new Verdict("ok", "passed", null);

        static Verdict on(World world, Scope scope, Instance instance, Check check) {
            if (!instance.is(Phase.RUNNING)) {
                return NOT_APPLICABLE;
            }
            Health health = Health.of(world, scope, instance.id());
            Optional<Health.Span> failed = health.at(world.now()).filter(check::failed);
            if (failed.isPresent()) {
                return new Verdict("impaired", "failed", failed.get().from());
            }
            Instant begun = health.recovered(world.now())
                    .filter(instance.state().since()::isBefore)
                    .orElse(instance.state().since());
            return Duration.between(begun, world.now()).compareTo(CHECKING) < 0 ? INITIALIZING : OK;
        }
    }

    private StatusChecks() {}

    /** DescribeInstanceStatus: the running ones, unless all are asked for. */
    public static DescribeInstanceStatusResponse describe(Call call, DescribeInstanceStatusRequest request) {
        World world = call.tx().world();
        boolean all = Boolean.TRUE.equals(request.includeAllInstances());
        List<Instance> shown = Instances.named(world, call.scope(), request.instanceIds()).stream()
                .filter(instance -> all || instance.is(Phase.RUNNING))
                .filter(filters(world, call.scope()).test(world, call.scope(), Ask.filters(request.filters())))
                .toList();
        Page<Instance> page = Page.of(shown, request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeInstanceStatusResponse.builder()
                .instanceStatuses(page.items().stream()
                        .map(instance -> shape(world, call.scope(), instance))
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

    private static Filters<Instance> filters(World world, Scope scope) {
        Filters<Instance> filters = new Filters<>(Instance::id)
                .on("availability-zone", instance -> instance.launch().zone())
                .on(
                        "availability-zone-id",
                        instance -> Zones.id(instance.launch().zone()))
                .on("event.not-before-deadline", instance -> null)
                .on("operator.managed", instance -> false)
                .on("operator.principal", instance -> null)
                .on("instance-state-code", instance -> instance.state().phase().code())
                .on("instance-state-name", instance -> instance.state().phase().apiName());
        for (Check check : Check.values()) {
            filters.on(check.filter + ".status", instance -> Verdict.on(world, scope, instance, check).summary)
                    .on(check.filter + ".reachability", instance -> Verdict.on(world, scope, instance, check)
                            .reachability);
        }
        return filters.on("event.code", instance -> event(world, scope, instance, InstanceStatusEvent::codeAsString))
                .on("event.description", instance -> event(world, scope, instance, InstanceStatusEvent::description))
                .on(
                        "event.instance-event-id",
                        instance -> event(world, scope, instance, InstanceStatusEvent::instanceEventId))
                .on("event.not-before", instance -> event(world, scope, instance, InstanceStatusEvent::notBefore))
                .on("event.not-after", instance -> null);
    }

    private static Object event(
            World world, Scope scope, Instance instance, Function<InstanceStatusEvent, Object> field) {
        return events(world, scope, instance).stream().map(field).findFirst().orElse(null);
    }

    private static List<InstanceStatusEvent> events(World world, Scope scope, Instance instance) {
        return HostFault.of(world, scope, instance.id())
                .filter(fault -> fault.event() != null)
                .map(fault -> InstanceStatusEvent.builder()
                        .instanceEventId(fault.event())
                        .code("instance-retirement")
                        .description("The instance is running on degraded hardware")
                        .notBefore(fault.retirement())
                        .build())
                .stream()
                .toList();
    }

    private static InstanceStatus shape(World world, Scope scope, Instance instance) {
        Verdict disks = Verdict.on(world, scope, instance, Check.DISKS);
        return InstanceStatus.builder()
                .instanceId(instance.id())
                .availabilityZone(instance.launch().zone())
                .events(events(world, scope, instance))
                .instanceState(instance.state().phase().shape())
                .instanceStatus(summary(Verdict.on(world, scope, instance, Check.INSTANCE)))
                .systemStatus(summary(Verdict.on(world, scope, instance, Check.SYSTEM)))
                .attachedEbsStatus(EbsStatusSummary.builder()
                        .status(disks.summary)
                        .details(
                                disks.reachability == null
                                        ? List.of()
                                        : List.of(EbsStatusDetails.builder()
                                                .name("reachability")
                                                .status(disks.reachability)
                                                .impairedSince(disks.since)
                                                .build()))
                        .build())
                .build();
    }

    private static InstanceStatusSummary summary(Verdict verdict) {
        return InstanceStatusSummary.builder()
                .status(verdict.summary)
                .details(
                        verdict.reachability == null
                                ? List.of()
                                : List.of(InstanceStatusDetails.builder()
                                        .name("reachability")
                                        .status(verdict.reachability)
                                        .impairedSince(verdict.since)
                                        .build()))
                .build();
    }
}
