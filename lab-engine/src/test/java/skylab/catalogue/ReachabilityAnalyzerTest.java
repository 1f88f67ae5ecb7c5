package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Explanation;
import software.amazon.awssdk.services.ec2.model.NetworkInsightsAnalysis;
import software.amazon.awssdk.services.ec2.model.PathComponent;

/** The Reachability Analyzer's calls. */
class ReachabilityAnalyzerTest {
    private final Campus campus = Campus.plain();

    private String path(String from, String to, Integer port) {
        return campus.ec2
                .createNetworkInsightsPath(
                        r -> r.source(from).destination(to).protocol("tcp").destinationPort(port))
                .networkInsightsPath()
                .networkInsightsPathId();
    }

    private String start(String path) {
        NetworkInsightsAnalysis started = campus.ec2
                .startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path))
                .networkInsightsAnalysis();
        assertEquals("running", started.statusAsString());
        assertNull(started.networkPathFound(), "nothing is known while it runs");
        return started.networkInsightsAnalysisId();
    }

    private NetworkInsightsAnalysis seen(String id) {
        return campus.ec2
                .describeNetworkInsightsAnalyses(r -> r.networkInsightsAnalysisIds(id))
                .networkInsightsAnalyses()
                .get(0);
    }

    private NetworkInsightsAnalysis analysis(String from, String to, Integer port) {
        String id = start(path(from, to, port));
        campus.lab.advance("1m");
        NetworkInsightsAnalysis analysis = seen(id);
        assertEquals("succeeded", analysis.statusAsString());
        return analysis;
    }

    private static List<String> ids(List<PathComponent> components) {
        return components.stream()
                .map(one -> one.component().id().replaceFirst("-.*", ""))
                .toList();
    }

    @Test
    void aPathThatIsThereIsShownBothWays() {
        String web = campus.instance("web", campus.open, campus.group("g", 22));
        campus.publicly(web);
        NetworkInsightsAnalysis analysis = analysis(campus.gateway, web, 22);
        assertTrue(analysis.networkPathFound());
        assertTrue(analysis.explanations().isEmpty());
        assertEquals(List.of("igw", "acl", "sg", "eni", "i"), ids(analysis.forwardPathComponents()));
        assertEquals(
                List.of("eni", "sg", "acl", "rtb", "igw"),
                ids(analysis.returnPathComponents()).stream().toList());
        PathComponent gateway = analysis.forwardPathComponents().get(0);
        assertEquals(1, gateway.sequenceNumber());
        String address = campus.given.instance(web).privateIpAddress();
        assertEquals(List.of(address + "/32"), gateway.outboundHeader().destinationAddresses());
        assertEquals(
                "0.0.0.0/0",
                analysis.forwardPathComponents().get(2).securityGroupRule().cidr());
        assertEquals(100, analysis.forwardPathComponents().get(1).aclRule().ruleNumber());
        PathComponent table = analysis.returnPathComponents().get(3);
        assertEquals(campus.gateway, table.routeTableRoute().gatewayId());
        assertEquals("active", table.routeTableRoute().state());
    }

    @Test
    void everythingInTheWayIsExplained() {
        String web = campus.instance("web", campus.open, campus.group("w"));
        String db = campus.instance("db", campus.inside, campus.group("g", 22));
        String acl = campus.acl(campus.inside);
        NetworkInsightsAnalysis analysis = analysis(web, db, 3306);
        assertFalse(analysis.networkPathFound());
        assertTrue(analysis.forwardPathComponents().isEmpty());
        assertEquals(
                List.of("SUBNET_ACL_RESTRICTION", "ENI_SG_RULES_MISMATCH", "SUBNET_ACL_RESTRICTION"),
                analysis.explanations().stream()
                        .map(Explanation::explanationCode)
                        .toList());
        Explanation first = analysis.explanations().get(0);
        assertEquals(acl, first.acl().id());
        assertEquals("ingress", first.direction());
        assertTrue(
                first.acl().arn().endsWith(":network-acl/" + acl), first.acl().arn());
        Explanation second = analysis.explanations().get(1);
        assertEquals("ingress", second.direction());
        assertEquals(1, second.securityGroups().size());
        assertEquals(3306, second.portRanges().get(0).from());
        assertEquals("egress", analysis.explanations().get(2).direction());
    }

    @Test
    void S0_117_noRoute() {
        String db = campus.instance("db", campus.inside, campus.group("g"));
        NetworkInsightsAnalysis analysis = analysis(db, campus.gateway, 443);
        Explanation explanation = analysis.explanations().get(0);
        assertEquals("NO_ROUTE_TO_DESTINATION", explanation.explanationCode());
        assertEquals(campus.insideTable, explanation.routeTable().id());
    }

    @Test
    void anInstanceThatIsStoppedIsInABadState() {
        String web = campus.instance("web", campus.open, campus.group("g", 22));
        campus.publicly(web);
        campus.ec2.stopInstances(r -> r.instanceIds(web));
        campus.lab.advance("5m");
        Explanation explanation =
                analysis(campus.gateway, web, 22).explanations().get(0);
        assertEquals("BAD_STATE", explanation.explanationCode());
        assertEquals("stopped", explanation.state());
        assertEquals(web, explanation.component().id());
    }

    @Test
    void whatThePathLeavesOpenIsChosenSoThatItFits() {
        String group = campus.group("g");
        String web = campus.instance("web", campus.open, group);
        campus.publicly(web);
        assertFalse(analysis(campus.gateway, web, null).networkPathFound());
        campus.ec2.authorizeSecurityGroupIngress(r ->
                r.groupId(group).ipProtocol("tcp").fromPort(8080).toPort(8090).cidrIp("198.51.100.0/24"));
        assertTrue(analysis(campus.gateway, web, null).networkPathFound());
        assertFalse(analysis(campus.gateway, web, 22).networkPathFound());
    }

    @Test
    void anAnalysisIsASnapshot() {
        String group = campus.group("g");
        String web = campus.instance("web", campus.open, group);
        campus.publicly(web);
        String path = path(campus.gateway, web, 22);
        String before = start(path);
        campus.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));
        String after = start(path);
        campus.lab.advance("1m");
        assertFalse(seen(before).networkPathFound());
        assertTrue(seen(after).networkPathFound());
        assertEquals(
                List.of(after),
                campus
                        .ec2
                        .describeNetworkInsightsAnalyses(r -> r.networkInsightsPathId(path)
                                .filters(skylab.aws.ec2.Given.filter("path-found", "true")))
                        .networkInsightsAnalyses()
                        .stream()
                        .map(NetworkInsightsAnalysis::networkInsightsAnalysisId)
                        .toList());
    }

    @Test
    void aPathGoesAfterItsAnalyses() {
        String web = campus.instance("web", campus.open, campus.group("g"));
        String path = path(campus.gateway, web, 22);
        String analysis = start(path);
        campus.given.refused(
                "AnalysisExistsForNetworkInsightsPath",
                () -> campus.ec2.deleteNetworkInsightsPath(r -> r.networkInsightsPathId(path)));
        campus.ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId(analysis));
        campus.ec2.deleteNetworkInsightsPath(r -> r.networkInsightsPathId(path));
        assertTrue(campus.ec2
                .describeNetworkInsightsPaths(r -> {})
                .networkInsightsPaths()
                .isEmpty());
        campus.given.refused(
                "InvalidNetworkInsightsPathId.NotFound",
                () -> campus.ec2.startNetworkInsightsAnalysis(r -> r.networkInsightsPathId(path)));
        campus.given.refused(
                "InvalidNetworkInsightsAnalysisId.NotFound",
                () -> campus.ec2.deleteNetworkInsightsAnalysis(r -> r.networkInsightsAnalysisId(analysis)));
    }

    @Test
    void pathsThatCannotBeAreRefused() {
        String web = campus.instance("web", campus.open, campus.group("g"));
        campus.given.refused("InvalidInstanceID.NotFound", () -> path(web, "i-0123456789abcdef0", 22));
        campus.given.refused("NotEmulated", () -> path(web, "tgw-0123456789abcdef0", 22));
        campus.given.refused("InvalidParameterValue", () -> path(web, campus.gateway, 70_000));
        campus.given.refused("InvalidParameterValue", () -> path(web, web, 22));
        campus.given.refused(
                "MissingParameter",
                () -> campus.ec2.createNetworkInsightsPath(r -> r.source(web).protocol("tcp")));
        campus.given.refused(
                "InvalidParameterValue",
                () -> campus.ec2.createNetworkInsightsPath(
                        r -> r.source(web).destination(campus.gateway).protocol("icmp")));
    }
}
