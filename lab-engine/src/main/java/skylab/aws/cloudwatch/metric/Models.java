package skylab.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import skylab.aws.cloudwatch.math.Normal;

/** What was learnt for bands, kept for those who look again and again. Use it within the transaction and throw it away. */
public final class Models {
    private final Map<Key, Normal> known = new HashMap<>();

    private record Key(String query, Instant day) {}

    Normal of(String query, Instant day, Supplier<Normal> learning) {
        Key key = new Key(query, day);
        Normal normal = known.get(key);
        if (normal == null) {
            normal = learning.get();
            known.put(key, normal);
        }
        return normal;
    }
}
