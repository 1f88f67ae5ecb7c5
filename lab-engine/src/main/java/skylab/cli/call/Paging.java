package skylab.cli.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import skylab.cli.CliError;
import skylab.cli.input.Types;
import skylab.cli.option.Arity;
import skylab.cli.option.CommandLine;
import skylab.cli.option.Names;
import software.amazon.awssdk.core.SdkField;

/**
 * An operation that answers in pages, which the command line fetches one after the other and joins (AWS CLI user guide,
 * "Using the pagination options").
 *
 * @param operation the operation
 * @param token the request's member for the place to go on from
 * @param next the answer's
 * @param size the request's member for the size of a page, if it has one
 */
public record Paging(OperationCommand operation, String token, String next, Optional<String> size) {
    private static final List<String> TOKENS = List.of("NextToken", "nextToken", "Marker", "NextPageToken");
    private static final List<String> SIZES =
            List.of("MaxResults", "maxResults", "MaxItems", "MaxRecords", "limit", "Limit");
    private static final List<String> LEFT_OUT = List.of("IsTruncated");

    /** Operations whose answers the command line does not join, though the SDK does. */
    private static final Set<String> ONE_BY_ONE = Set.of(
            "DescribeInsightRules",
            "GetLogEvents",
            "ListChangedBlocks",
            "ListManagedInsightRules",
            "ListMetricStreams",
            "ListSnapshotBlocks");

    /** What is joined where that is not just the first list of the answer, in the order in which it is shown. */
    private static final Map<String, List<String>> JOINED = Map.of(
            "DescribeAlarms", List.of("MetricAlarms", "CompositeAlarms"),
            "ListMetrics", List.of("Metrics", "OwningAccounts"),
            "GetMetricData", List.of("MetricDataResults", "Messages"),
            "FilterLogEvents", List.of("events", "searchedLogStreams"),
            "GetAccountAuthorizationDetails",
                    List.of("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"),
            "ListEntitiesForPolicy", List.of("PolicyGroups", "PolicyUsers", "PolicyRoles"));

    /** How an operation is paged; empty if it is not. */
    public static Optional<Paging> of(OperationCommand operation) {
        Class<?> contract = operation.service().service().contract();
        String paginator = "paginators/" + operation.api() + "Iterable.class";
        if (ONE_BY_ONE.contains(operation.api()) || contract.getResource(paginator) == null) {
            return Optional.empty();
        }
        return TOKENS.stream()
                .filter(name -> operation.member(name).isPresent()
                        && operation.answered(name).isPresent())
                .findFirst()
                .map(name -> new Paging(
                        operation,
                        name,
                        name,
                        SIZES.stream()
                                .filter(one -> operation.member(one).isPresent())
                                .findFirst()));
    }

    /** Adds the options of paging. */
    public static void add(SortedMap<String, Arity> options) {
        options.put("--max-items", Arity.ONE);
        options.put("--page-size", Arity.ONE);
        options.put("--starting-token", Arity.ONE);
    }

    /** Whether the command says itself which page it wants. */
    public boolean isManual(CommandLine line) {
        // IAM's request has a member by the name of an option of paging.
        return line.has("--no-paginate")
                || line.has("--" + Names.kebab(token))
                || size.map(name -> "--" + Names.kebab(name))
                        .filter(option -> !option.equals("--max-items") && line.has(option))
                        .isPresent();
    }

    /**
     * Fetches the pages.
     *
     * @param fetch answers a request
     * @return the joined answer, with a token of the command line's own if there is more
     */
    public ObjectNode all(CommandLine line, ObjectNode parameters, UnaryOperator<ObjectNode> fetch) {
        int most = number(line, "--max-items").orElse(Integer.MAX_VALUE);
        number(line, "--page-size")
                .ifPresent(number -> parameters.put(
                        size.orElseThrow(() -> new CliError(
                                "PageSize parameter is not supported for the pagination interface for this operation.",
                                CliError.USAGE)),
                        number));
        if (operation.member("MaxItems").isPresent() && line.has("--max-items") && !line.has("--page-size")) {
            parameters.remove("MaxItems");
        }
        Resume from = line.value("--starting-token").map(Resume::read).orElse(Resume.BEGINNING);
        from.token().ifPresent(text -> parameters.put(token, text));
        ObjectNode joined = null;
        int skipped = from.skip();
        int count = 0;
        while (true) {
            ObjectNode page = fetch.apply(parameters.deepCopy()).deepCopy();
            String following = page.path(next).asText("");
            page.remove(LEFT_OUT);
            page.remove(next);
            page = ordered(page);
            String results = results(page).orElse(null);
            int size = 0;
            int skip = skipped;
            if (results != null) {
                ArrayNode list = (ArrayNode) page.get(results);
                size = list.size();
                drop(list, skipped, most - count);
                count += list.size();
                skipped = 0;
            }
            joined = joined == null ? page : join(joined, page);
            boolean cut = results != null && size - skip > page.get(results).size();
            if (cut) {
                String here = parameters.path(token).asText("");
                return joined.put(
                        "NextToken", new Resume(here, skip + page.get(results).size()).write());
            }
            if (following.isEmpty()) {
                return joined;
            }
            if (count >= most) {
                return joined.put("NextToken", new Resume(following, 0).write());
            }
            parameters.put(token, following);
        }
    }

    private ObjectNode ordered(ObjectNode page) {
        ObjectNode ordered = page.objectNode();
        JOINED.getOrDefault(operation.api(), List.of()).stream()
                .filter(page::has)
                .forEach(name -> ordered.set(name, page.get(name)));
        page.properties().stream()
                .filter(member -> !ordered.has(member.getKey()))
                .forEach(member -> ordered.set(member.getKey(), member.getValue()));
        return ordered;
    }

    /** An answer as it is shown in text: what would be joined is there even if the service said nothing of it. */
    public ObjectNode inText(ObjectNode answer) {
        JOINED.getOrDefault(operation.api(), List.of()).stream()
                .filter(name -> !answer.has(name))
                .forEach(answer::putNull);
        return answer;
    }

    // The first list that the model names is what is counted.
    private Optional<String> results(ObjectNode page) {
        return Stream.concat(
                        JOINED.getOrDefault(operation.api(), List.of()).stream(),
                        operation.response().stream().filter(Types::isList).map(SdkField::memberName))
                .filter(page::has)
                .findFirst();
    }

    private static void drop(ArrayNode list, int first, int most) {
        for (int i = 0; i < first && !list.isEmpty(); i++) {
            list.remove(0);
        }
        while (list.size() > most) {
            list.remove(list.size() - 1);
        }
    }

    private static ObjectNode join(ObjectNode before, ObjectNode page) {
        for (Map.Entry<String, JsonNode> member : page.properties()) {
            JsonNode known = before.get(member.getKey());
            if (known instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else if (known == null) {
                before.set(member.getKey(), member.getValue());
            }
        }
        return before;
    }

    private static Optional<Integer> number(CommandLine line, String option) {
        return line.value(option).map(text -> {
            try {
                return Integer.valueOf(text);
            } catch (NumberFormatException e) {
                throw CliError.usage("argument " + option + ": invalid int value: '" + text + "'");
            }
        });
    }
}
