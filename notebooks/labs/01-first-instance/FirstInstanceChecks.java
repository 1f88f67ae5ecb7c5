import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import skylab.kernel.course.Cells;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Networks;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import skylab.lab.Terminal;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;

final class FirstInstanceChecks {
    private static final String UNREACHABLE = "No running instance has a public address.";
    private static final String UNREACHABLE_KO = "퍼블릭 주소가 있는 실행 중인 인스턴스가 없습니다.";

    private FirstInstanceChecks() {}

    @Step(id = "door", en = "A security group that lets ssh in", ko = "ssh를 들여보내는 보안 그룹")
    @Hint(
            en = "Look at the inbound rules of your security group: which port does ssh use?",
            ko = "보안 그룹의 인바운드 규칙을 보세요. ssh는 몇 번 포트를 쓰나요?")
    @Hint(
            en = "`createSecurityGroup`, then `authorizeSecurityGroupIngress` with a protocol, a port and a range of addresses.",
            ko = "`createSecurityGroup`을 한 다음, 프로토콜과 포트와 주소 범위를 주고 `authorizeSecurityGroupIngress`를 호출하세요.")
    @Hint(
            en = "```\n%aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port 22 --cidr 0.0.0.0/0\n```",
            ko = "```\n%aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port 22 --cidr 0.0.0.0/0\n```")
    static void door(Lab lab, Findings findings) {
        findings.missing(
                Networks.groupsOpenAt(lab, 22).isEmpty(),
                "No security group has an inbound rule for TCP port 22.",
                "TCP 22번 포트를 여는 인바운드 규칙을 가진 보안 그룹이 없습니다.");
    }

    @Step(id = "launch", en = "An instance with your key and behind your door", ko = "키와 보안 그룹을 지정한 인스턴스")
    @Hint(
            en = "A launch needs an image, a type, a key pair and a security group.",
            ko = "인스턴스를 시작하려면 이미지, 유형, 키 페어, 보안 그룹이 필요합니다.")
    @Hint(
            en = "`ec2.runInstances` with `keyName` and `securityGroupIds`, or `%aws ec2 run-instances`. A key pair cannot be given later.",
            ko = "`keyName`과 `securityGroupIds`를 주고 `ec2.runInstances`를 호출하거나 `%aws ec2 run-instances`를 쓰세요. 키 페어는 나중에 지정할 수 없습니다.")
    @Hint(
            en = "```\nec2.runInstances(r -> r.imageId(\"resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64\")\n        .instanceType(\"t3.micro\").keyName(\"vockey\").securityGroupIds(group).minCount(1).maxCount(1))\n```",
            ko = "```\nec2.runInstances(r -> r.imageId(\"resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64\")\n        .instanceType(\"t3.micro\").keyName(\"vockey\").securityGroupIds(group).minCount(1).maxCount(1))\n```")
    static void launch(Lab lab, Findings findings) {
        List<Instance> alive = Machines.in(lab, InstanceStateName.PENDING, InstanceStateName.RUNNING);
        if (findings.missing(alive.isEmpty(), "There is no instance, or none that starts or runs.", "시작 중이거나 실행 중인 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                alive.stream().noneMatch(each -> each.keyName() != null),
                "Your instance has no key pair.",
                "인스턴스에 키 페어가 없습니다.");
        Set<String> open = Networks.groupsOpenAt(lab, 22);
        findings.missing(
                alive.stream().noneMatch(each -> each.securityGroups().stream().anyMatch(group -> open.contains(group.groupId()))),
                "No security group of your instance has a rule for TCP port 22.",
                "인스턴스의 보안 그룹에 TCP 22번 포트 규칙이 없습니다.");
    }

    @Step(id = "ready", en = "Both status checks passed", ko = "두 가지 상태 검사 통과")
    @Hint(en = "`running` means power. Which call tells about the system?", ko = "`running`은 전원이 들어왔다는 뜻입니다. 시스템의 상태는 어떤 호출이 알려 주나요?")
    @Hint(
            en = "`describe-instance-status` shows both checks; a waiter or `%advance` lets time pass.",
            ko = "`describe-instance-status`가 두 검사를 보여 줍니다. 시간은 waiter나 `%advance`로 보내세요.")
    @Hint(en = "`ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));`", ko = "`ec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));`")
    static void ready(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<InstanceStatus> all = lab.ec2().describeInstanceStatus().instanceStatuses();
        findings.missing(
                all.stream().noneMatch(each -> each.systemStatus().status() == SummaryStatus.OK),
                "The system status check has not passed yet.",
                "시스템 상태 검사를 아직 통과하지 않았습니다.");
        findings.missing(
                all.stream().noneMatch(each -> each.instanceStatus().status() == SummaryStatus.OK),
                "The instance status check has not passed yet.",
                "인스턴스 상태 검사를 아직 통과하지 않았습니다.");
    }

    @Step(id = "login", en = "You were logged in", ko = "접속해 보기")
    @Hint(en = "You need the private key, the user of the image and the public address.", ko = "프라이빗 키, 이미지의 사용자, 퍼블릭 주소가 필요합니다.")
    @Hint(en = "In a `%%sh` cell: `ssh -i <key> <user>@<address>`; the first time, answer the question with `yes`.", ko = "`%%sh` 셀에서 `ssh -i <키> <사용자>@<주소>`. 처음에는 물음에 `yes`라고 답하세요.")
    @Hint(en = "```\n%%sh\nssh -i ~/.ssh/labsuser.pem ec2-user@{address}\nyes\nwhoami\nexit\n```", ko = "```\n%%sh\nssh -i ~/.ssh/labsuser.pem ec2-user@{address}\nyes\nwhoami\nexit\n```")
    static void login(Lab lab, Findings findings) {
        Optional<Terminal.Ran> log = inside(lab, "last | grep -c ^ec2-user");
        if (findings.missing(log.isEmpty(), "No instance of yours answers on port 22.", "22번 포트에서 응답하는 인스턴스가 없습니다.")) {
            return;
        }
        // One of the entries is this question's own.
        findings.missing(
                Integer.parseInt(log.get().out().strip()) < 2,
                "The instance's own records (`last`) know of no login of `ec2-user`.",
                "인스턴스의 기록(`last`)에 `ec2-user`의 접속이 없습니다.");
    }

    @Step(id = "modes", en = "The modes of a key file that ssh accepts", ko = "ssh가 받아들이는 키 파일 권한")
    @Hint(en = "A mode has three digits: owner, group, others. To whom does ssh object?", ko = "권한은 소유자, 그룹, 그 밖의 사용자를 나타내는 세 자리 수입니다. ssh는 누구의 권한을 문제 삼나요?")
    @Hint(en = "Try each with `chmod` and `ssh … true`, and gather in the variable `accepted` those with exit status 0.", ko = "`chmod`와 `ssh … true`로 하나씩 시험하고, 종료 상태가 0인 것을 변수 `accepted`에 모으세요.")
    @Hint(en = "`var accepted = List.of(\"400\", \"600\");`", ko = "`var accepted = List.of(\"400\", \"600\");`")
    static void modes(Lab lab, Cells cells, Findings findings) {
        Optional<Object> answer = cells.value("accepted");
        if (findings.missing(
                !(answer.orElse(null) instanceof Iterable<?>),
                "There is no list `accepted` with the modes that ssh accepts.",
                "ssh가 받아들이는 권한을 담은 목록 `accepted`가 없습니다.")) {
            return;
        }
        Set<String> said = new TreeSet<>();
        ((Iterable<?>) answer.get()).forEach(each -> said.add(String.valueOf(each)));
        for (String mode : List.of("400", "440", "600", "640", "644", "666")) {
            boolean works = address(lab).filter(host -> ssh(lab, mode, host, "true").status() == 0).isPresent();
            findings.missing(
                    works != said.contains(mode),
                    "With mode `" + mode + "` it is otherwise than your list says.",
                    "권한이 `" + mode + "`일 때의 결과가 목록과 다릅니다.");
        }
    }

    @Step(id = "closed", en = "A security group that drops ssh", ko = "ssh를 버리는 보안 그룹")
    @Hint(en = "The instance must run, and no rule may let port 22 in.", ko = "인스턴스는 실행 중이고, 22번 포트를 들여보내는 규칙은 없어야 합니다.")
    @Hint(en = "`revoke-security-group-ingress` takes a rule away; it names the rule as it was made.", ko = "`revoke-security-group-ingress`가 규칙을 없앱니다. 만들 때와 똑같이 적습니다.")
    @Hint(
            en = "```\n%aws ec2 revoke-security-group-ingress --group-id {group} --protocol tcp --port 22 --cidr 0.0.0.0/0\n```",
            ko = "```\n%aws ec2 revoke-security-group-ingress --group-id {group} --protocol tcp --port 22 --cidr 0.0.0.0/0\n```")
    static void closed(Lab lab, Findings findings) {
        Optional<String> host = address(lab);
        if (findings.missing(host.isEmpty(), UNREACHABLE, UNREACHABLE_KO)) {
            return;
        }
        String said = ssh(lab, "400", host.get(), "true").err();
        findings.missing(
                !said.contains("timed out"),
                "Packets to port 22 still arrive at your instance.",
                "22번 포트로 보낸 패킷이 아직 인스턴스에 도착합니다.");
    }

    @Step(id = "repaired", en = "The ssh server stopped and brought back", ko = "멈춘 ssh 서버 되살리기")
    @Hint(en = "Stop the service from the inside. Then you are outside: what can you still do from there?", ko = "안에서 서비스를 멈추세요. 그러면 밖에 남습니다. 밖에서 할 수 있는 일은 무엇인가요?")
    @Hint(en = "`sudo systemctl stop sshd` on the instance; then `rebootInstances`, and two minutes.", ko = "인스턴스에서 `sudo systemctl stop sshd`, 그다음에 `rebootInstances`를 하고 2분을 보내세요.")
    @Hint(
            en = "```\n%%sh\nssh -i ~/.ssh/labsuser.pem ec2-user@{address} sudo systemctl stop sshd\naws ec2 reboot-instances --instance-ids {id}\n```\nand `%advance 2m`",
            ko = "```\n%%sh\nssh -i ~/.ssh/labsuser.pem ec2-user@{address} sudo systemctl stop sshd\naws ec2 reboot-instances --instance-ids {id}\n```\n그리고 `%advance 2m`")
    static void repaired(Lab lab, Findings findings) {
        Optional<Terminal.Ran> log = inside(lab, "sudo journalctl -u sshd --no-pager");
        if (findings.missing(log.isEmpty(), "No ssh server of yours answers now.", "지금 응답하는 ssh 서버가 없습니다.")) {
            return;
        }
        findings.missing(
                !log.get().out().contains("Stopped sshd.service"),
                "The instance's journal does not know that `sshd` was ever stopped.",
                "인스턴스의 저널에 `sshd`가 멈춘 기록이 없습니다.");
    }

    @Step(id = "putty", en = "Connected with PuTTY's tools", ko = "PuTTY 도구로 접속")
    @Hint(en = "PuTTY has a format of its own for keys. Is your key in it?", ko = "PuTTY에는 고유한 키 형식이 있습니다. 내 키는 그 형식인가요?")
    @Hint(en = "`puttygen` converts the key, `plink` connects.", ko = "`puttygen`으로 키를 변환하고 `plink`로 접속하세요.")
    @Hint(
            en = "```\n%%sh\nputtygen ~/.ssh/labsuser.pem -o ~/.ssh/labsuser.ppk\nplink -i ~/.ssh/labsuser.ppk ec2-user@{address} whoami\ny\n```",
            ko = "```\n%%sh\nputtygen ~/.ssh/labsuser.pem -o ~/.ssh/labsuser.ppk\nplink -i ~/.ssh/labsuser.ppk ec2-user@{address} whoami\ny\n```")
    static void putty(Lab lab, Findings findings) {
        Optional<String> host = address(lab);
        if (findings.missing(host.isEmpty(), UNREACHABLE, UNREACHABLE_KO)) {
            return;
        }
        List<String> keys = lab.terminal().run("find ~ -name '*.ppk'").out().lines().toList();
        if (findings.missing(keys.isEmpty(), "There is no key in PuTTY's format on your computer.", "여러분의 컴퓨터에 PuTTY 형식의 키가 없습니다.")) {
            return;
        }
        findings.missing(
                keys.stream().noneMatch(key -> lab.terminal().run("plink -batch -i " + key + " ec2-user@" + host.get() + " true").status() == 0),
                "`plink` does not get in with this key, or does not know the host yet.",
                "이 키로는 `plink`가 접속하지 못하거나, 아직 호스트를 모릅니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(en = "What did you make in this lab? It should all be gone.", ko = "이 실습에서 만든 것은 무엇인가요? 모두 없어져야 합니다.")
    @Hint(en = "`terminateInstances`, wait, then `deleteSecurityGroup`.", ko = "`terminateInstances`를 하고, 기다린 다음 `deleteSecurityGroup`을 하세요.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    private static Optional<String> address(Lab lab) {
        return Machines.running(lab).stream().map(Instance::publicIpAddress).filter(each -> each != null).findFirst();
    }

    /** What a command prints on the first instance that can be reached. */
    private static Optional<Terminal.Ran> inside(Lab lab, String command) {
        return address(lab).map(host -> ssh(lab, "400", host, "'" + command + "'")).filter(ran -> ran.status() != 255);
    }

    private static Terminal.Ran ssh(Lab lab, String mode, String host, String command) {
        lab.terminal().run("chmod " + mode + " ~/.ssh/labsuser.pem");
        return lab.terminal()
                .run("ssh -o ConnectTimeout=5 -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + host + " " + command);
    }
}
