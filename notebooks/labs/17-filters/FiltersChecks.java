import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.network.proof.Reachable;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;

/** What is asked of a site with two filters. */
final class FiltersChecks {
    private static final String STRANGER = "8.8.8.8";
    private static final String[] MACHINES = {"front", "back"};

    private FiltersChecks() {}

    private static Trace.Outcome outcome(Lab lab, String from, String to, Probe probe) {
        return lab.trace(from, to, probe).outcome();
    }

    private static String front(Lab lab) {
        return Machines.running(lab, "front").orElseThrow().instanceId();
    }

    private static void siteAnswers(Lab lab, Findings findings) {
        findings.missing(
                outcome(lab, "me", front(lab), Probe.tcp(80)) != Trace.Outcome.ANSWERED,
                "Port 80 of `front` does not answer you.",
                "`front`의 80번 포트가 나에게 응답하지 않습니다.");
        findings.missing(
                outcome(lab, STRANGER, front(lab), Probe.tcp(80)) != Trace.Outcome.ANSWERED,
                "Port 80 of `front` does not answer others.",
                "`front`의 80번 포트가 다른 사람에게 응답하지 않습니다.");
    }

    @Step(id = "open", en = "Port 80 for everybody, ssh for you", ko = "80번 포트는 모두에게, ssh는 나에게만")
    @Hint(
            en = "Two rules with different sources in the group of `front`.",
            ko = "`front`의 그룹에 소스가 서로 다른 규칙 두 개입니다.")
    @Hint(
            en = "`authorizeSecurityGroupIngress`; your own address is `lab.site().address()`.",
            ko = "`authorizeSecurityGroupIngress`를 씁니다. 내 주소는 `lab.site().address()`입니다.")
    @Hint(
            en = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(rule(\"tcp\", 80, 80, \"0.0.0.0/0\"), rule(\"tcp\", 22, 22, me)));`",
            ko = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(rule(\"tcp\", 80, 80, \"0.0.0.0/0\"), rule(\"tcp\", 22, 22, me)));`")
    static void opened(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        siteAnswers(lab, findings);
        findings.missing(
                outcome(lab, "me", front(lab), Probe.tcp(22)) != Trace.Outcome.ANSWERED,
                "Your ssh gets no answer from `front`.",
                "`front`가 내 ssh에 응답하지 않습니다.");
        findings.missing(
                outcome(lab, STRANGER, front(lab), Probe.tcp(22)) == Trace.Outcome.ANSWERED,
                "Others get an answer from port 22 of `front`, too.",
                "`front`의 22번 포트가 다른 사람에게도 응답합니다.");
    }

    @Step(id = "outbound", en = "Out, but only inside of the VPC", ko = "VPC 안으로만 나가기")
    @Hint(
            en = "The address of an outbound rule is the destination.",
            ko = "아웃바운드 규칙의 주소는 목적지입니다.")
    @Hint(
            en = "`revokeSecurityGroupEgress` for the rule that a new group has, `authorizeSecurityGroupEgress` for the new one.",
            ko = "새 그룹에 처음부터 있는 규칙은 `revokeSecurityGroupEgress`로 없애고, 새 규칙은 `authorizeSecurityGroupEgress`로 넣습니다.")
    @Hint(
            en = "`ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(rule(\"-1\", -1, -1, \"192.168.0.0/24\")));`",
            ko = "`ec2.authorizeSecurityGroupEgress(r -> r.groupId(web).ipPermissions(rule(\"-1\", -1, -1, \"192.168.0.0/24\")));`")
    static void onlyInside(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        findings.missing(
                lab.trace(front(lab), STRANGER, Probe.tcp(443)).blockers().isEmpty(),
                "`front` still reaches the Internet.",
                "`front`가 아직 인터넷에 닿습니다.");
        findings.missing(
                outcome(lab, front(lab), Machines.running(lab, "back").orElseThrow().instanceId(), Probe.tcp(80))
                        == Trace.Outcome.DROPPED,
                "A packet of `front` to port 80 of `back` is dropped.",
                "`front`가 `back`의 80번 포트로 보낸 패킷이 버려집니다.");
    }

    @Step(id = "acl", en = "A site behind an ACL of its own", ko = "직접 만든 ACL 뒤의 사이트")
    @Hint(
            en = "In which direction does the answer go, and to which port?",
            ko = "응답은 어느 방향으로, 어느 포트로 갈까요?")
    @Hint(
            en = "`createNetworkAclEntry` twice: once with `egress(false)`, once with `egress(true)` and the ephemeral ports.",
            ko = "`createNetworkAclEntry`를 두 번 씁니다. 한 번은 `egress(false)`, 또 한 번은 `egress(true)`와 임시 포트입니다.")
    @Hint(
            en = """
                    ```java
                    entry(100, false, RuleAction.ALLOW, 80, 80, "0.0.0.0/0");
                    entry(100, true, RuleAction.ALLOW, 1024, 65535, "0.0.0.0/0");
                    ```""",
            ko = """
                    ```java
                    entry(100, false, RuleAction.ALLOW, 80, 80, "0.0.0.0/0");
                    entry(100, true, RuleAction.ALLOW, 1024, 65535, "0.0.0.0/0");
                    ```""")
    static void ownAcl(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        String subnet = Machines.running(lab, "front").orElseThrow().subnetId();
        List<NetworkAcl> acls = lab.ec2().describeNetworkAcls().networkAcls().stream()
                .filter(acl -> acl.associations().stream()
                        .anyMatch(one -> one.subnetId().equals(subnet)))
                .toList();
        findings.missing(
                acls.stream().allMatch(NetworkAcl::isDefault),
                "The subnet of `front` still has the default ACL.",
                "`front`의 서브넷에 아직 기본 ACL이 연결되어 있습니다.");
        siteAnswers(lab, findings);
        findings.missing(
                outcome(lab, STRANGER, front(lab), Probe.tcp(22)) == Trace.Outcome.ANSWERED,
                "Others get an answer from port 22 of `front`.",
                "`front`의 22번 포트가 다른 사람에게 응답합니다.");
    }

    @Step(id = "repaired", en = "The site answers again, and nothing else does", ko = "사이트만 다시 응답하게 고치기")
    @Hint(
            en = "`%trace me front tcp/80` names everything that is in the way; `lab.difference(\"evening\")` what has been opened besides.",
            ko = "길을 막는 것은 `%trace me front tcp/80`이, 그 밖에 열린 것은 `lab.difference(\"evening\")`이 알려 줍니다.")
    @Hint(
            en = "`authorizeSecurityGroupIngress`, `revokeSecurityGroupIngress`, and `deleteNetworkAclEntry` with the number and the direction.",
            ko = "`authorizeSecurityGroupIngress`, `revokeSecurityGroupIngress`, 그리고 번호와 방향을 준 `deleteNetworkAclEntry`입니다.")
    @Hint(
            en = "The cell below the difference repairs it; compare it with what `%trace` has listed. (`lab.restore(\"evening\")` would be cheating.)",
            ko = "difference 아래의 셀이 고치는 방법입니다. `%trace`가 보여 준 것과 비교해 보세요. (`lab.restore(\"evening\")`은 반칙입니다.)")
    static void repaired(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        siteAnswers(lab, findings);
        Reachable reachable = lab.reachable("internet", front(lab));
        findings.missing(
                reachable.permits("tcp", 8080), "Port 8080 of `front` is open.", "`front`의 8080번 포트가 열려 있습니다.");
        findings.missing(
                outcome(lab, STRANGER, front(lab), Probe.tcp(22)) == Trace.Outcome.ANSWERED,
                "Others get an answer from port 22 of `front`.",
                "`front`의 22번 포트가 다른 사람에게 응답합니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "The ACL is in use as long as its subnet is there.",
            ko = "서브넷이 있는 동안에는 ACL이 쓰이고 있습니다.")
    @Hint(
            en = "`terminateInstances`, `deleteSecurityGroup`, `deleteSubnet`, `deleteNetworkAcl`, `deleteRouteTable`, the Internet gateway, `deleteVpc`.",
            ko = "`terminateInstances`, `deleteSecurityGroup`, `deleteSubnet`, `deleteNetworkAcl`, `deleteRouteTable`, 인터넷 게이트웨이, `deleteVpc`입니다.")
    @Hint(
            en = "The subnets first, then `ec2.deleteNetworkAcl(r -> r.networkAclId(acl));`",
            ko = "서브넷을 먼저 지우고 `ec2.deleteNetworkAcl(r -> r.networkAclId(acl));`을 실행합니다.")
    static void cleaned(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
