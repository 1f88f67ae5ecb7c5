package skylab.aws.ssm;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import skylab.aws.AwsError;
import software.amazon.awssdk.services.ssm.model.ParameterStringFilter;
import software.amazon.awssdk.services.ssm.model.ParametersFilter;

/** The filters of parameters: key, option, values. */
final class ParameterFilter {
    private ParameterFilter() {}

    /** The test for all of them. */
    static Predicate<StoredParameter> all(List<ParameterStringFilter> filters) {
        return filters.stream()
                .map(filter ->
                        test(filter.key(), filter.option() == null ? "Equals" : filter.option(), filter.values()))
                .reduce(one -> true, Predicate::and);
    }

    /** The test for all filters of the older form, which look at beginnings. */
    static Predicate<StoredParameter> allOld(List<ParametersFilter> filters) {
        return filters.stream()
                .map(filter -> test(filter.keyAsString(), "BeginsWith", filter.values()))
                .reduce(one -> true, Predicate::and);
    }

    private static Predicate<StoredParameter> test(String key, String option, List<String> values) {
        if ("Path".equals(key)) {
            return one -> values.stream().anyMatch(path -> isBelow(one.name(), path, option));
        }
        Function<StoredParameter, String> value =
                switch (String.valueOf(key)) {
                    case "Name" -> StoredParameter::name;
                    case "Type" -> StoredParameter::type;
                    case "Tier" -> one -> one.settings().tier();
                    case "DataType" -> StoredParameter::dataType;
                    case "KeyId" -> one -> String.valueOf(one.settings().key());
                    default ->
                        throw new AwsError(
                                "InvalidFilterKey",
                                "The following filter key is not valid: " + key
                                        + ". Valid filter keys include: [Path, Name,"
                                        + " Type, KeyId, Tier, DataType].");
                };
        return switch (option) {
            case "Equals" -> one -> values.contains(value.apply(one));
            case "BeginsWith" ->
                one -> values.stream().anyMatch(wanted -> value.apply(one).startsWith(wanted));
            case "Contains" ->
                one -> values.stream().anyMatch(wanted -> value.apply(one).contains(wanted));
            default ->
                throw new AwsError(
                        "InvalidFilterOption",
                        "The following filter option is not valid: " + option + ". Valid options include: [BeginsWith,"
                                + " Equals, Contains].");
        };
    }

    private static boolean isBelow(String name, String path, String option) {
        String prefix = path.endsWith("/") ? path : path + "/";
        return name.startsWith(prefix) && (option.equals("Recursive") || name.indexOf('/', prefix.length()) < 0);
    }
}
