package skylab.aws.bill;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import skylab.aws.ec2.volume.Volume;
import skylab.billing.Entry;

/**
 * What is billed of a volume: what is provisioned, whether it is used or not (EBS pricing page). Of gp3, operations and
 * throughput beyond what comes with it; of io1 and io2, all operations, those of io2 at a lower price in higher tiers.
 */
final class VolumeUses {
    private static final int FREE_IOPS = 3000;
    private static final int FREE_THROUGHPUT = 125;
    private static final int MIB_OF_GIB = 1024;
    private static final int SECOND_TIER = 32_000;
    private static final int THIRD_TIER = 64_000;

    private VolumeUses() {}

    static List<Entry> of(Volume volume) {
        if (volume.phase() == Volume.Phase.DELETING) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        String type = volume.type();
        String suffix =
                switch (type) {
                    case "standard" -> "";
                    case "io1" -> ".piops";
                    default -> "." + type;
                };
        entries.add(Entry.of(volume.id(), "EBS:VolumeUsage" + suffix, volume.gib()));
        switch (type) {
            case "gp3" -> {
                add(entries, volume, "EBS:VolumeP-IOPS.gp3", between(volume.iops(), FREE_IOPS, Integer.MAX_VALUE));
                int more = between(volume.throughput(), FREE_THROUGHPUT, Integer.MAX_VALUE);
                if (more > 0) {
                    entries.add(Entry.of(
                            volume.id(),
                            "EBS:VolumeP-Throughput.gp3",
                            BigDecimal.valueOf(more).divide(BigDecimal.valueOf(MIB_OF_GIB))));
                }
            }
            case "io1" -> add(entries, volume, "EBS:VolumeP-IOPS.piops", volume.iops());
            case "io2" -> {
                add(entries, volume, "EBS:VolumeP-IOPS.io2", between(volume.iops(), 0, SECOND_TIER));
                add(entries, volume, "EBS:VolumeP-IOPS.io2.tier2", between(volume.iops(), SECOND_TIER, THIRD_TIER));
                add(
                        entries,
                        volume,
                        "EBS:VolumeP-IOPS.io2.tier3",
                        between(volume.iops(), THIRD_TIER, Integer.MAX_VALUE));
            }
            default -> {
                // Nothing but its size.
            }
        }
        return entries;
    }

    private static void add(List<Entry> entries, Volume volume, String usage, int count) {
        if (count > 0) {
            entries.add(Entry.of(volume.id(), usage, count));
        }
    }

    /** How much of a figure lies above one bound and below another. */
    private static int between(Integer figure, int above, int below) {
        return figure == null ? 0 : Math.max(0, Math.min(figure, below) - above);
    }
}
