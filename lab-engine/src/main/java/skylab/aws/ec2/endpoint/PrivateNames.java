package skylab.aws.ec2.endpoint;

import static skylab.network.gateway.VpcEndpoint.BY_PRIVATE_NAME;

import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.network.gateway.VpcEndpoint;
import skylab.network.vpc.Vpc;

/** The services' own names, which interface endpoints may take over inside of their VPC. */
final class PrivateNames {
    private PrivateNames() {}

    /**
     * Lets the service's name lead to the endpoint.
     *
     * @throws AwsError {@code InvalidParameter}
     */
    static VpcEndpoint take(Call call, VpcEndpoint endpoint) {
        if (endpoint.privateName() != null) {
            return endpoint;
        }
        Vpc vpc = call.tx().find(call.scope(), Vpc.VPCS, endpoint.vpc()).orElseThrow();
        if (!vpc.settings().dnsSupport() || !vpc.settings().dnsHostnames()) {
            throw new AwsError(
                    "InvalidParameter",
                    "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to"
                            + " true for " + vpc.id());
        }
        String name = EndpointServices.named(call, endpoint.service())
                .publicName(call.scope().region());
        if (call.tx().find(call.scope(), BY_PRIVATE_NAME, key(endpoint, name)).isPresent()) {
            throw new AwsError(
                    "InvalidParameter",
                    "private-dns-enabled cannot be set because there is already a conflicting DNS domain for " + name
                            + " in the VPC " + vpc.id());
        }
        call.tx().put(call.scope(), BY_PRIVATE_NAME, key(endpoint, name), endpoint.id());
        return endpoint.withPrivateName(name);
    }

    /** Lets the name lead to where it leads everywhere else. */
    static VpcEndpoint give(Call call, VpcEndpoint endpoint) {
        if (endpoint.privateName() != null) {
            call.tx().remove(call.scope(), BY_PRIVATE_NAME, key(endpoint, endpoint.privateName()));
        }
        return endpoint.withPrivateName(null);
    }

    private static String key(VpcEndpoint endpoint, String name) {
        return endpoint.vpc() + "/" + name;
    }
}
