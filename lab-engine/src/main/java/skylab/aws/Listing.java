package skylab.aws;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import skylab.world.Scope;
import skylab.world.World;

/**
 * What a call that lists asks for, in AWS's order: all rows or those that are named, of these the ones that match the
 * filters, and of these a page.
 *
 * @param world as it is
 * @param scope the caller's account and region
 * @param rows what is left
 * @param <T> a row, with all that its filters look at
 */
public record Listing<T>(World world, Scope scope, List<T> rows) {
    /** Of rows that were looked up. */
    public static <T> Listing<T> of(Call call, List<T> rows) {
        return new Listing<>(call.tx().world(), call.scope(), rows);
    }

    /**
     * Of all rows of a kind, or those with the named ids.
     *
     * @param named none means all
     * @throws AwsError of {@link Ids#all}
     */
    public static <T> Listing<T> of(Call call, Ids<T> ids, List<String> named) {
        World world = call.tx().world();
        return new Listing<>(
                world,
                call.scope(),
                named.isEmpty() ? world.table(call.scope(), ids.kind()).values() : ids.all(world, call.scope(), named));
    }

    /** The rows that a condition beside the filters leaves. */
    public Listing<T> where(Predicate<? super T> condition) {
        return new Listing<>(world, scope, rows.stream().filter(condition).toList());
    }

    /** Each row with more, or as something else. */
    public <R> Listing<R> as(Function<? super T, ? extends R> seen) {
        return new Listing<>(world, scope, rows.stream().<R>map(seen).toList());
    }

    /**
     * The rows that match all filters.
     *
     * @throws AwsError of {@link Filters#test}
     */
    public Listing<T> matching(Filters<T> filters, List<Filters.Wanted> wanted) {
        return where(filters.test(world, scope, wanted));
    }

    /**
     * A page of the rows.
     *
     * @throws AwsError of {@link Page#of}
     */
    public Page<T> page(Integer maxResults, String token, int least, int most) {
        return Page.of(rows, maxResults, token, least, most);
    }
}
