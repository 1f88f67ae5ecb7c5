package skylab.aws.ec2.insights;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsAnalysisResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkInsightsPathResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsAnalysesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInsightsPathsResponse;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisRequest;
import software.amazon.awssdk.services.ec2.model.StartNetworkInsightsAnalysisResponse;

/** The operations of EC2's Reachability Analyzer. */
public interface InsightsApi extends Ec2Api {
    @Override
    default CreateNetworkInsightsPathResponse createNetworkInsightsPath(CreateNetworkInsightsPathRequest request) {
        return call(request, Paths::create);
    }

    @Override
    default DescribeNetworkInsightsPathsResponse describeNetworkInsightsPaths(
            DescribeNetworkInsightsPathsRequest request) {
        return call(request, Paths::describe);
    }

    @Override
    default DeleteNetworkInsightsPathResponse deleteNetworkInsightsPath(DeleteNetworkInsightsPathRequest request) {
        return call(request, Paths::delete);
    }

    @Override
    default StartNetworkInsightsAnalysisResponse startNetworkInsightsAnalysis(
            StartNetworkInsightsAnalysisRequest request) {
        return call(request, Analyses::start);
    }

    @Override
    default DescribeNetworkInsightsAnalysesResponse describeNetworkInsightsAnalyses(
            DescribeNetworkInsightsAnalysesRequest request) {
        return call(request, Analyses::describe);
    }

    @Override
    default DeleteNetworkInsightsAnalysisResponse deleteNetworkInsightsAnalysis(
            DeleteNetworkInsightsAnalysisRequest request) {
        return call(request, Analyses::delete);
    }
}
