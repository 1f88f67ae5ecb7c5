package skylab.aws.ec2.endpoint;

import java.util.List;
import java.util.Optional;
import skylab.aws.ec2.Rows;

/**
 * A service of AWS that endpoints lead to.
 *
 * @param stem what its name ends with, e.g. {@code ecr.api}
 * @param types {@code Gateway}, {@code Interface}, or both
 * @param host the first part of its public name in a region, e.g. {@code api.ecr}
 */
record EndpointService(String stem, List<String> types, String host) {
    static final String GATEWAY = "Gateway";
    static final String INTERFACE = "Interface";

    /** All that a lab knows, by name. */
    static final List<EndpointService> ALL = Rows.read(
            Rows.class,
            "endpoint-services.tsv",
            row -> new EndpointService(row.text("stem"), row.words("types"), row.text("host")));

    private static final String FAMILY = "com.amazonaws.";

    /** The service of a name in a region. */
    static Optional<EndpointService> named(String name, String region) {
        return ALL.stream().filter(one -> one.name(region).equals(name)).findFirst();
    }

    /** Its name, e.g. {@code com.amazonaws.us-east-1.s3}. */
    String name(String region) {
        return FAMILY + region + "." + stem;
    }

    /** The name by which everybody calls it, and which an interface endpoint may take over inside of its VPC. */
    String publicName(String region) {
        return host + "." + region + ".amazonaws.com";
    }

    /** The name below which interface endpoints have names of their own. */
    String endpointName(String region) {
        return stem + "." + region + ".vpce.amazonaws.com";
    }
}
