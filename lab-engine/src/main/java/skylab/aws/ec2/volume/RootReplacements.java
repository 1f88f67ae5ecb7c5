package skylab.aws.ec2.volume;

import static skylab.aws.ec2.instance.Instance.INSTANCES;
import static skylab.aws.ec2.volume.Volume.VOLUMES;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.instance.Hosts;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.snapshot.Snapshot;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.aws.ec2.volume.Volume.Attachment;
import skylab.world.Event;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.Transition;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskRequest;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskResponse;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask;

/** Replacing the root volume of a running instance (EC2 guide, "Replace the root volume for an EC2 instance"). */
public final class RootReplacements {
    private static final Kind<Task> TASKS = new Kind<>("replace-root-volume-task", "replacevol-");
    private static final Ids<Task> IDS =
            new Ids<>(TASKS, "replace root volume task ID", "InvalidReplaceRootVolumeTaskID");

    private static final Duration KEPT = Duration.ofDays(30);

    /**
     * A replacement.
     *
     * @param id {@code replacevol-…}
     * @param instance the instance's id
     * @param replaced the volume that was its root
     * @param snapshot the snapshot that was asked for, or null
     * @param image the image that was asked for, or null
     * @param source the snapshot that the new root is made of
     * @param deletes whether the replaced volume goes
     * @param started when it was asked for
     * @param state in the API's words
     * @param completed when it ended, or null
     */
    private record Task(
            String id,
            String instance,
            String replaced,
            String snapshot,
            String image,
            String source,
            boolean deletes,
            Instant started,
            String state,
            Instant completed) {
        Task with(String next, Instant done) {
            return new Task(id, instance, replaced, snapshot, image, source, deletes, started, next, done);
        }
    }

    private static final Filters<Task> FILTERS = new Filters<>(Task::id).on("instance-id", Task::instance);

    private RootReplacements() {}

    /** CreateReplaceRootVolumeTask: from the launch state, a snapshot of the same root, or an image. */
    public static CreateReplaceRootVolumeTaskResponse create(Call call, CreateReplaceRootVolumeTaskRequest request) {
        Transaction tx = call.tx();
        Scope scope = call.scope();
        Instance instance = Lifecycle.IDS.one(tx.world(), scope, request.instanceId());
        if (!instance.is(Phase.RUNNING)) {
            throw new AwsError(
                    "IncorrectInstanceState", "The instance '" + instance.id() + "' is not in the 'running' state.");
        }
        if (request.snapshotId() != null && request.imageId() != null) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "The parameters SnapshotId and ImageId may not be specified together.");
        }
        boolean busy = tx.all(scope, TASKS).stream()
                .anyMatch(task -> task.instance.equals(instance.id()) && task.completed == null);
        if (busy) {
            throw new AwsError(
                    "IncorrectState",
                    "The root volume of the instance '" + instance.id() + "' is being replaced already.");
        }
        String root = instance.devices().get(instance.launch().rootDevice());
        if (root == null) {
            throw new AwsError(
                    "UnsupportedOperation",
                    "The root device of the instance '" + instance.id() + "' is not an EBS volume.");
        }
        Volume old = tx.find(scope, VOLUMES, root).orElseThrow();
        if (request.snapshotId() != null) {
            checkLineage(tx.world(), scope, instance, old, request.snapshotId());
        }
        if (request.imageId() != null) {
            checkImage(tx.world(), scope, instance, old, request.imageId());
        }
        String source = source(tx.world(), scope, instance, request);
        Task task = new Task(
                tx.newId(TASKS),
                instance.id(),
                root,
                request.snapshotId(),
                request.imageId(),
                source,
                Boolean.TRUE.equals(request.deleteReplacedRootVolume()),
                tx.now(),
                "pending",
                null);
        tx.put(scope, TASKS, task.id, task);
        Map<String, String> tags = Ask.tags(request.tagSpecifications(), TASKS.name());
        Tags.add(tx, scope, task.id, tags);
        tx.schedule(Attachments.seconds(tx, 5, 15), new Replacing(scope, task.id));
        return CreateReplaceRootVolumeTaskResponse.builder()
                .replaceRootVolumeTask(shape(tx.world(), scope, task))
                .build();
    }

    // Without a snapshot or an image it is the state at launch, for which the image need not be registered any more.
    private static String source(
            World world, Scope scope, Instance instance, CreateReplaceRootVolumeTaskRequest request) {
        if (request.snapshotId() != null) {
            return request.snapshotId();
        }
        String id = request.imageId() == null ? instance.launch().image() : request.imageId();
        String snapshot = Images.find(world, scope, id)
                .map(Image::rootSnapshot)
                .orElseThrow(() -> new AwsError("InvalidAMIID.NotFound", "The image id '[" + id + "]' does not exist"));
        return Snapshots.restorable(world, scope, snapshot).id();
    }

    // "You can use only snapshots that were taken of the instance's root volume, or of one that it had before."
    private static void checkLineage(World world, Scope scope, Instance instance, Volume root, String id) {
        Snapshot snapshot = Snapshots.restorable(world, scope, id);
        Set<String> roots = new HashSet<>(Set.of(root.id()));
        world.table(scope, TASKS).values().stream()
                .filter(task -> task.instance.equals(instance.id()))
                .forEach(task -> roots.add(task.replaced));
        if (!roots.contains(snapshot.volume())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The snapshot '" + id + "' was not taken of a root volume of the instance '" + instance.id()
                            + "'.");
        }
    }

    private static void checkImage(World world, Scope scope, Instance instance, Volume root, String id) {
        Image image = Images.forLaunch(world, scope, id);
        if (!image.architecture().equals(instance.launch().architecture())
                || !image.platform().equals(instance.launch().platform())) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The image '" + id + "' does not have the platform and architecture of the instance '"
                            + instance.id() + "'.");
        }
        if (image.rootGib() > root.gib()) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "The root volume of the image '" + id + "' is larger than that of the instance '" + instance.id()
                            + "'.");
        }
    }

    /** DescribeReplaceRootVolumeTasks. */
    public static DescribeReplaceRootVolumeTasksResponse describe(
            Call call, DescribeReplaceRootVolumeTasksRequest request) {
        World world = call.tx().world();
        Page<Task> page = Listing.of(call, IDS, request.replaceRootVolumeTaskIds())
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 50);
        return DescribeReplaceRootVolumeTasksResponse.builder()
                .replaceRootVolumeTasks(page.items().stream()
                        .map(task -> shape(world, call.scope(), task))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static ReplaceRootVolumeTask shape(World world, Scope scope, Task task) {
        return ReplaceRootVolumeTask.builder()
                .replaceRootVolumeTaskId(task.id)
                .instanceId(task.instance)
                .snapshotId(task.snapshot)
                .imageId(task.image)
                .deleteReplacedRootVolume(task.deletes)
                .taskState(task.state)
                .startTime(task.started.toString())
                .completeTime(task.completed == null ? null : task.completed.toString())
                .tags(Ask.tags(world, scope, task.id))
                .build();
    }

    /** The new volume is there: the old one is taken away, and the instance boots from the new one. */
    private record Replacing(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Task task = tx.find(scope, TASKS, id).orElseThrow();
            Instance instance = tx.find(scope, INSTANCES, task.instance).orElse(null);
            Volume old = tx.find(scope, VOLUMES, task.replaced).orElse(null);
            Attachment link = old == null ? null : old.attachment(task.instance).orElse(null);
            if (instance == null
                    || !instance.is(Phase.RUNNING)
                    || link == null
                    || Snapshots.find(tx.world(), scope, task.source).isEmpty()) {
                tx.put(scope, TASKS, id, task.with("failed", tx.now()));
                return;
            }
            Hosts.appear(tx, scope, instance.id());
            Hosts.MACHINES.settle(tx, scope);
            VolumeSpec spec = new VolumeSpec(
                    VolumeType.named(old.type()),
                    old.gib(),
                    old.iops(),
                    old.throughput(),
                    old.encrypted(),
                    old.kmsKey(),
                    task.source,
                    false,
                    0);
            Volume made = VolumeLife.restored(
                    tx,
                    scope,
                    spec,
                    old.zone(),
                    new Attachment(
                            instance.id(), link.device(), tx.now(), link.deleteOnTermination(), Volume.Link.ATTACHED));
            VolumePast.detached(tx, scope, old, instance.id());
            Volume free = old.detached(instance.id());
            tx.put(scope, VOLUMES, old.id(), free);
            Instance moved = instance.withDevices(instance.devices().plus(link.device(), made.id()));
            tx.put(scope, INSTANCES, instance.id(), moved);
            Hosts.replaceRoot(tx, scope, moved, old.id(), made.id());
            tx.put(scope, TASKS, id, task.with("in-progress", null));
            tx.schedule(Attachments.seconds(tx, 10, 25), new Replaced(scope, id));
        }
    }

    /** The instance runs from its new root volume. */
    private record Replaced(Scope scope, String id) implements Transition {
        @Override
        public void happen(Transaction tx) {
            Task task = tx.find(scope, TASKS, id).orElseThrow();
            tx.put(scope, TASKS, id, task.with("succeeded", tx.now()));
            tx.find(scope, VOLUMES, task.replaced)
                    .filter(volume -> task.deletes && volume.attachments().isEmpty())
                    .ifPresent(volume -> VolumeLife.remove(tx, scope, volume));
            tx.schedule(KEPT, new Forgotten(scope, id));
        }
    }

    /** A task is no longer shown. */
    private record Forgotten(Scope scope, String id) implements Event {
        @Override
        public void happen(Transaction tx) {
            tx.remove(scope, TASKS, id);
            tx.remove(scope, Tags.TAGS, id);
        }
    }
}
