package skylab.aws.ec2.insights;

import java.util.Map;
import skylab.world.Scope;
import software.amazon.awssdk.services.ec2.model.AnalysisComponent;

/** Resources as the Reachability Analyzer names them. */
final class Arns {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("i", "instance"),
            Map.entry("eni", "network-interface"),
            Map.entry("igw", "internet-gateway"),
            Map.entry("nat", "natgateway"),
            Map.entry("rtb", "route-table"),
            Map.entry("acl", "network-acl"),
            Map.entry("sg", "security-group"),
            Map.entry("pcx", "vpc-peering-connection"),
            Map.entry("vpce", "vpc-endpoint"),
            Map.entry("vgw", "vpn-gateway"),
            Map.entry("subnet", "subnet"),
            Map.entry("vpc", "vpc"),
            Map.entry("nip", "network-insights-path"),
            Map.entry("nia", "network-insights-analysis"));

    private Arns() {}

    /** The ARN of a resource of EC2. */
    static String of(Scope scope, String id) {
        return "arn:aws:ec2:" + scope.region() + ":" + scope.account() + ":" + TYPES.get(prefix(id)) + "/" + id;
    }

    /** Whether an id is that of a resource, rather than an address. */
    static boolean isResource(String id) {
        return TYPES.containsKey(prefix(id));
    }

    /** A resource as a component; null for null. */
    static AnalysisComponent component(Scope scope, String id) {
        return id == null
                ? null
                : AnalysisComponent.builder().id(id).arn(of(scope, id)).build();
    }

    /** What an id begins with, without the hyphen. */
    static String prefix(String id) {
        return id.replaceFirst("-.*$", "");
    }
}
