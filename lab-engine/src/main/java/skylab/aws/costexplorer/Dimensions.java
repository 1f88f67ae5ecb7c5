package skylab.aws.costexplorer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import skylab.aws.AwsError;
import skylab.billing.Line;
import software.amazon.awssdk.services.costexplorer.model.DimensionValues;
import software.amazon.awssdk.services.costexplorer.model.Expression;

/** Properties of lines by Cost Explorer's names, and filters on them. */
final class Dimensions {
    private Dimensions() {}

    /**
     * The property of a name.
     *
     * @param account the number of the account
     * @throws AwsError {@code NotEmulated} if lines have no such property here
     */
    static Function<Line, String> named(String dimension, String account) {
        return switch (dimension == null ? "" : dimension) {
            case "SERVICE" -> Line::service;
            case "USAGE_TYPE" -> Line::usageType;
            case "REGION" -> line -> line.region().equals("aws-global") ? "global" : line.region();
            case "LINKED_ACCOUNT" -> line -> account;
            case "RECORD_TYPE" -> line -> "Usage";
            case "INSTANCE_TYPE" ->
                line -> line.type().contains("Usage:")
                                && line.type().contains(".")
                                && !line.type().startsWith("EBS")
                        ? line.type().substring(line.type().indexOf(':') + 1)
                        : "NoInstanceType";
            default ->
                throw new AwsError(
                        "NotEmulated",
                        "Skylab does not emulate the dimension " + dimension
                                + " of Cost Explorer; it has SERVICE, USAGE_TYPE,"
                                + " REGION, LINKED_ACCOUNT, RECORD_TYPE and INSTANCE_TYPE.");
        };
    }

    /** Which lines an expression means; all of them for null. */
    static Predicate<Line> filter(Expression expression, String account) {
        if (expression == null) {
            return line -> true;
        }
        if (expression.hasOr() && !expression.or().isEmpty()) {
            return expression.or().stream()
                    .map(one -> filter(one, account))
                    .reduce(Predicate::or)
                    .orElseThrow();
        }
        if (expression.hasAnd() && !expression.and().isEmpty()) {
            return expression.and().stream()
                    .map(one -> filter(one, account))
                    .reduce(Predicate::and)
                    .orElseThrow();
        }
        if (expression.not() != null) {
            return filter(expression.not(), account).negate();
        }
        if (expression.dimensions() == null) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate filters of Cost Explorer on tags and categories.");
        }
        return matches(expression.dimensions(), account);
    }

    private static Predicate<Line> matches(DimensionValues asked, String account) {
        Function<Line, String> property = named(asked.keyAsString(), account);
        List<String> values = asked.values();
        List<String> options = asked.matchOptionsAsStrings();
        if (options.contains("STARTS_WITH")) {
            return line -> values.stream().anyMatch(property.apply(line)::startsWith);
        }
        if (options.contains("ENDS_WITH")) {
            return line -> values.stream().anyMatch(property.apply(line)::endsWith);
        }
        if (options.contains("CONTAINS")) {
            return line -> values.stream().anyMatch(property.apply(line)::contains);
        }
        return line -> values.contains(property.apply(line));
    }
}
