package skylab.aws.ec2.insights;

import static skylab.aws.ec2.insights.InsightsAnalysis.ANALYSES;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Filters;
import skylab.aws.Ids;
import skylab.aws.Listing;
import skylab.aws.Page;
import skylab.aws.Tags;
import skylab.aws.ec2.Ask;
import skylab.aws.ec2.Tokens;
import skylab.network.packet.Journey;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;

/** Analyses of paths by the Reachability Analyzer. */
final class Analyses {
    private static final Ids<InsightsAnalysis> IDS =
            new Ids<>(ANALYSES, "network insights analysis ID", "InvalidNetworkInsightsAnalysisId");

    private static final Tokens TOKENS = Tokens.of("start-network-insights-analysis");
    private static final int LEAST_SECONDS = 12;
    private static final int MOST_SECONDS = 40;

    /** An analysis, and the moment at which it is looked at. */
    private record Seen(InsightsAnalysis analysis, Instant now) {
        String id() {
            return analysis.id();
        }
    }

    private static final Filters<Seen> FILTERS = new Filters<>(Seen::id)
            .on("path-found", seen -> seen.analysis.isFound())
            .on("status", seen -> seen.analysis.status(seen.now));

    private Analyses() {}

    /** StartNetworkInsightsAnalysis. */
    static StartNetworkInsightsAnalysisResponse start(Call call, StartNetworkInsightsAnalysisRequest request) {
        var earlier = TOKENS.earlier(call, request.clientToken(), request);
        if (earlier.isPresent()) {
            return started(call, IDS.one(call.tx().world(), call.scope(), earlier.get()));
        }
        World world = call.tx().world();
        InsightsPath path = Paths.IDS.one(world, call.scope(), request.networkInsightsPathId());
        if (request.hasFilterInArns() || request.hasFilterOutArns() || request.hasAdditionalAccounts()) {
            throw new AwsError(
                    "NotEmulated",
                    "Skylab does not emulate intermediate components of network insights analyses. Nothing has happened.");
        }
        Journey journey = new Search(world, call.scope(), path).journey();
        Findings findings = new Findings(world, call.scope());
        List<Explanation> explanations = findings.explanations(path, journey);
        boolean found = explanations.isEmpty();
        Duration takes = Duration.ofSeconds(call.tx().random().nextInt(LEAST_SECONDS, MOST_SECONDS));
        InsightsAnalysis made = new InsightsAnalysis(
                call.tx().newId(ANALYSES),
                path.id(),
                call.tx().now(),
                call.tx().now().plus(takes),
                found ? findings.components(journey.forth()) : List.of(),
                found ? findings.components(journey.back()) : List.of(),
                explanations);
        call.tx().put(call.scope(), ANALYSES, made.id(), made);
        Tags.add(call.tx(), call.scope(), made.id(), Ask.tags(request.tagSpecifications(), ANALYSES.name()));
        TOKENS.remember(call, request.clientToken(), request, made.id());
        return started(call, made);
    }

    private static StartNetworkInsightsAnalysisResponse started(Call call, InsightsAnalysis analysis) {
        return StartNetworkInsightsAnalysisResponse.builder()
                .networkInsightsAnalysis(shape(
                        call.tx().world(),
                        call.scope(),
                        new Seen(analysis, call.tx().now())))
                .build();
    }

    /** DescribeNetworkInsightsAnalyses. */
    static DescribeNetworkInsightsAnalysesResponse describe(Call call, DescribeNetworkInsightsAnalysesRequest request) {
        World world = call.tx().world();
        Page<Seen> page = Listing.of(call, IDS, request.networkInsightsAnalysisIds())
                .where(one -> request.networkInsightsPathId() == null
                        || request.networkInsightsPathId().equals(one.path()))
                .where(one ->
                        request.analysisStartTime() == null || !one.started().isBefore(request.analysisStartTime()))
                .where(one ->
                        request.analysisEndTime() == null || !one.started().isAfter(request.analysisEndTime()))
                .as(one -> new Seen(one, world.now()))
                .matching(FILTERS, Ask.filters(request.filters()))
                .page(request.maxResults(), request.nextToken(), 1, 100);
        return DescribeNetworkInsightsAnalysesResponse.builder()
                .networkInsightsAnalyses(page.items().stream()
                        .map(seen -> shape(world, call.scope(), seen))
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    /** DeleteNetworkInsightsAnalysis. */
    static DeleteNetworkInsightsAnalysisResponse delete(Call call, DeleteNetworkInsightsAnalysisRequest request) {
        InsightsAnalysis gone = IDS.one(call.tx().world(), call.scope(), request.networkInsightsAnalysisId());
        call.tx().remove(call.scope(), ANALYSES, gone.id());
        Tags.forget(call.tx(), call.scope(), gone.id());
        return DeleteNetworkInsightsAnalysisResponse.builder()
                .networkInsightsAnalysisId(gone.id())
                .build();
    }

    private static NetworkInsightsAnalysis shape(World world, Scope scope, Seen seen) {
        InsightsAnalysis analysis = seen.analysis();
        NetworkInsightsAnalysis.Builder shape = NetworkInsightsAnalysis.builder()
                .networkInsightsAnalysisId(analysis.id())
                .networkInsightsAnalysisArn(Arns.of(scope, analysis.id()))
                .networkInsightsPathId(analysis.path())
                .startDate(analysis.started())
                .status(analysis.status(seen.now()))
                .tags(Ask.tags(world, scope, analysis.id()));
        if (!seen.now().isBefore(analysis.ended())) {
            shape.networkPathFound(analysis.isFound())
                    .forwardPathComponents(analysis.forth())
                    .returnPathComponents(analysis.back())
                    .explanations(analysis.explanations());
        }
        return shape.build();
    }
}
