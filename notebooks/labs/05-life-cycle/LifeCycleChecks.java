import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** What the lab on the life cycle of instances asks. */
final class LifeCycleChecks {
    private LifeCycleChecks() {}

    @Step(id = "marks", en = "Marks in memory and on the volume", ko = "메모리와 볼륨에 흔적 남기기")
    @Hint(
            en = "Three things are looked for on the instance: a process, a file in RAM, a file in your home directory.",
            ko = "인스턴스에서 세 가지를 찾습니다. 프로세스 하나, RAM에 있는 파일, 홈 디렉터리의 파일.")
    @Hint(
            en = "`/dev/shm` is a file system in memory; `nohup … &` leaves a process behind when you log out.",
            ko = "`/dev/shm`은 메모리에 있는 파일 시스템입니다. `nohup … &`로 시작한 프로세스는 로그아웃해도 남습니다.")
    @Hint(
            en = "```\nnohup sleep 1d > /dev/null 2>&1 &\necho \"in memory\" > /dev/shm/mark\necho \"on the volume\" > mark\n```",
            ko = "```\nnohup sleep 1d > /dev/null 2>&1 &\necho \"in memory\" > /dev/shm/mark\necho \"on the volume\" > mark\n```")
    static void marks(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        findings.missing(
                running.stream().allMatch(one -> Machines.on(lab, one, "pgrep sleep").isEmpty()),
                "No process `sleep` is running on it.",
                "`sleep` 프로세스가 실행되고 있지 않습니다.");
        findings.missing(
                running.stream().allMatch(one -> Machines.on(lab, one, "ls /dev/shm").isEmpty()),
                "There is no file in `/dev/shm`.",
                "`/dev/shm`에 파일이 없습니다.");
        findings.missing(
                running.stream().allMatch(one -> Machines.on(lab, one, "ls").isEmpty()),
                "There is no file in the home directory of `ec2-user`.",
                "`ec2-user`의 홈 디렉터리에 파일이 없습니다.");
    }

    @Step(id = "reboot", en = "A reboot", ko = "재부팅")
    @Hint(
            en = "The system must have booted after the launch, and the launch time must not have changed.",
            ko = "시작한 뒤에 시스템이 다시 부팅해야 하고, 시작 시간은 그대로여야 합니다.")
    @Hint(en = "`rebootInstances`, then two minutes.", ko = "`rebootInstances`를 부르고 2분을 보내세요.")
    @Hint(
            en = "```\nec2.rebootInstances(r -> r.instanceIds(id));\nlab.advance(\"2m\");\n```",
            ko = "```\nec2.rebootInstances(r -> r.instanceIds(id));\nlab.advance(\"2m\");\n```")
    static void rebooted(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        findings.missing(
                running.stream().noneMatch(one -> Machines.rebooted(lab, one)),
                "No running instance has rebooted since it was started.",
                "실행 중인 인스턴스 가운데 시작된 뒤 재부팅한 것이 없습니다.");
    }

    @Step(id = "resize", en = "A larger instance", ko = "더 커진 인스턴스")
    @Hint(
            en = "The type can be changed in one state only. In which?",
            ko = "유형은 한 가지 상태에서만 바꿀 수 있습니다. 어느 상태일까요?")
    @Hint(
            en = "`stopInstances`, wait, `modifyInstanceAttribute`, `startInstances`, wait.",
            ko = "`stopInstances`, 기다리기, `modifyInstanceAttribute`, `startInstances`, 기다리기.")
    @Hint(
            en = "```\nec2.stopInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\nec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value(\"t2.large\")));\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));\n```",
            ko = "```\nec2.stopInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));\nec2.modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value(\"t2.large\")));\nec2.startInstances(r -> r.instanceIds(id));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(id));\n```")
    static void resized(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        findings.missing(
                running.stream().noneMatch(one -> billed(lab, one).stream()
                        .anyMatch(type -> memory(lab, type) < memory(lab, one.instanceTypeAsString()))),
                "No running instance was of a smaller type before.",
                "전에 더 작은 유형이었던 실행 중인 인스턴스가 없습니다.");
    }

    /** The types as which an instance has run, as the bill knows them. */
    private static List<String> billed(Lab lab, Instance instance) {
        return lab.bill().lines().stream()
                .filter(line -> line.resource().equals(instance.instanceId()))
                .filter(line -> line.type().startsWith("BoxUsage:"))
                .map(line -> line.type().substring("BoxUsage:".length()))
                .distinct()
                .toList();
    }

    private static long memory(Lab lab, String type) {
        return lab.ec2().describeInstanceTypes(r -> r.instanceTypesWithStrings(type)).instanceTypes().get(0).memoryInfo().sizeInMiB();
    }

    @Step(id = "protect", en = "Protected from both", ko = "두 가지 모두에서 보호")
    @Hint(
            en = "There are two attributes, one against stopping and one against terminating.",
            ko = "중지를 막는 것과 종료를 막는 것, 두 가지 속성이 있습니다.")
    @Hint(
            en = "`modifyInstanceAttribute` with `disableApiTermination` and, in a second call, `disableApiStop`.",
            ko = "`modifyInstanceAttribute`에 `disableApiTermination`, 그리고 다시 한 번 `disableApiStop`.")
    @Hint(
            en = "```\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(true)));\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(true)));\n```",
            ko = "```\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(true)));\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiStop(v -> v.value(true)));\n```")
    static void isProtected(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        findings.missing(
                running.stream().noneMatch(one -> lab.ec2()
                        .describeInstanceAttribute(r -> r.instanceId(one.instanceId())
                                .attribute(InstanceAttributeName.DISABLE_API_TERMINATION))
                        .disableApiTermination()
                        .value()),
                "No running instance is protected from termination.",
                "종료 방지가 켜진 실행 중인 인스턴스가 없습니다.");
        findings.missing(
                running.stream().noneMatch(one -> lab.ec2()
                        .describeInstanceAttribute(r -> r.instanceId(one.instanceId())
                                .attribute(InstanceAttributeName.DISABLE_API_STOP))
                        .disableApiStop()
                        .value()),
                "No running instance is protected from being stopped.",
                "중지 방지가 켜진 실행 중인 인스턴스가 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "A protected instance refuses; nothing but terminated instances may be left.",
            ko = "보호된 인스턴스는 거부합니다. 종료된 인스턴스만 남아야 합니다.")
    @Hint(
            en = "Switch both attributes off, then `terminateInstances`, wait, `deleteSecurityGroup`.",
            ko = "두 속성을 끈 다음 `terminateInstances`, 기다리기, `deleteSecurityGroup`.")
    @Hint(
            en = "```\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));\nec2.terminateInstances(r -> r.instanceIds(id, rigid));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id, rigid));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.modifyInstanceAttribute(r -> r.instanceId(id).disableApiTermination(v -> v.value(false)));\nec2.terminateInstances(r -> r.instanceIds(id, rigid));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id, rigid));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
