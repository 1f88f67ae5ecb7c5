package skylab.aws.ec2.instance;

import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsResponse;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecification;
import software.amazon.awssdk.services.ec2.model.InstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.SuccessfulInstanceCreditSpecificationItem;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulInstanceCreditSpecificationItem;

/** Whether burstable instances may spend more CPU credits than they have earned (EC2 guide, "Unlimited mode"). */
public final class Credits {
    /** The account's choice by family; AWS's where there is none. */
    private static final Kind<String> DEFAULTS = new Kind<>("default-credit-specification", "");

    private static final Filters<Instance> FILTERS = new Filters<>(Instance::id).on("instance-id", Instance::id);

    private Credits() {}

    /** DescribeInstanceCreditSpecifications: the named ones, or all that are unlimited. */
    public static DescribeInstanceCreditSpecificationsResponse describe(
            Call call, DescribeInstanceCreditSpecificationsRequest request) {
        List<Instance> named = request.instanceIds().isEmpty()
                ? call.tx().all(call.scope(), Instance.INSTANCES).stream()
                        .filter(Credits::isBurstable)
                        .filter(instance -> of(instance).equals("unlimited"))
                        .toList()
                : Lifecycle.IDS.all(call.tx().world(), call.scope(), request.instanceIds());
        named.stream().filter(instance -> !isBurstable(instance)).findFirst().ifPresent(instance -> {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The instance '" + instance.id() + "' is not a burstable performance instance (" + instance.type()
                            + ").");
        });
        Page<Instance> page = Listing.of(call, named)
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeInstanceCreditSpecificationsResponse.builder()
                .instanceCreditSpecifications(page.items().stream()
                        .map(instance -> InstanceCreditSpecification.builder()
                                .instanceId(instance.id())
                                .cpuCredits(of(instance))
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** ModifyInstanceCreditSpecification: what cannot be changed is told apart from what was. */
    public static ModifyInstanceCreditSpecificationResponse modify(
            Call call, ModifyInstanceCreditSpecificationRequest request) {
        if (request.instanceCreditSpecifications().isEmpty()) {
            throw new AwsError(
                    "MissingParameter", "The request must contain the parameter InstanceCreditSpecifications");
        }
        var answer = ModifyInstanceCreditSpecificationResponse.builder();
        var done = new java.util.ArrayList<SuccessfulInstanceCreditSpecificationItem>();
        var refused = new java.util.ArrayList<UnsuccessfulInstanceCreditSpecificationItem>();
        for (InstanceCreditSpecificationRequest one : request.instanceCreditSpecifications()) {
            try {
                change(call, one);
                done.add(SuccessfulInstanceCreditSpecificationItem.builder()
                        .instanceId(one.instanceId())
                        .build());
            } catch (AwsError e) {
                refused.add(UnsuccessfulInstanceCreditSpecificationItem.builder()
                        .instanceId(one.instanceId())
                        .error(error -> error.code(e.code()).message(e.getMessage()))
                        .build());
            }
        }
        return answer.successfulInstanceCreditSpecifications(done)
                .unsuccessfulInstanceCreditSpecifications(refused)
                .build();
    }

    /** GetDefaultCreditSpecification. */
    public static GetDefaultCreditSpecificationResponse getDefault(
            Call call, GetDefaultCreditSpecificationRequest request) {
        String family = family(request.instanceFamilyAsString());
        String chosen = accountDefault(call, family);
        return GetDefaultCreditSpecificationResponse.builder()
                .instanceFamilyCreditSpecification(answer ->
                        answer.instanceFamily(family).cpuCredits(chosen == null ? amazonDefault(family) : chosen))
                .build();
    }

    /** ModifyDefaultCreditSpecification: for launches from now on. */
    public static ModifyDefaultCreditSpecificationResponse modifyDefault(
            Call call, ModifyDefaultCreditSpecificationRequest request) {
        String family = family(request.instanceFamilyAsString());
        String credits = choice(request.cpuCredits());
        call.tx().put(call.scope(), DEFAULTS, family, credits);
        return ModifyDefaultCreditSpecificationResponse.builder()
                .instanceFamilyCreditSpecification(
                        answer -> answer.instanceFamily(family).cpuCredits(credits))
                .build();
    }

    /** The mode of a burstable instance. */
    static String of(Instance instance) {
        String chosen = instance.settings().options().cpuCredits();
        return chosen != null ? chosen : amazonDefault(instance.kind().family());
    }

    /** The account's choice for a family, or null. */
    static String accountDefault(Call call, String family) {
        return call.tx().find(call.scope(), DEFAULTS, family).orElse(null);
    }

    static String checked(InstanceKind kind, String credits) {
        if (!kind.burstable()) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter CreditSpecification is not supported for the instance type '" + kind.name()
                            + "'. It is supported for burstable performance instances only.");
        }
        return choice(credits);
    }

    private static void change(Call call, InstanceCreditSpecificationRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (!isBurstable(instance)) {
            throw new AwsError(
                    "InstanceCreditSpecification.NotSupported",
                    "The instance '" + instance.id() + "' is not a burstable performance instance.");
        }
        if (!instance.is(Phase.RUNNING) && !instance.is(Phase.STOPPED)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in the 'running' or 'stopped' state.");
        }
        Settings.Options changed = instance.settings().options().withCredits(choice(request.cpuCredits()));
        Instance now = instance.with(instance.settings().with(changed));
        // An instance that nobody has looked at yet has lived on the old mode until this moment.
        Hosts.appear(call.tx(), call.scope(), instance.id());
        call.tx().put(call.scope(), Instance.INSTANCES, instance.id(), now);
        Hosts.meterAsNow(call.tx(), call.scope(), now);
    }

    // T2 is standard unless asked otherwise; T3, T3a and T4g are unlimited (EC2 guide, "Burstable performance
    // instances").
    private static String amazonDefault(String family) {
        return family.equals("t2") ? "standard" : "unlimited";
    }

    private static boolean isBurstable(Instance instance) {
        return instance.kind().burstable();
    }

    private static String family(String name) {
        boolean known = InstanceKinds.all().stream()
                .anyMatch(kind -> kind.burstable() && kind.family().equals(name));
        if (!known || name.equals("t1")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + name + ") for parameter instanceFamily is invalid. Valid values: t2, t3, t3a, t4g.");
        }
        return name;
    }

    private static String choice(String credits) {
        if (!"standard".equals(credits) && !"unlimited".equals(credits)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + credits + ") for parameter cpuCredits is invalid. Valid values: standard, unlimited.");
        }
        return credits;
    }
}
