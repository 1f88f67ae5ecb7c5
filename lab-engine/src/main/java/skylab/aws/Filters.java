package skylab.aws;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import skylab.aws.shape.Paths;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The filters of a kind of resource, declared once: what each is called and which values of a row it looks at. Filters
 * on tags ({@code tag:<key>}, {@code tag-key}, {@code tag-value}) every resource has.
 *
 * @param <T> what is filtered, with all it needs to know
 */
public final class Filters<T> {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Map<String, Function<T, Stream<String>>> values = new LinkedHashMap<>();
    private final Function<T, String> id;

    /**
     * No filters yet.
     *
     * @param id the id of a row, by which its tags are found
     */
    public Filters(Function<T, String> id) {
        this.id = id;
    }

    /** Declares a filter on one value; a row without it (null) never matches. */
    public Filters<T> on(String name, Function<T, Object> value) {
        return onEach(name, row -> Stream.ofNullable(value.apply(row)));
    }

    /** Declares a filter on any of several values. */
    public Filters<T> onEach(String name, Function<T, Stream<?>> each) {
        values.put(name, row -> each.apply(row).flatMap(Filters::texts));
        return this;
    }

    // Moments are written with milliseconds, as in answers, or without them where they are zero.
    private static Stream<String> texts(Object value) {
        return value instanceof Instant moment
                ? Stream.of(MILLISECONDS.format(moment), moment.toString()).distinct()
                : Stream.of(value.toString());
    }

    /**
     * Declares filters on what the API shows of a row, by their names.
     *
     * @param shape the model object
     * @see Paths
     */
    public Filters<T> onShown(Function<T, SdkPojo> shape, String... names) {
        for (String name : names) {
            onEach(name, row -> Paths.values(shape.apply(row), name));
        }
        return this;
    }

    /**
     * A filter as it is asked for.
     *
     * @param name what it is called
     * @param accepted patterns of which one must match
     */
    public record Wanted(String name, List<String> accepted) {}

    /**
     * The test for all of the wanted filters.
     *
     * @throws AwsError {@code InvalidParameterValue} for a filter that was not declared
     */
    public Predicate<T> test(World world, Scope scope, List<Wanted> wanted) {
        Predicate<T> all = row -> true;
        for (Wanted filter : wanted) {
            Function<T, Stream<String>> look = lookFor(filter.name(), world, scope);
            List<Predicate<String>> patterns =
                    filter.accepted().stream().map(Wildcard::matching).toList();
            all = all.and(
                    row -> look.apply(row).anyMatch(value -> patterns.stream().anyMatch(p -> p.test(value))));
        }
        return all;
    }

    private Function<T, Stream<String>> lookFor(String name, World world, Scope scope) {
        Function<T, Tags> tags = row -> Tags.of(world, scope, id.apply(row));
        if (name != null && name.startsWith("tag:")) {
            String key = name.substring("tag:".length());
            return row -> Stream.ofNullable(tags.apply(row).byKey().get(key));
        }
        if ("tag-key".equals(name)) {
            return row -> tags.apply(row).byKey().keySet().stream();
        }
        if ("tag-value".equals(name)) {
            return row -> tags.apply(row).byKey().values().stream();
        }
        Function<T, Stream<String>> declared = values.get(name);
        if (declared == null) {
            throw new AwsError("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        return declared;
    }
}
