import java.util.List;
import java.util.Optional;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Networks;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Volume;

final class HibernateChecks {
    private static final String SILENT = "Nobody answers over ssh: the instance does not run, or port 22 is closed.";
    private static final String SILENT_KO = "ssh로 응답하는 인스턴스가 없습니다. 실행 중이 아니거나 22번 포트가 닫혀 있습니다.";

    private HibernateChecks() {}

    @Step(id = "door", en = "A security group that lets ssh in", ko = "ssh를 들여보내는 보안 그룹")
    @Hint(en = "A new security group has no inbound rules.", ko = "새 보안 그룹에는 인바운드 규칙이 없습니다.")
    @Hint(
            en = "`authorizeSecurityGroupIngress` takes a protocol, a range of ports and a range of addresses.",
            ko = "`authorizeSecurityGroupIngress`에 프로토콜, 포트 범위, 주소 범위를 적으세요.")
    @Hint(
            en = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipProtocol(\"tcp\").fromPort(22).toPort(22).cidrIp(\"0.0.0.0/0\"));`",
            ko = "`ec2.authorizeSecurityGroupIngress(r -> r.groupId(group).ipProtocol(\"tcp\").fromPort(22).toPort(22).cidrIp(\"0.0.0.0/0\"));`")
    static void door(Lab lab, Findings findings) {
        findings.missing(
                Networks.groupsOpenAt(lab, 22).isEmpty(),
                "No security group has an inbound rule for TCP port 22.",
                "TCP 22번 포트를 여는 인바운드 규칙을 가진 보안 그룹이 없습니다.");
    }

    @Step(id = "launch", en = "An instance that is able to hibernate", ko = "최대 절전 모드를 쓸 수 있는 인스턴스")
    @Hint(
            en = "Two things are not in an ordinary launch: an option, and something about the root volume.",
            ko = "보통의 시작에는 없는 것이 두 가지 있습니다. 옵션 하나와 루트 볼륨의 설정 하나입니다.")
    @Hint(
            en = "`hibernationOptions` and, in `blockDeviceMappings`, `encrypted` for the root device `/dev/xvda`. Neither can be changed later.",
            ko = "`hibernationOptions`, 그리고 `blockDeviceMappings`에서 루트 장치 `/dev/xvda`의 `encrypted`입니다. 둘 다 나중에 바꿀 수 없습니다.")
    @Hint(
            en = "```\n.hibernationOptions(h -> h.configured(true))\n.blockDeviceMappings(d -> d.deviceName(\"/dev/xvda\").ebs(e -> e.volumeSize(10).encrypted(true)))\n```",
            ko = "```\n.hibernationOptions(h -> h.configured(true))\n.blockDeviceMappings(d -> d.deviceName(\"/dev/xvda\").ebs(e -> e.volumeSize(10).encrypted(true)))\n```")
    static void launch(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        if (findings.missing(
                running.stream().noneMatch(HibernateChecks::canHibernate),
                "No running instance was launched with hibernation enabled.",
                "최대 절전 모드를 켜고 시작한 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                running.stream().filter(HibernateChecks::canHibernate).noneMatch(each -> root(lab, each).encrypted()),
                "The root volume is not encrypted.",
                "루트 볼륨이 암호화되지 않았습니다.");
    }

    @Step(id = "work", en = "A ping that counts in the background", ko = "백그라운드에서 숫자를 세는 ping")
    @Hint(en = "The command must go on when the prompt comes back.", ko = "프롬프트가 돌아온 뒤에도 명령이 계속 실행되어야 합니다.")
    @Hint(en = "`&` at the end of a line puts a command into the background; `>` writes what it prints into a file.", ko = "줄 끝의 `&`는 명령을 백그라운드로 보내고, `>`는 출력을 파일에 씁니다.")
    @Hint(en = "`ping www.google.com > ping.log &`", ko = "`ping www.google.com > ping.log &`")
    static void work(Lab lab, Findings findings) {
        Optional<String> processes = inside(lab, "pgrep -x ping; ls ping.log");
        if (findings.missing(processes.isEmpty(), SILENT, SILENT_KO)) {
            return;
        }
        findings.missing(
                !processes.get().matches("(?s)\\d+\\n.*"), "No `ping` is running on the instance.", "인스턴스에서 실행 중인 `ping`이 없습니다.");
        findings.missing(
                !processes.get().contains("ping.log"),
                "There is no file `ping.log` in the home directory of `ec2-user`.",
                "`ec2-user`의 홈 디렉터리에 `ping.log` 파일이 없습니다.");
    }

    @Step(id = "hibernated", en = "Hibernated", ko = "최대 절전 모드로 전환")
    @Hint(en = "What tells a hibernation from a plain stop is the reason of the state.", ko = "최대 절전 모드와 일반 중지는 상태 이유(state reason)로 구별합니다.")
    @Hint(en = "`stopInstances` has a parameter for it. Then wait until it is `stopped`.", ko = "`stopInstances`에 그런 매개변수가 있습니다. 그다음 `stopped`가 될 때까지 기다리세요.")
    @Hint(
            en = "```\nec2.stopInstances(r -> r.instanceIds(id).hibernate(true));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\n```",
            ko = "```\nec2.stopInstances(r -> r.instanceIds(id).hibernate(true));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\n```")
    static void hibernated(Lab lab, Findings findings) {
        List<Instance> stopped = Machines.in(lab, InstanceStateName.STOPPED);
        if (findings.missing(stopped.isEmpty(), "No instance is `stopped` now.", "지금 `stopped`인 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                stopped.stream()
                        .noneMatch(each -> each.stateReason() != null
                                && each.stateReason().code().equals("Client.UserInitiatedHibernate")),
                "The instance was stopped, not hibernated: see the reason of its state.",
                "인스턴스가 최대 절전 모드가 아니라 일반 중지로 멈췄습니다. 상태 이유를 보세요.");
    }

    @Step(id = "resumed", en = "The same process after the start", ko = "다시 시작한 뒤에도 같은 프로세스")
    @Hint(en = "Start the instance that sleeps; do not launch another one.", ko = "새로 시작하지 말고, 잠든 인스턴스를 다시 시작하세요.")
    @Hint(en = "`startInstances`, a waiter, and ask for the public address anew: it is another one.", ko = "`startInstances`를 하고 waiter로 기다린 뒤, 퍼블릭 주소를 다시 물어보세요. 주소가 바뀝니다.")
    @Hint(
            en = "```\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));\naddress = look().publicIpAddress();\n```",
            ko = "```\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));\naddress = look().publicIpAddress();\n```")
    static void resumed(Lab lab, Findings findings) {
        String found = afterAStart(lab, findings);
        if (found.isEmpty()) {
            return;
        }
        findings.missing(
                !found.startsWith("1\n"),
                "The system inside has booted more than once: it did not go on, it began anew.",
                "안의 시스템이 두 번 이상 부팅했습니다. 이어진 것이 아니라 새로 시작한 것입니다.");
        findings.missing(found.lines().count() < 2, "`ping` is not running any more.", "`ping`이 더 이상 실행되고 있지 않습니다.");
    }

    @Step(id = "control", en = "The control experiment: a plain stop", ko = "대조 실험: 일반 중지")
    @Hint(en = "An experiment and its control differ in one thing only.", ko = "실험과 대조 실험은 한 가지만 달라야 합니다.")
    @Hint(en = "`stopInstances` without `hibernate(true)`, then `startInstances`.", ko = "`hibernate(true)` 없이 `stopInstances`를 하고, `startInstances`를 하세요.")
    @Hint(
            en = "```\nec2.stopInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));\n```",
            ko = "```\nec2.stopInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));\n```")
    static void control(Lab lab, Findings findings) {
        String found = afterAStart(lab, findings);
        if (found.isEmpty()) {
            return;
        }
        findings.missing(
                found.startsWith("1\n"), "The system inside has booted only once.", "안의 시스템이 한 번만 부팅했습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(en = "Instances, volumes, security groups: what is left?", ko = "인스턴스, 볼륨, 보안 그룹 중 무엇이 남았나요?")
    @Hint(en = "`terminateInstances` for both, wait, then `deleteSecurityGroup`.", ko = "두 인스턴스에 `terminateInstances`를 하고, 기다린 다음 `deleteSecurityGroup`을 하세요.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(id, other));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id, other));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(id, other));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id, other));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    /**
     * How often the system inside has booted, and below it the process id of ping; notes it and is empty when no instance was
     * started again after its launch or none answers.
     */
    private static String afterAStart(Lab lab, Findings findings) {
        if (findings.missing(
                Machines.running(lab).stream().noneMatch(Machines::startedAgain),
                "No running instance has been started again after its launch.",
                "시작(launch)한 뒤에 다시 시작(start)한 인스턴스가 없습니다.")) {
            return "";
        }
        String found = inside(lab, "journalctl --list-boots | wc -l; pgrep -x ping").orElse("");
        findings.missing(found.isEmpty(), SILENT, SILENT_KO);
        return found;
    }

    private static boolean canHibernate(Instance instance) {
        return instance.hibernationOptions() != null && instance.hibernationOptions().configured();
    }

    private static Volume root(Lab lab, Instance instance) {
        return lab.ec2()
                .describeVolumes(r -> r.filters(
                        f -> f.name("attachment.instance-id").values(instance.instanceId()),
                        f -> f.name("attachment.device").values(instance.rootDeviceName())))
                .volumes()
                .get(0);
    }

    /** What a command prints on the first instance that answers over ssh. */
    private static Optional<String> inside(Lab lab, String command) {
        return Machines.running(lab).stream()
                .flatMap(each -> Machines.ssh(lab, each, command).stream())
                .findFirst();
    }
}
