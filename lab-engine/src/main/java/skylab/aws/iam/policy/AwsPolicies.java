package skylab.aws.iam.policy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.pcollections.TreePMap;
import skylab.aws.ec2.Rows;

/** Policies that AWS manages: those that learners meet (AWS managed policy reference). */
final class AwsPolicies {
    /** How their ARNs begin. */
    static final String ROOT = "arn:aws:iam::aws:policy/";

    static final List<Policy> ALL = Rows.read(AwsPolicies.class, "aws-policies.tsv", row -> {
        String arn = ROOT.substring(0, ROOT.length() - 1) + row.text("path") + row.text("name");
        Instant created = Instant.parse(row.text("created"));
        return new Policy(
                arn,
                row.text("name"),
                row.text("path"),
                id(arn),
                created,
                created,
                row.text("description"),
                TreePMap.singleton(1, new Policy.Version(row.text("document"), created)),
                1,
                2);
    });

    private AwsPolicies() {}

    /** The same in every account. */
    private static String id(String arn) {
        String digits = UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "ANPA" + digits.substring(0, 17).toUpperCase(Locale.ROOT);
    }
}
