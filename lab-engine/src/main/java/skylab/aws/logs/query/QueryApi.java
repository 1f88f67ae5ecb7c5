package skylab.aws.logs.query;

import skylab.aws.logs.LogsApi;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueriesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.MalformedQueryException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryCompileError;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.StopQueryResponse;

/** The operations of CloudWatch Logs on queries. */
public interface QueryApi extends LogsApi {
    @Override
    default StartQueryResponse startQuery(StartQueryRequest request) {
        try {
            return call(request, Queries::start);
        } catch (MalformedQueryException refused) {
            throw located(refused, request.queryString());
        }
    }

    // The refusal itself is code and words; this one exception says the place as numbers too.
    private static MalformedQueryException located(MalformedQueryException refused, String query) {
        try {
            QueryParser.parse(query);
            return refused;
        } catch (MalformedQuery wrong) {
            return refused.toBuilder()
                    .queryCompileError(QueryCompileError.builder()
                            .message(wrong.getMessage())
                            .location(place ->
                                    place.startCharOffset(wrong.begin()).endCharOffset(wrong.end()))
                            .build())
                    .build();
        }
    }

    @Override
    default GetQueryResultsResponse getQueryResults(GetQueryResultsRequest request) {
        return call(request, Queries::results);
    }

    @Override
    default StopQueryResponse stopQuery(StopQueryRequest request) {
        return call(request, Queries::stop);
    }

    @Override
    default DescribeQueriesResponse describeQueries(DescribeQueriesRequest request) {
        return call(request, Queries::describe);
    }

    @Override
    default PutQueryDefinitionResponse putQueryDefinition(PutQueryDefinitionRequest request) {
        return call(request, Definitions::put);
    }

    @Override
    default DeleteQueryDefinitionResponse deleteQueryDefinition(DeleteQueryDefinitionRequest request) {
        return call(request, Definitions::delete);
    }

    @Override
    default DescribeQueryDefinitionsResponse describeQueryDefinitions(DescribeQueryDefinitionsRequest request) {
        return call(request, Definitions::describe);
    }
}
