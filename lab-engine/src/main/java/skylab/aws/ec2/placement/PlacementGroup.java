package skylab.aws.ec2.placement;

import skylab.world.Kind;

/**
 * A placement group: a wish about hosts that lie near to or far from each other (EC2 guide, "Placement groups").
 *
 * @param id {@code pg-…}
 * @param name unique in the region
 * @param strategy {@code cluster}, {@code spread} or {@code partition}
 * @param partitions how many partitions; null for other strategies
 * @param spread {@code rack} or {@code host}; null for other strategies than {@code spread}
 */
public record PlacementGroup(String id, String name, String strategy, Integer partitions, String spread) {
    /** All placement groups. */
    public static final Kind<PlacementGroup> PLACEMENT_GROUPS = new Kind<>("placement-group", "pg-");
}
