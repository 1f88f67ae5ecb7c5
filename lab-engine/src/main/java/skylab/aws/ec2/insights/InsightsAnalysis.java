package skylab.aws.ec2.insights;

import java.time.Instant;
import java.util.List;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/**
 * What the Reachability Analyzer found, about the network as it was when the analysis began: a snapshot, so it is kept as it
 * was found.
 *
 * @param id {@code nia-…}
 * @param path the id of the path
 * @param started when it began
 * @param ended when the result can be seen
 * @param forth the components on the way; empty when there is no way
 * @param back those on the answer's way
 * @param explanations what is in the way; empty when nothing is
 */
public record InsightsAnalysis(
        String id,
        String path,
        Instant started,
        Instant ended,
        List<PathComponent> forth,
        List<PathComponent> back,
        List<Explanation> explanations) {
    /** All analyses. */
    public static final Kind<InsightsAnalysis> ANALYSES = new Kind<>("network-insights-analysis", "nia-");

    /** Copies the lists. */
    public InsightsAnalysis {
        forth = List.copyOf(forth);
        back = List.copyOf(back);
        explanations = List.copyOf(explanations);
    }

    /** {@code running} or {@code succeeded}. */
    String status(Instant now) {
        return now.isBefore(ended) ? "running" : "succeeded";
    }

    /** Whether there is a way. */
    boolean isFound() {
        return explanations.isEmpty();
    }
}
