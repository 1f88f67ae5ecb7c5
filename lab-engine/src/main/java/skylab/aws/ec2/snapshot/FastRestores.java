package skylab.aws.ec2.snapshot;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Zones;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoreSuccessItem;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoreSuccessItem;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoreSuccessItem;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresResponse;

/** Fast snapshot restore: volumes made of a snapshot in a zone have all of it at once (EBS guide). */
public final class FastRestores {
    /** All that are on, or on their way, by snapshot and zone. */
    public static final Kind<FastRestore> FAST_RESTORES = new Kind<>("fast snapshot restore", "");

    private static final Filters<Seen> FILTERS = new Filters<>(Seen::snapshot)
            .on("snapshot-id", Seen::snapshot)
            .on("availability-zone", seen -> seen.restore.zone)
            .on("availability-zone-id", seen -> Zones.id(seen.restore.zone))
            .on("owner-id", Seen::owner)
            .on("state", seen -> seen.restore.state(seen.now));

    // EBS guide: optimizing takes 60 minutes per TiB; disabling is a matter of seconds.
    private static final Duration PER_TIB = Duration.ofMinutes(60);
    private static final Duration OPTIMIZING_BEGINS = Duration.ofSeconds(30);
    private static final Duration DISABLING = Duration.ofSeconds(15);

    /**
     * Fast restore of a snapshot in a zone.
     *
     * @param snapshot its id
     * @param zone the zone's name
     * @param asked when it was asked for
     * @param optimizing when the volumes' data begins to be prepared
     * @param enabled from when on volumes have all of it at once
     * @param disabling whether it is about to end
     */
    public record FastRestore(
            String snapshot, String zone, Instant asked, Instant optimizing, Instant enabled, boolean disabling) {
        String state(Instant now) {
            return disabling
                    ? "disabling"
                    : now.isBefore(optimizing) ? "enabling" : now.isBefore(enabled) ? "optimizing" : "enabled";
        }
    }

    private record Seen(FastRestore restore, Instant now, String owner) {
        String snapshot() {
            return restore.snapshot;
        }
    }

    private FastRestores() {}

    /** Whether volumes of a snapshot have all of it at once in a zone. */
    public static boolean isReady(World world, Scope scope, String snapshot, String zone) {
        return world.table(scope, FAST_RESTORES)
                .get(key(snapshot, zone))
                .map(row -> row.state(world.now()).equals("enabled"))
                .orElse(false);
    }

    static void forget(Transaction tx, Scope scope, String snapshot) {
        Zones.region(scope.region()).zones().forEach(zone -> tx.remove(scope, FAST_RESTORES, key(snapshot, zone)));
    }

    private static String key(String snapshot, String zone) {
        return snapshot + "/" + zone;
    }

    private static void check(Call call, List<String> snapshots, List<String> zones) {
        if (zones.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter AvailabilityZones");
        }
        Snapshots.IDS.all(call.tx().world(), call.scope(), snapshots);
        zones.stream()
                .filter(zone -> !Zones.region(call.scope().region()).zones().contains(zone))
                .findFirst()
                .ifPresent(zone -> {
                    throw new AwsError("InvalidZone.NotFound", "The zone '" + zone + "' does not exist.");
                });
    }

    /** EnableFastSnapshotRestores. */
    public static EnableFastSnapshotRestoresResponse enable(Call call, EnableFastSnapshotRestoresRequest request) {
        check(call, request.sourceSnapshotIds(), request.availabilityZones());
        List<EnableFastSnapshotRestoreSuccessItem> done = new ArrayList<>();
        Instant now = call.tx().now();
        for (Snapshot snapshot : Snapshots.IDS.all(call.tx().world(), call.scope(), request.sourceSnapshotIds())) {
            for (String zone : request.availabilityZones()) {
                Instant begin = (snapshot.isComplete(now) ? now : snapshot.completes()).plus(OPTIMIZING_BEGINS);
                FastRestore row = call.tx()
                        .find(call.scope(), FAST_RESTORES, key(snapshot.id(), zone))
                        .filter(old -> !old.disabling)
                        .orElse(new FastRestore(
                                snapshot.id(),
                                zone,
                                now,
                                begin,
                                begin.plus(PER_TIB.multipliedBy(snapshot.gib()).dividedBy(1024)),
                                false));
                call.tx().put(call.scope(), FAST_RESTORES, key(snapshot.id(), zone), row);
                done.add(EnableFastSnapshotRestoreSuccessItem.builder()
                        .snapshotId(snapshot.id())
                        .availabilityZone(zone)
                        .ownerId(snapshot.owner())
                        .state(row.state(now))
                        .enablingTime(row.asked)
                        .build());
            }
        }
        return EnableFastSnapshotRestoresResponse.builder().successful(done).build();
    }

    /** DisableFastSnapshotRestores. */
    public static DisableFastSnapshotRestoresResponse disable(Call call, DisableFastSnapshotRestoresRequest request) {
        check(call, request.sourceSnapshotIds(), request.availabilityZones());
        List<DisableFastSnapshotRestoreSuccessItem> done = new ArrayList<>();
        for (String snapshot : request.sourceSnapshotIds()) {
            for (String zone : request.availabilityZones()) {
                call.tx().find(call.scope(), FAST_RESTORES, key(snapshot, zone)).ifPresent(row -> {
                    call.tx()
                            .put(
                                    call.scope(),
                                    FAST_RESTORES,
                                    key(snapshot, zone),
                                    new FastRestore(snapshot, zone, row.asked, row.optimizing, row.enabled, true));
                    call.tx().schedule(DISABLING, new Disabled(call.scope(), key(snapshot, zone)));
                    done.add(DisableFastSnapshotRestoreSuccessItem.builder()
                            .snapshotId(snapshot)
                            .availabilityZone(zone)
                            .ownerId(call.scope().account())
                            .state("disabling")
                            .build());
                });
            }
        }
        return DisableFastSnapshotRestoresResponse.builder().successful(done).build();
    }

    /** DescribeFastSnapshotRestores. */
    public static DescribeFastSnapshotRestoresResponse describe(
            Call call, DescribeFastSnapshotRestoresRequest request) {
        World world = call.tx().world();
        Page<Seen> page = Listing.of(
                        call, world.table(call.scope(), FAST_RESTORES).values())
                .as(row -> new Seen(row, world.now(), call.scope().account()))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 0, 200);
        return DescribeFastSnapshotRestoresResponse.builder()
                .fastSnapshotRestores(page.items().stream()
                        .map(seen -> DescribeFastSnapshotRestoreSuccessItem.builder()
                                .snapshotId(seen.restore.snapshot)
                                .availabilityZone(seen.restore.zone)
                                .ownerId(seen.owner)
                                .state(seen.restore.state(seen.now))
                                .enablingTime(seen.restore.asked)
                                .build())
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** Fast restore of a snapshot in a zone is off. */
    private record Disabled(Scope scope, String key) implements Transition {
        @Override
        public void happen(Transaction tx) {
            tx.find(scope, FAST_RESTORES, key)
                    .filter(FastRestore::disabling)
                    .ifPresent(row -> tx.remove(scope, FAST_RESTORES, key));
        }
    }
}
