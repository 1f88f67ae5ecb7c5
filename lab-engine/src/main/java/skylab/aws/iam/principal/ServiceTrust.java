package skylab.aws.iam.principal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The documents by which services may assume a role. */
public final class ServiceTrust {
    private ServiceTrust() {}

    /**
     * The document.
     *
     * @param services e.g. {@code ec2.amazonaws.com}
     */
    public static String of(String... services) {
        String principals = services.length == 1
                ? quoted(services[0])
                : Arrays.stream(services).map(ServiceTrust::quoted).collect(Collectors.joining(",", "[", "]"));
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + principals + "},\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
