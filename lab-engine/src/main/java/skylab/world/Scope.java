package skylab.world;

/**
 * Where a resource lives: an account and a region.
 *
 * @param account twelve digits, as in an ARN
 * @param region a region's name such as {@code us-east-1}, or {@code aws-global} for what has no region
 */
public record Scope(String account, String region) implements Comparable<Scope> {
    @Override
    public int compareTo(Scope other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : region.compareTo(other.region);
    }
}
