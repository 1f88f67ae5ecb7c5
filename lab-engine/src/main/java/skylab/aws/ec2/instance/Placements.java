package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.placement.PlacementGroups;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementResponse;
import software.amazon.awssdk.services.ec2.model.Placement;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Where on the hosts instances run: kept as data, for all hosts are alike here. */
public final class Placements {
    private Placements() {}

    /** ModifyInstancePlacement: of a stopped instance. */
    public static ModifyInstancePlacementResponse modify(Call call, ModifyInstancePlacementRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        requireNoHosts(request.hostId(), request.hostResourceGroupArn(), request.affinityAsString());
        Attributes.requireStopped(instance);
        Settings.Placement old = instance.settings().placement();
        String group = request.groupName() == null && request.groupId() == null
                ? old.group()
                : group(call, request.groupName(), request.groupId());
        if (!group.isEmpty()) {
            PlacementGroups.requireFit(call, group, request.partitionNumber(), instance.kind());
        }
        Settings.Placement changed = new Settings.Placement(
                request.tenancyAsString() == null ? old.tenancy() : tenancy(request.tenancyAsString()),
                group,
                request.partitionNumber() == null ? old.partition() : request.partitionNumber());
        call.tx()
                .put(
                        call.scope(),
                        Instance.INSTANCES,
                        instance.id(),
                        instance.with(instance.settings().with(changed)));
        return ModifyInstancePlacementResponse.builder().returnValue(true).build();
    }

    /** A launch whose placement says nothing where it is empty: so EC2 takes it, and Terraform sends it. */
    static RunInstancesRequest withoutBlanks(RunInstancesRequest request) {
        if (request.placement() == null) {
            return request;
        }
        Placement asked = request.placement();
        return request.toBuilder()
                .placement(asked.toBuilder()
                        .availabilityZone(filled(asked.availabilityZone()))
                        .groupName(filled(asked.groupName()))
                        .hostId(filled(asked.hostId()))
                        .groupId(filled(asked.groupId()))
                        .affinity(filled(asked.affinity()))
                        .tenancy(filled(asked.tenancyAsString()))
                        .build())
                .build();
    }

    private static String filled(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    static Settings.Placement of(Call call, Placement asked, InstanceKind kind) {
        if (asked == null) {
            return Settings.Placement.ANYWHERE;
        }
        requireNoHosts(asked.hostId(), asked.hostResourceGroupArn(), asked.affinity());
        String group = group(call, asked.groupName(), asked.groupId());
        if (!group.isEmpty()) {
            PlacementGroups.requireFit(call, group, asked.partitionNumber(), kind);
        }
        return new Settings.Placement(
                asked.tenancyAsString() == null ? "default" : tenancy(asked.tenancyAsString()),
                group,
                asked.partitionNumber());
    }

    private static String group(Call call, String name, String id) {
        return id == null
                ? name == null ? "" : name
                : PlacementGroups.withId(call, id).name();
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
