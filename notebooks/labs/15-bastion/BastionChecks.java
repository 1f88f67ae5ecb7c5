import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import software.amazon.awssdk.services.ec2.model.Instance;

/** What is asked of the site with one door. */
final class BastionChecks {
    private static final String[] MACHINES = {"bastion", "web01", "web02"};

    private BastionChecks() {}

    private static Trace.Outcome outcome(Lab lab, String from, String to, Probe probe) {
        String id = Machines.running(lab, to).orElseThrow().instanceId();
        return lab.trace(
                        from.equals("me") ? from : Machines.running(lab, from).orElseThrow().instanceId(), id, probe)
                .outcome();
    }

    @Step(id = "site", en = "A site with one door", ko = "문이 하나뿐인 사이트")
    @Hint(
            en = "One machine has a public address, two have none. Ask `%trace me bastion tcp/22` and `%trace bastion web01 tcp/22`.",
            ko = "퍼블릭 주소가 있는 인스턴스는 한 대, 없는 인스턴스는 두 대입니다. `%trace me bastion tcp/22`와 `%trace bastion web01 tcp/22`로 물어보세요.")
    @Hint(
            en = "`createVpcAndMore` for the network; `authorizeSecurityGroupIngress` with `cidrIp` for the bastion and with `userIdGroupPairs` for the web servers.",
            ko = "네트워크는 `createVpcAndMore`로 만들고, `authorizeSecurityGroupIngress`에 배스천은 `cidrIp`, 웹 서버는 `userIdGroupPairs`를 씁니다.")
    @Hint(
            en = "Run the cells of step 1 in order; wait for the status checks, because a machine that still boots does not answer.",
            ko = "1단계의 셀을 차례로 실행하세요. 부팅 중인 인스턴스는 응답하지 않으므로 상태 검사가 끝날 때까지 기다려야 합니다.")
    static void built(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        for (String name : List.of("web01", "web02")) {
            findings.missing(
                    Machines.running(lab, name).orElseThrow().publicIpAddress() != null,
                    "`" + name + "` has a public address.",
                    "`" + name + "`에 퍼블릭 주소가 있습니다.");
            findings.missing(
                    outcome(lab, "bastion", name, Probe.tcp(22)) != Trace.Outcome.ANSWERED,
                    "The bastion gets no answer from port 22 of `" + name + "`.",
                    "배스천이 `" + name + "`의 22번 포트에서 응답을 받지 못합니다.");
        }
        findings.missing(
                outcome(lab, "me", "bastion", Probe.tcp(22)) != Trace.Outcome.ANSWERED,
                "You get no answer from port 22 of the bastion.",
                "배스천의 22번 포트에서 응답을 받지 못합니다.");
        findings.missing(
                lab.trace("8.8.8.8", Machines.running(lab, "bastion").orElseThrow().publicIpAddress(), Probe.tcp(22))
                                .outcome()
                        == Trace.Outcome.ANSWERED,
                "Port 22 of the bastion is open to others than you.",
                "배스천의 22번 포트가 다른 사람에게도 열려 있습니다.");
    }

    @Step(id = "no-key", en = "No private key on the bastion", ko = "배스천에 프라이빗 키 남기지 않기")
    @Hint(
            en = "Look on the bastion, in the home directory.",
            ko = "배스천의 홈 디렉터리를 살펴보세요.")
    @Hint(en = "`ssh` to the bastion, then `rm`.", ko = "배스천에 `ssh`로 접속해서 `rm`을 씁니다.")
    @Hint(
            en = "`ssh -i ~/.ssh/labsuser.pem ec2-user@{door} rm -f labsuser.pem`",
            ko = "`ssh -i ~/.ssh/labsuser.pem ec2-user@{door} rm -f labsuser.pem`")
    static void noKey(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        Instance bastion = Machines.running(lab, "bastion").orElseThrow();
        String found = Machines.on(lab, bastion, "sudo grep -rl \"PRIVATE [K]EY-----\" /home /root");
        findings.missing(
                !found.isEmpty(),
                "On the bastion lies a private key: `" + found.lines().findFirst().orElse("") + "`.",
                "배스천에 프라이빗 키가 있습니다: `" + found.lines().findFirst().orElse("") + "`.");
    }

    @Step(id = "config", en = "ssh by name, through the bastion", ko = "배스천을 거쳐 이름으로 ssh 접속하기")
    @Hint(
            en = "ssh on your own computer reads a file of names; you know it from lab 10.",
            ko = "내 컴퓨터의 ssh는 이름이 적힌 파일을 읽습니다. 실습 10에서 쓴 파일입니다.")
    @Hint(
            en = "In `~/.ssh/config` each host has a paragraph: `Host`, `HostName`, `User`, `IdentityFile`, and for the inner ones `ProxyJump`.",
            ko = "`~/.ssh/config`에 호스트마다 한 문단씩 적습니다. `Host`, `HostName`, `User`, `IdentityFile`, 안쪽 호스트에는 `ProxyJump`도 씁니다.")
    @Hint(
            en = """
                    ```
                    Host web01
                      HostName 10.0.4.92
                      User ec2-user
                      IdentityFile ~/.ssh/labsuser.pem
                      ProxyJump bastion
                    ```""",
            ko = """
                    ```
                    Host web01
                      HostName 10.0.4.92
                      User ec2-user
                      IdentityFile ~/.ssh/labsuser.pem
                      ProxyJump bastion
                    ```""")
    static void configured(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        for (String name : List.of("web01", "web02")) {
            String address = Machines.running(lab, name).orElseThrow().privateIpAddress();
            findings.missing(
                    !lab.terminal()
                            .run("ssh -o StrictHostKeyChecking=no -o ConnectTimeout=5 " + name + " hostname -I")
                            .out()
                            .strip()
                            .equals(address),
                    "`ssh " + name + "` does not end at that machine.",
                    "`ssh " + name + "`으로 그 인스턴스에 접속되지 않습니다.");
        }
    }

    @Step(id = "members", en = "The web servers admit their like", ko = "웹 서버끼리 허용하기")
    @Hint(
            en = "Whom is the rule to admit: an address, or whoever belongs to something?",
            ko = "규칙이 누구를 들여보내야 하나요? 어떤 주소인가요, 아니면 어딘가에 속한 누구나인가요?")
    @Hint(
            en = "The source of the rule is the group that the rule belongs to: `authorizeSecurityGroupIngress` with `ipProtocol(\"icmp\")`, ports -1 and `userIdGroupPairs`.",
            ko = "규칙의 소스는 그 규칙이 들어 있는 그룹입니다. `authorizeSecurityGroupIngress`에 `ipProtocol(\"icmp\")`, 포트 -1, `userIdGroupPairs`를 씁니다.")
    @Hint(
            en = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(p -> p.ipProtocol(\"icmp\").fromPort(-1).toPort(-1).userIdGroupPairs(u -> u.groupId(web))));`",
            ko = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(web).ipPermissions(p -> p.ipProtocol(\"icmp\").fromPort(-1).toPort(-1).userIdGroupPairs(u -> u.groupId(web))));`")
    static void members(Lab lab, Findings findings) {
        if (Machines.absent(lab, findings, MACHINES)) {
            return;
        }
        findings.missing(
                outcome(lab, "bastion", "web01", Probe.tcp(22)) != Trace.Outcome.ANSWERED,
                "The bastion does not reach port 22 of `web01` any more.",
                "배스천이 이제 `web01`의 22번 포트에 닿지 못합니다.");
        findings.missing(
                outcome(lab, "web01", "web02", Probe.ping()) != Trace.Outcome.ANSWERED
                        || outcome(lab, "web02", "web01", Probe.ping()) != Trace.Outcome.ANSWERED,
                "The web servers cannot ping each other.",
                "웹 서버끼리 ping을 주고받지 못합니다.");
        findings.missing(
                outcome(lab, "bastion", "web02", Probe.ping()) == Trace.Outcome.ANSWERED,
                "The bastion can ping a web server, too; it should be no member.",
                "배스천도 웹 서버에 ping을 보낼 수 있습니다. 배스천은 구성원이 아니어야 합니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "Machines, then the group that names the other one, then that other one, then the network.",
            ko = "인스턴스, 다른 그룹을 가리키는 그룹, 가리켜지던 그룹, 네트워크의 차례입니다.")
    @Hint(
            en = "`terminateInstances`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, `detachInternetGateway`, `deleteInternetGateway`, `deleteVpc`.",
            ko = "`terminateInstances`, `deleteSecurityGroup`, `deleteSubnet`, `deleteRouteTable`, `detachInternetGateway`, `deleteInternetGateway`, `deleteVpc`입니다.")
    @Hint(
            en = "`web` has a rule that names `jump`; therefore `web` goes first.",
            ko = "`web`에 `jump`를 가리키는 규칙이 있으므로 `web`을 먼저 지웁니다.")
    static void cleaned(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
