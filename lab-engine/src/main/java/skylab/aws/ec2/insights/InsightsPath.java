package skylab.aws.ec2.insights;

import java.time.Instant;
import skylab.world.Kind;

/**
 * A path that the Reachability Analyzer is to look at.
 *
 * @param id {@code nip-…}
 * @param source the id of an instance, interface or Internet gateway
 * @param destination likewise; null when only an address is given
 * @param sourceAddress the address that packets are from, or null for the source's own
 * @param destinationAddress the address that packets are for, or null for the destination's own
 * @param protocol {@code tcp} or {@code udp}
 * @param port the destination port; null for any
 * @param created when it was created
 */
public record InsightsPath(
        String id,
        String source,
        String destination,
        String sourceAddress,
        String destinationAddress,
        String protocol,
        Integer port,
        Instant created) {
    /** All paths. */
    public static final Kind<InsightsPath> PATHS = new Kind<>("network-insights-path", "nip-");
}
