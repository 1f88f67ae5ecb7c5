package skylab.aws.ec2.volume;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Modification.MODIFICATIONS;
import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Hosts;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeResponse;
import software.amazon.awssdk.services.ec2.model.VolumeModification;

/** Elastic volumes: larger, faster, of another type while they are in use (EC2 API reference, ModifyVolume). */
public final class Modifications {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int MOST_IN_WINDOW = 4;

    // EBS guide: a fully used volume of 1 TiB takes about 6 hours, in a linear manner; small ones at least minutes.
    private static final double OPTIMIZING_SECONDS_PER_GIB = 6 * 3600 / 1024.0;
    private static final int LEAST_OPTIMIZING_SECONDS = 90;

    private record Seen(Modification change, Instant now) {
        String volume() {
            return change.volume();
        }
    }

    private static final Filters<Seen> FILTERS = new Filters<>(Seen::volume)
            .on("volume-id", Seen::volume)
            .on("modification-state", seen -> seen.change.state(seen.now))
            .on("target-size", seen -> seen.change.to().gib())
            .on("target-iops", seen -> seen.change.to().iops())
            .on("target-volume-type", seen -> seen.change.to().type())
            .on("original-size", seen -> seen.change.from().gib())
            .on("original-iops", seen -> seen.change.from().iops())
            .on("original-volume-type", seen -> seen.change.from().type())
            .on("originalMultiAttachEnabled", seen -> seen.change.from().multiAttach())
            .on("targetMultiAttachEnabled", seen -> seen.change.to().multiAttach())
            .on("start-time", seen -> seen.change.started());

    private Modifications() {}

    /** ModifyVolume. */
    public static ModifyVolumeResponse modify(Call call, ModifyVolumeRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Volume volume = VolumeLife.IDS.one(tx.world(), scope, request.volumeId());
        if (volume.phase() != Volume.Phase.READY) {
            throw new AwsError(
                    "IncorrectState",
                    "The volume '" + volume.id() + "' is in the '" + volume.state()
                            + "' state and cannot be modified.");
        }
        Volume.Figures to = target(tx, scope, volume, request);
        PVector<Modification> earlier =
                tx.find(scope, MODIFICATIONS, volume.id()).orElse(TreePVector.empty());
        Instant now = tx.now();
        checkRate(volume, earlier, now);
        double optimizing = Math.max(LEAST_OPTIMIZING_SECONDS, to.gib() * OPTIMIZING_SECONDS_PER_GIB)
                * tx.random().nextDouble(0.9, 1.1);
        Instant begin = now.plus(Attachments.seconds(tx, 3, 10));
        Modification change = new Modification(
                volume.id(), volume.figures(), to, now, begin, begin.plusMillis((long) (optimizing * 1000)));
        tx.put(scope, MODIFICATIONS, volume.id(), earlier.plus(change));
        tx.schedule(Duration.between(now, begin), new Optimizing(scope, volume.id(), change));
        tx.schedule(Duration.between(now, change.completed()), Transition.OVER);
        return ModifyVolumeResponse.builder()
                .volumeModification(shape(new Seen(change, now)))
                .build();
    }

    private static void checkRate(Volume volume, PVector<Modification> earlier, Instant now) {
        if (earlier.isEmpty()) {
            return;
        }
        String state = earlier.get(earlier.size() - 1).state(now);
        if (!state.equals("completed")) {
            throw new AwsError(
                    "IncorrectModificationState",
                    "Cannot modify a volume in modification state '" + state.toUpperCase(Locale.ROOT) + "'. Volume: "
                            + volume.id());
        }
        long recent = earlier.stream()
                .filter(change -> change.started().isAfter(now.minus(WINDOW)))
                .count();
        if (recent >= MOST_IN_WINDOW) {
            throw new AwsError(
                    "VolumeModificationRateExceeded",
                    "You've reached the maximum modification rate per volume limit: up to " + MOST_IN_WINDOW
                            + " modifications of a volume in a rolling 24-hour period.");
        }
    }

    private static Volume.Figures target(Transaction tx, Scope scope, Volume volume, ModifyVolumeRequest request) {
        if (request.size() == null
                && request.volumeType() == null
                && request.iops() == null
                && request.throughput() == null
                && request.multiAttachEnabled() == null) {
            throw new AwsError(
                    "MissingParameter",
                    "The request must contain the parameter size, volumeType, iops, throughput or multiAttachEnabled");
        }
        VolumeType from = VolumeType.named(volume.type());
        VolumeType type = request.volumeType() == null ? from : VolumeType.named(request.volumeTypeAsString());
        int gib = request.size() == null ? volume.gib() : request.size();
        if (gib < volume.gib()) {
            throw new AwsError("InvalidParameterValue", "New size cannot be smaller than existing size");
        }
        if (type == VolumeType.STANDARD) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Volumes of the type '" + type.api() + "' cannot be modified, and no volume can become one.");
        }
        if (!type.bootable() && isRoot(tx, scope, volume)) {
            throw new AwsError(
                    "InvalidParameterValue", "The volume type '" + type.api() + "' cannot be used for a root volume.");
        }
        type.checkSize(gib);
        boolean sameType = type == from;
        // "If you change the volume type to io1, io2, or gp3, the default is 3,000."
        Integer asked = request.iops() == null && type.isProvisioned()
                ? sameType ? volume.iops() : Integer.valueOf(VolumeType.DEFAULT_IOPS)
                : request.iops();
        Integer iops = type.iops(asked, gib);
        Integer throughput = type.throughput(
                request.throughput() == null && sameType ? volume.throughput() : request.throughput(), iops);
        return new Volume.Figures(gib, type.api(), iops, throughput, multiAttach(volume, type, request));
    }

    private static boolean multiAttach(Volume volume, VolumeType type, ModifyVolumeRequest request) {
        boolean wanted = request.multiAttachEnabled() == null ? volume.multiAttach() : request.multiAttachEnabled();
        if (wanted && (!type.multiAttach() || !volume.multiAttach() && type != VolumeType.IO2)) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameter MultiAttachEnabled is not supported for " + type.api() + " volumes.");
        }
        if (!wanted && volume.multiAttach() && volume.attachments().size() > 1) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Multi-Attach cannot be disabled while the volume '" + volume.id()
                            + "' is attached to several instances.");
        }
        return wanted;
    }

    private static boolean isRoot(Transaction tx, Scope scope, Volume volume) {
        return volume.attachments().stream().anyMatch(attachment -> tx.find(scope, INSTANCES, attachment.instance())
                .filter(instance -> instance.launch().rootDevice().equals(attachment.device()))
                .isPresent());
    }

    /** DescribeVolumesModifications: the latest of each volume. */
    public static DescribeVolumesModificationsResponse describe(
            Call call, DescribeVolumesModificationsRequest request) {
        World world = call.tx().world();
        List<PVector<Modification>> named = request.volumeIds().isEmpty()
                ? List.copyOf(world.table(call.scope(), MODIFICATIONS).values())
                : VolumeLife.IDS.all(world, call.scope(), request.volumeIds()).stream()
                        .map(volume -> world.table(call.scope(), MODIFICATIONS)
                                .get(volume.id())
                                .orElseThrow(() -> new AwsError(
                                        "InvalidVolumeModification.NotFound",
                                        "Modification for volume '" + volume.id() + "' does not exist.")))
                        .toList();
        Page<Seen> page = Listing.of(call, named)
                .as(all -> new Seen(all.get(all.size() - 1), world.now()))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 500);
        return DescribeVolumesModificationsResponse.builder()
                .volumesModifications(
                        page.items().stream().map(Modifications::shape).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static VolumeModification shape(Seen seen) {
        Modification change = seen.change;
        String state = change.state(seen.now);
        return VolumeModification.builder()
                .volumeId(change.volume())
                .modificationState(state)
                .progress(change.progress(seen.now))
                .startTime(change.started())
                .endTime(state.equals("completed") ? change.completed() : null)
                .originalSize(change.from().gib())
                .originalVolumeType(change.from().type())
                .originalIops(change.from().iops())
                .originalThroughput(change.from().throughput())
                .originalMultiAttachEnabled(change.from().multiAttach())
                .targetSize(change.to().gib())
                .targetVolumeType(change.to().type())
                .targetIops(change.to().iops())
                .targetThroughput(change.to().throughput())
                .targetMultiAttachEnabled(change.to().multiAttach())
                .build();
    }

    /** The new size and figures of a volume hold; the disk inside grows at once. */
    private record Optimizing(Scope scope, String volume, Modification change) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Optional<Volume> row = tx.find(scope, VOLUMES, volume);
            if (row.isEmpty() || !Objects.equals(row.get().figures(), change.from())) {
                return;
            }
            row.get().attachments().forEach(attachment -> Hosts.appear(tx, scope, attachment.instance()));
            Volume changed = row.get().with(change.to());
            tx.put(scope, VOLUMES, volume, changed);
            VolumeLife.grow(tx, scope, changed);
        }
    }
}
