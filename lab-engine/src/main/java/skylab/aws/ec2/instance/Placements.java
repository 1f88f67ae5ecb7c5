package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementResponse;
import software.amazon.awssdk.services.ec2.model.Placement;

/** Where on the hosts instances run: kept as data, for all hosts are alike here. */
public final class Placements {
    private Placements() {}

    /** ModifyInstancePlacement: of a stopped instance. */
    public static ModifyInstancePlacementResponse modify(Call call, ModifyInstancePlacementRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        requireNoHosts(request.hostId(), request.hostResourceGroupArn(), request.affinityAsString());
        Attributes.requireStopped(instance);
        Settings.Placement old = instance.settings().placement();
        Settings.Placement changed = new Settings.Placement(
                request.tenancyAsString() == null ? old.tenancy() : tenancy(request.tenancyAsString()),
                request.groupName() == null ? old.group() : request.groupName(),
                request.partitionNumber() == null ? old.partition() : request.partitionNumber());
        call.tx()
                .put(
                        call.scope(),
                        Instance.INSTANCES,
                        instance.id(),
                        instance.with(instance.settings().with(changed)));
        return ModifyInstancePlacementResponse.builder().returnValue(true).build();
    }

    static Settings.Placement of(Placement asked) {
        if (asked == null) {
            return Settings.Placement.ANYWHERE;
        }
        requireNoHosts(asked.hostId(), asked.hostResourceGroupArn(), asked.affinity());
        return new Settings.Placement(
                asked.tenancyAsString() == null ? "default" : tenancy(asked.tenancyAsString()),
                asked.groupName() == null ? "" : asked.groupName(),
                asked.partitionNumber());
    }

    private static String tenancy(String name) {
        return switch (name) {
            case "default", "dedicated" -> name;
            case "host" -> throw notEmulated();
            default ->
                throw new AwsError("InvalidParameterValue", "Value (" + name + ") for parameter tenancy is invalid.");
        };
    }

    private static void requireNoHosts(String host, String group, String affinity) {
        if (host != null || group != null || "host".equals(affinity)) {
            throw notEmulated();
        }
    }

    private static AwsError notEmulated() {
        return new AwsError("NotEmulated", "Skylab does not emulate dedicated hosts. Nothing has happened.");
    }
}
