package skylab.aws.ec2.instance;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.Rows;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.Transaction;

/** How many virtual processors may run at once, by bucket of families (EC2 guide, "On-Demand Instance quotas"). */
public final class Quotas {
    /** What an account was granted instead of the usual limit, by the bucket's code. */
    private static final Kind<Integer> GRANTED = new Kind<>("vcpu-quota", "");

    /**
     * Families that share a quota.
     *
     * @param code of Service Quotas
     * @param families of the types in it
     * @param vcpus the account's limit, or null for none
     */
    private record Bucket(String code, Pattern families, Integer vcpus) {}

    private static final List<Bucket> BUCKETS = Rows.read(
            Rows.class,
            "vcpu-quotas.tsv",
            row -> new Bucket(
                    row.text("code"),
                    Pattern.compile(row.text("families")),
                    row.text("vcpus").isEmpty() ? null : row.integer("vcpus")));

    private static final Map<String, Bucket> BY_TYPE =
            InstanceKinds.all().stream().collect(Collectors.toUnmodifiableMap(InstanceKind::name, Quotas::matching));

    private Quotas() {}

    /** Grants an account so many virtual processors in a region, of each bucket. */
    public static void grant(Transaction tx, Scope scope, int vcpus) {
        BUCKETS.forEach(bucket -> tx.put(scope, GRANTED, bucket.code(), vcpus));
    }

    /**
     * How many of a launch's instances the quota allows.
     *
     * @throws AwsError {@code VcpuLimitExceeded} if fewer than there must be
     */
    static int most(Call call, InstanceKind kind, int least, int asked) {
        Bucket bucket = bucket(kind);
        Integer limit = call.tx().find(call.scope(), GRANTED, bucket.code()).orElse(bucket.vcpus());
        if (limit == null) {
            return asked;
        }
        int running = call.tx().all(call.scope(), Instance.INSTANCES).stream()
                .filter(instance -> instance.is(Phase.RUNNING) || instance.is(Phase.PENDING))
                .filter(instance -> bucket(instance.kind()).equals(bucket))
                .mapToInt(instance -> instance.kind().vcpus())
                .sum();
        int possible = Math.min(asked, Math.max(0, limit - running) / kind.vcpus());
        if (possible < least) {
            throw new AwsError(
                    "VcpuLimitExceeded",
                    "You have requested more vCPU capacity than your current vCPU limit of " + limit
                            + " allows for the instance bucket that the specified instance type belongs to. Please visit"
                            + " http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.");
        }
        return possible;
    }

    private static Bucket bucket(InstanceKind kind) {
        Bucket known = BY_TYPE.get(kind.name());
        return known == null ? matching(kind) : known;
    }

    private static Bucket matching(InstanceKind kind) {
        return BUCKETS.stream()
                .filter(bucket -> bucket.families().matcher(kind.family()).matches())
                .findFirst()
                .orElseThrow();
    }
}
