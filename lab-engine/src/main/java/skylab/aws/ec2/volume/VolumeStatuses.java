package skylab.aws.ec2.volume;

import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.util.List;
import java.util.function.Function;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.guest.disk.Unloaded;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusResponse;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoRequest;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.VolumeStatusAction;
import software.amazon.awssdk.services.ec2.model.VolumeStatusAttachmentStatus;
import software.amazon.awssdk.services.ec2.model.VolumeStatusDetails;
import software.amazon.awssdk.services.ec2.model.VolumeStatusEvent;
import software.amazon.awssdk.services.ec2.model.VolumeStatusInfo;
import software.amazon.awssdk.services.ec2.model.VolumeStatusItem;

/** Status checks and attributes of volumes (EBS guide, "Volume status checks"). */
public final class VolumeStatuses {
    private VolumeStatuses() {}

    private static Filters<Volume> filters(World world, Scope scope) {
        return new Filters<>(Volume::id)
                .on("volume-status.status", volume -> VolumeFault.status(world, scope, volume))
                .on("volume-status.details-name", volume -> "io-enabled")
                .on("volume-status.details-status", volume -> VolumeFault.enabled(world, scope, volume))
                .on("event.not-after", volume -> null)
                .on("action.description", volume -> null)
                .on("action.event-id", volume -> null)
                .on("event.event-type", volume -> event(world, scope, volume, VolumeStatusEvent::eventType))
                .on("event.event-id", volume -> event(world, scope, volume, VolumeStatusEvent::eventId))
                .on("event.description", volume -> event(world, scope, volume, VolumeStatusEvent::description))
                .on("event.not-before", volume -> event(world, scope, volume, VolumeStatusEvent::notBefore))
                .on("action.code", volume -> VolumeFault.actions(world, scope, volume).stream()
                        .map(VolumeStatusAction::code)
                        .findFirst()
                        .orElse(null))
                .on("availability-zone", Volume::zone);
    }

    private static Object event(World world, Scope scope, Volume volume, Function<VolumeStatusEvent, Object> field) {
        return VolumeFault.events(world, scope, volume).stream()
                .map(field)
                .findFirst()
                .orElse(null);
    }

    /** DescribeVolumeStatus. */
    public static DescribeVolumeStatusResponse describe(Call call, DescribeVolumeStatusRequest request) {
        World world = call.tx().world();
        Page<Volume> page = Listing.of(call, VolumeLife.IDS, request.volumeIds())
                .where(volume -> volume.phase() == Volume.Phase.READY)
                .matching(filters(world, call.scope()), Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 5, 1000);
        return DescribeVolumeStatusResponse.builder()
                .volumeStatuses(page.items().stream()
                        .map(volume -> status(world, call.scope(), volume))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static VolumeStatusItem status(World world, Scope scope, Volume volume) {
        boolean provisioned = VolumeType.named(volume.type()).multiAttach();
        return VolumeStatusItem.builder()
                .volumeId(volume.id())
                .availabilityZone(volume.zone())
                .events(VolumeFault.events(world, scope, volume))
                .actions(VolumeFault.actions(world, scope, volume))
                .attachmentStatuses(volume.attachments().stream()
                        .map(attachment -> VolumeStatusAttachmentStatus.builder()
                                .instanceId(attachment.instance())
                                .ioPerformance(provisioned ? "normal" : "not-applicable")
                                .build())
                        .toList())
                .volumeStatus(VolumeStatusInfo.builder()
                        .status(VolumeFault.status(world, scope, volume))
                        .details(
                                detail("io-enabled", VolumeFault.enabled(world, scope, volume)),
                                detail("io-performance", provisioned ? "normal" : "not-applicable"),
                                detail("initialization-state", initialization(world, scope, volume)))
                        .build())
                .build();
    }

    private static String initialization(World world, Scope scope, Volume volume) {
        if (volume.snapshot() == null) {
            return "not-applicable";
        }
        return world.table(scope, Unloaded.UNLOADED)
                .get(volume.id())
                .filter(row -> !row.at(world.now()).isEmpty())
                .map(row -> row.background() > 0 ? "initializing" : "not-applicable")
                .orElse("completed");
    }

    private static VolumeStatusDetails detail(String name, String status) {
        return VolumeStatusDetails.builder().name(name).status(status).build();
    }

    /** DescribeVolumeAttribute. */
    public static DescribeVolumeAttributeResponse describeAttribute(Call call, DescribeVolumeAttributeRequest request) {
        Volume volume = VolumeLife.IDS.one(call.tx().world(), call.scope(), request.volumeId());
        DescribeVolumeAttributeResponse.Builder answer =
                DescribeVolumeAttributeResponse.builder().volumeId(volume.id());
        if (request.attribute() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        return switch (request.attribute()) {
            case AUTO_ENABLE_IO ->
                answer.autoEnableIO(AttributeBooleanValue.builder()
                                .value(volume.autoEnableIo())
                                .build())
                        .build();
            case PRODUCT_CODES -> answer.productCodes(List.of()).build();
            default ->
                throw new AwsError(
                        "InvalidParameterValue",
                        "Value (" + request.attributeAsString() + ") for parameter attribute is invalid.");
        };
    }

    /** ModifyVolumeAttribute. */
    public static ModifyVolumeAttributeResponse modifyAttribute(Call call, ModifyVolumeAttributeRequest request) {
        Volume volume = VolumeLife.IDS.one(call.tx().world(), call.scope(), request.volumeId());
        if (request.autoEnableIO() == null || request.autoEnableIO().value() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter AutoEnableIO");
        }
        call.tx()
                .put(
                        call.scope(),
                        VOLUMES,
                        volume.id(),
                        volume.withAutoEnableIo(request.autoEnableIO().value()));
        return ModifyVolumeAttributeResponse.builder().build();
    }

    /** EnableVolumeIO: also where nothing was disabled. */
    public static EnableVolumeIoResponse enableIo(Call call, EnableVolumeIoRequest request) {
        Volume volume = VolumeLife.IDS.one(call.tx().world(), call.scope(), request.volumeId());
        VolumeFault.repair(call.tx(), call.scope(), volume.id());
        return EnableVolumeIoResponse.builder().build();
    }
}
