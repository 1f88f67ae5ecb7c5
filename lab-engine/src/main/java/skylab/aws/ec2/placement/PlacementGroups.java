package skylab.aws.ec2.placement;

import static skylab.aws.ec2.placement.PlacementGroup.PLACEMENT_GROUPS;

import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.type.InstanceKind;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreatePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeletePlacementGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribePlacementGroupsResponse;

/** Operations on placement groups. */
public final class PlacementGroups {
    private static final Ids<PlacementGroup> IDS =
            new Ids<>(PLACEMENT_GROUPS, "placement group ID", "InvalidPlacementGroupId");

    private static Filters<PlacementGroup> filters(Scope scope) {
        return new Filters<>(PlacementGroup::id)
                .on("group-arn", group -> arn(scope, group))
                .on("group-name", PlacementGroup::name)
                .on("state", group -> "available")
                .on("strategy", PlacementGroup::strategy)
                .on("spread-level", PlacementGroup::spread);
    }

    private static final String PARTITION = "partition";
    private static final String SPREAD = "spread";
    private static final int LONGEST_NAME = 255;

    // EC2 guide, "Placement strategies for your placement groups".
    private static final int USUAL_PARTITIONS = 2;
    private static final int MOST_PARTITIONS = 7;

    private PlacementGroups() {}

    /** CreatePlacementGroup. */
    public static CreatePlacementGroupResponse create(Call call, CreatePlacementGroupRequest request) {
        String name = request.groupName();
        if (name == null || name.isBlank()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter groupName");
        }
        if (name.length() > LONGEST_NAME) {
            throw invalid(name, "groupName");
        }
        String strategy = request.strategyAsString() == null ? "cluster" : request.strategyAsString();
        if (!Set.of("cluster", SPREAD, PARTITION).contains(strategy)) {
            throw invalid(strategy, "strategy");
        }
        if (all(call).stream().anyMatch(group -> group.name().equals(name))) {
            throw new AwsError("InvalidPlacementGroup.Duplicate", "The Placement Group '" + name + "' already exists.");
        }
        PlacementGroup made = new PlacementGroup(
                call.tx().newId(PLACEMENT_GROUPS),
                name,
                strategy,
                partitions(strategy, request.partitionCount()),
                spread(strategy, request.spreadLevelAsString()));
        call.tx().put(call.scope(), PLACEMENT_GROUPS, made.id(), made);
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), PLACEMENT_GROUPS.name()));
        return CreatePlacementGroupResponse.builder()
                .placementGroup(shape(call, made))
                .build();
    }

    private static Integer partitions(String strategy, Integer asked) {
        if (!strategy.equals(PARTITION)) {
            if (asked != null) {
                throw new AwsError(
                        "InvalidParameterCombination",
                        "The parameter partitionCount is only valid for the strategy 'partition'.");
            }
            return null;
        }
        if (asked != null && (asked < 1 || asked > MOST_PARTITIONS)) {
            throw invalid(String.valueOf(asked), "partitionCount");
        }
        return asked == null ? USUAL_PARTITIONS : asked;
    }

    private static String spread(String strategy, String asked) {
        if (!strategy.equals(SPREAD)) {
            if (asked != null) {
                throw new AwsError(
                        "InvalidParameterCombination",
                        "The parameter spreadLevel is only valid for the strategy 'spread'.");
            }
            return null;
        }
        if ("host".equals(asked)) {
            throw new AwsError("NotEmulated", "Skylab does not emulate Outposts. Nothing has happened.");
        }
        if (asked != null && !asked.equals("rack")) {
            throw invalid(asked, "spreadLevel");
        }
        return "rack";
    }

    private static String arn(Scope scope, PlacementGroup group) {
        return "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":placement-group/" + group.name();
    }

    /** DescribePlacementGroups. */
    public static DescribePlacementGroupsResponse describe(Call call, DescribePlacementGroupsRequest request) {
        World world = call.tx().world();
        request.groupNames().forEach(name -> named(call, name));
        if (request.hasGroupIds()) {
            IDS.all(world, call.scope(), request.groupIds());
        }
        return DescribePlacementGroupsResponse.builder()
                .placementGroups(all(call).stream()
                        .filter(group -> request.groupNames().isEmpty()
                                || request.groupNames().contains(group.name()))
                        .filter(group -> request.groupIds().isEmpty()
                                || request.groupIds().contains(group.id()))
                        .filter(filters(call.scope()).test(world, call.scope(), Ask.filters(request.filters())))
                        .map(group -> shape(call, group))
                        .toList())
                .build();
    }

    /** DeletePlacementGroup: there must be no instances in it. */
    public static DeletePlacementGroupResponse delete(Call call, DeletePlacementGroupRequest request) {
        PlacementGroup gone = named(call, request.groupName());
        boolean inUse = call.tx().all(call.scope(), Instance.INSTANCES).stream()
                .filter(instance -> !instance.is(Phase.TERMINATED))
                .anyMatch(instance -> instance.settings().placement().group().equals(gone.name()));
        if (inUse) {
            throw new AwsError(
                    "InvalidPlacementGroup.InUse",
                    "The placement group '" + gone.name() + "' is in use and may not be deleted.");
        }
        call.tx().remove(call.scope(), PLACEMENT_GROUPS, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeletePlacementGroupResponse.builder().build();
    }

    /**
     * The group with a name.
     *
     * @throws AwsError {@code InvalidPlacementGroup.Unknown}
     */
    public static PlacementGroup named(Call call, String name) {
        if (name == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter groupName");
        }
        return all(call).stream()
                .filter(group -> group.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        "InvalidPlacementGroup.Unknown", "The Placement Group '" + name + "' is unknown."));
    }

    /** The id of the group that an instance was placed in; null if it is in none. */
    public static String id(World world, Scope scope, String name) {
        return name.isEmpty()
                ? null
                : world.table(scope, PLACEMENT_GROUPS).values().stream()
                        .filter(group -> group.name().equals(name))
                        .map(PlacementGroup::id)
                        .findFirst()
                        .orElse(null);
    }

    /** The group with an id. */
    public static PlacementGroup withId(Call call, String id) {
        return IDS.one(call.tx().world(), call.scope(), id);
    }

    /**
     * Checks that instances of a type may be in a group.
     *
     * @throws AwsError {@code InvalidPlacementGroup.Unknown}, {@code InvalidParameterCombination}
     */
    public static void requireFit(Call call, String name, Integer partition, InstanceKind kind) {
        PlacementGroup group = named(call, name);
        if (!kind.placementStrategies().contains(group.strategy())) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    (group.strategy().equals("cluster")
                                    ? "Cluster"
                                    : group.strategy().equals(SPREAD) ? "Spread" : "Partition")
                            + " placement groups are not supported by the '" + kind.name()
                            + "' instance type. Specify a supported instance type or change the placement group"
                            + " strategy, and try again.");
        }
        if (partition != null && (group.partitions() == null || partition < 1 || partition > group.partitions())) {
            throw invalid(String.valueOf(partition), "partitionNumber");
        }
    }

    private static List<PlacementGroup> all(Call call) {
        return call.tx().all(call.scope(), PLACEMENT_GROUPS);
    }

    private static AwsError invalid(String value, String parameter) {
        return new AwsError(
                "InvalidParameterValue", "Value (" + value + ") for parameter " + parameter + " is invalid.");
    }

    private static software.amazon.awssdk.services.ec2.model.PlacementGroup shape(Call call, PlacementGroup group) {
        return software.amazon.awssdk.services.ec2.model.PlacementGroup.builder()
                .groupId(group.id())
                .groupName(group.name())
                .groupArn(arn(call.scope(), group))
                .state("available")
                .strategy(group.strategy())
                .partitionCount(group.partitions())
                .spreadLevel(group.spread())
                .tags(Ask.tags(call.tx().world(), call.scope(), group.id()))
                .build();
    }
}
