import java.util.Set;
import java.util.stream.Collectors;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.NatGatewayState;

/** What the lab about the bill asks of the learner's cloud. */
final class BillChecks {
    private BillChecks() {}

    @Step(id = "built", en = "Something to pay for", ko = "요금을 낼 대상 만들기")
    @Hint(en = "A server, a NAT gateway, an address.", ko = "서버, NAT 게이트웨이, 주소가 필요합니다.")
    @Hint(
            en = "`lab.createVpcAndMore(...)` with a NAT gateway, `runInstances`, `allocateAddress`, `associateAddress`.",
            ko = "NAT 게이트웨이가 있는 `lab.createVpcAndMore(...)`, `runInstances`, `allocateAddress`, `associateAddress`를 사용하세요.")
    @Hint(en = "The cell above, from its first line.", ko = "위의 셀을 첫 줄부터 실행하세요.")
    static void built(Lab lab, Findings findings) {
        findings.missing(
                lab.ec2().describeNatGateways(r -> {}).natGateways().stream()
                        .noneMatch(nat -> nat.state() == NatGatewayState.AVAILABLE),
                "No NAT gateway is available.",
                "사용 가능한 NAT 게이트웨이가 없습니다.");
        Set<String> running = Machines.running(lab).stream()
                .map(one -> one.instanceId())
                .collect(Collectors.toSet());
        findings.missing(
                lab.ec2().describeAddresses().addresses().stream()
                        .noneMatch(one -> one.instanceId() != null && running.contains(one.instanceId())),
                "No running instance has an Elastic IP.",
                "탄력적 IP가 있는 실행 중인 인스턴스가 없습니다.");
    }

    @Step(id = "budget", en = "A budget that has warned", ko = "경고를 보낸 예산")
    @Hint(
            en = "A budget has a limit, and tells subscribers when a part of it is reached.",
            ko = "예산에는 한도가 있고, 그 일정 비율에 이르면 구독자에게 알립니다.")
    @Hint(
            en = "`createBudget` with `notificationsWithSubscribers`; then let days pass.",
            ko = "`notificationsWithSubscribers`를 넣어 `createBudget`을 호출하고 며칠을 보내세요.")
    @Hint(
            en = "The cell above: a limit below the forecast, and two weeks.",
            ko = "위의 셀처럼 예측보다 낮은 한도를 정하고 2주를 보내세요.")
    static void budget(Lab lab, Findings findings) {
        String account = lab.scope().account();
        if (findings.missing(
                lab.budgets()
                        .describeBudgets(r -> r.accountId(account))
                        .budgets()
                        .isEmpty(),
                "There is no budget.",
                "예산이 없습니다.")) {
            return;
        }
        findings.missing(
                lab.inbox().stream().noneMatch(message -> message.subject().startsWith("AWS Budgets:")),
                "No budget has written to you yet.",
                "아직 예산이 보낸 메일이 없습니다.");
    }

    @Step(id = "clean", en = "Nothing is charged any more", ko = "더 이상 요금이 없음")
    @Hint(
            en = "Ask the forecast: what costs has a line in it.",
            ko = "예측에 물어보세요. 돈이 드는 것에는 줄이 있습니다.")
    @Hint(
            en = "`%bill forecast 30d resource`, then look at addresses that nobody uses.",
            ko = "`%bill forecast 30d resource`를 실행하고, 아무도 쓰지 않는 주소를 살펴보세요.")
    @Hint(
            en = "```\nfor (var left : ec2.describeAddresses().addresses()) {\n    ec2.releaseAddress(r -> r.allocationId(left.allocationId()));\n}\n```",
            ko = "```\nfor (var left : ec2.describeAddresses().addresses()) {\n    ec2.releaseAddress(r -> r.allocationId(left.allocationId()));\n}\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
