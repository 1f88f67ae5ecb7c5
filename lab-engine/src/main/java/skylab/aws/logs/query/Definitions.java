package skylab.aws.logs.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Page;
import skylab.aws.logs.Constraints;
import skylab.world.Kind;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeQueryDefinitionsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutQueryDefinitionResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryDefinition;

/** Queries that are kept under a name. */
public final class Definitions {
    private static final int LONGEST = 10_000;
    private static final int LONGEST_NAME = 255;
    private static final int MOST_LISTED = 1_000;
    private static final Kind<Definition> DEFINITIONS = new Kind<>("logs-query-definition", "");

    private Definitions() {}

    /**
     * A query that is kept.
     *
     * @param id a UUID
     * @param name with slashes as in paths
     * @param text the query
     * @param groups the names of the groups that it is over
     * @param modified when it was last put
     */
    private record Definition(String id, String name, String text, List<String> groups, Instant modified) {}

    /**
     * PutQueryDefinition.
     *
     * @throws AwsError {@code InvalidParameterException}, {@code MalformedQueryException}, {@code
     *     ResourceNotFoundException}
     */
    public static PutQueryDefinitionResponse put(Call call, PutQueryDefinitionRequest request) {
        Queries.language(request.queryLanguageAsString());
        String name = Constraints.text(request.name(), "name", LONGEST_NAME);
        String text = Queries.checked(Constraints.text(request.queryString(), "queryString", LONGEST));
        request.logGroupNames().forEach(Constraints::group);
        String id = request.queryDefinitionId() == null
                ? call.tx().newUuid().toString()
                : find(call, request.queryDefinitionId()).id();
        List<String> groups = List.copyOf(request.logGroupNames());
        call.tx()
                .put(
                        call.scope(),
                        DEFINITIONS,
                        id,
                        new Definition(id, name, text, groups, call.tx().now()));
        return PutQueryDefinitionResponse.builder().queryDefinitionId(id).build();
    }

    private static Definition find(Call call, String id) {
        return call.tx()
                .find(call.scope(), DEFINITIONS, Constraints.required(id, "queryDefinitionId"))
                .orElseThrow(() -> new AwsError(
                        "ResourceNotFoundException", "The specified query definition does not exist: " + id));
    }

    /**
     * DeleteQueryDefinition.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static DeleteQueryDefinitionResponse delete(Call call, DeleteQueryDefinitionRequest request) {
        call.tx()
                .remove(
                        call.scope(),
                        DEFINITIONS,
                        find(call, request.queryDefinitionId()).id());
        return DeleteQueryDefinitionResponse.builder().success(true).build();
    }

    /**
     * DescribeQueryDefinitions, by name.
     *
     * @throws AwsError {@code InvalidParameterException}
     */
    public static DescribeQueryDefinitionsResponse describe(Call call, DescribeQueryDefinitionsRequest request) {
        Queries.language(request.queryLanguageAsString());
        String prefix = request.queryDefinitionNamePrefix();
        List<QueryDefinition> all = call.tx().all(call.scope(), DEFINITIONS).stream()
                .filter(one -> prefix == null || one.name().startsWith(prefix))
                .sorted(Comparator.comparing(Definition::name))
                .map(one -> QueryDefinition.builder()
                        .queryDefinitionId(one.id())
                        .queryLanguage("CWLI")
                        .name(one.name())
                        .queryString(one.text())
                        .logGroupNames(one.groups())
                        .lastModified(one.modified().toEpochMilli())
                        .build())
                .toList();
        Page<QueryDefinition> page = Constraints.page(
                all, request.maxResults(), "maxResults", request.nextToken(), MOST_LISTED, MOST_LISTED);
        return DescribeQueryDefinitionsResponse.builder()
                .queryDefinitions(page.items())
                .nextToken(page.nextToken())
                .build();
    }
}
