import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/** What the lab on instance store asks. */
final class InstanceStoreChecks {
    /** Prints the names of the disks that are instance store. */
    private static final String DISKS = "lsblk -dnro NAME,MODEL | grep Instance | cut -d\" \" -f1";

    private InstanceStoreChecks() {}

    @Step(id = "launch", en = "Launch an instance that has instance store", ko = "인스턴스 스토어가 있는 인스턴스 시작하기")
    @Hint(
            en = "The name of the type tells: which letter stands for local disks?",
            ko = "유형 이름에 답이 있습니다. 로컬 디스크를 뜻하는 글자는 무엇일까요?")
    @Hint(
            en = "`describeInstanceTypes` with the filter `instance-storage-supported` names all such types; the Learner Lab permits them up to `large`.",
            ko = "`describeInstanceTypes`에 `instance-storage-supported` 필터를 쓰면 그런 유형이 모두 나옵니다. 러너 랩에서는 `large`까지 쓸 수 있습니다.")
    @Hint(
            en = "```\nvar nitro = launch(\"c5d.large\", r -> {});\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(nitro));\n```",
            ko = "```\nvar nitro = launch(\"c5d.large\", r -> {});\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(nitro));\n```")
    static void launched(Lab lab, Findings findings) {
        findings.missing(
                candidates(lab).isEmpty(),
                "No running instance is of a type with instance store.",
                "인스턴스 스토어가 있는 유형의 인스턴스가 실행되고 있지 않습니다.");
    }

    @Step(id = "format", en = "Make the disk usable", ko = "디스크를 쓸 수 있게 만들기")
    @Hint(
            en = "`lsblk -f` shows the file system of each disk, and where it is mounted.",
            ko = "`lsblk -f`를 보면 디스크마다 파일 시스템과 마운트된 곳이 나옵니다.")
    @Hint(
            en = "Three commands in order: `mkfs.xfs`, `mount`, `chown`. Then a file.",
            ko = "명령 세 개를 차례로 씁니다. `mkfs.xfs`, `mount`, `chown`. 그다음 파일을 만듭니다.")
    @Hint(
            en = "```\nsudo mkfs.xfs /dev/nvme1n1\nsudo mount /dev/nvme1n1 /scratch\nsudo chown ec2-user:ec2-user /scratch\ndate > /scratch/result.txt\n```",
            ko = "```\nsudo mkfs.xfs /dev/nvme1n1\nsudo mount /dev/nvme1n1 /scratch\nsudo chown ec2-user:ec2-user /scratch\ndate > /scratch/result.txt\n```")
    static void formatted(Lab lab, Findings findings) {
        launched(lab, findings);
        List<Instance> candidates = candidates(lab);
        if (candidates.isEmpty()) {
            return;
        }
        boolean mounted = candidates.stream().anyMatch(one -> !mountPoint(lab, one).isEmpty());
        if (findings.missing(
                !mounted, "No disk of the host is mounted anywhere.", "호스트의 디스크가 어디에도 마운트되어 있지 않습니다.")) {
            return;
        }
        findings.missing(
                candidates.stream().noneMatch(one -> writable(lab, one)),
                "It is mounted, but ec2-user may not write to it.",
                "마운트되어 있지만 ec2-user는 쓸 수 없습니다.");
        findings.missing(
                candidates.stream().noneMatch(one -> hasFile(lab, one)), "There is no file on it.", "파일이 없습니다.");
    }

    @Step(id = "reboot", en = "The file after a reboot", ko = "재부팅한 뒤의 파일")
    @Hint(en = "The instance has to boot once more, and not to stop.", ko = "인스턴스를 멈추지 말고 한 번 더 부팅해야 합니다.")
    @Hint(
            en = "`rebootInstances`, two minutes, and then what `/etc/fstab` does not do by itself.",
            ko = "`rebootInstances`를 부르고 2분을 보낸 뒤, `/etc/fstab`에 없어서 저절로 되지 않은 일을 하세요.")
    @Hint(
            en = "```\nec2.rebootInstances(r -> r.instanceIds(nitro));\nlab.advance(\"2m\");\n```\nand on the instance `sudo mount /dev/nvme1n1 /scratch`",
            ko = "```\nec2.rebootInstances(r -> r.instanceIds(nitro));\nlab.advance(\"2m\");\n```\n그리고 인스턴스에서 `sudo mount /dev/nvme1n1 /scratch`")
    static void rebooted(Lab lab, Findings findings) {
        List<Instance> again = candidates(lab).stream()
                .filter(one -> Machines.rebooted(lab, one))
                .toList();
        if (findings.missing(
                again.isEmpty(),
                "No instance with instance store has rebooted since it was started.",
                "인스턴스 스토어가 있는 인스턴스 중에 시작된 뒤 재부팅한 것이 없습니다.")) {
            return;
        }
        findings.missing(
                again.stream().noneMatch(one -> hasFile(lab, one)),
                "After the reboot no file is to be seen on the disk of the host.",
                "재부팅한 뒤 호스트의 디스크에서 파일이 보이지 않습니다.");
    }

    @Step(id = "blank", en = "A blank disk after stop and start", ko = "중지하고 시작한 뒤의 빈 디스크")
    @Hint(en = "The host must change for that.", ko = "그러려면 호스트가 바뀌어야 합니다.")
    @Hint(
            en = "`stopInstances` and `startInstances`, with a waiter behind each. The public address changes.",
            ko = "`stopInstances`와 `startInstances`를 부르고, 각각 waiter로 기다리세요. 퍼블릭 주소가 바뀝니다.")
    @Hint(
            en = "```\nec2.stopInstances(r -> r.instanceIds(nitro));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(nitro));\nec2.startInstances(r -> r.instanceIds(nitro));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(nitro));\n```",
            ko = "```\nec2.stopInstances(r -> r.instanceIds(nitro));\nec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(nitro));\nec2.startInstances(r -> r.instanceIds(nitro));\nec2.waiter().waitUntilInstanceStatusOk(r -> r.instanceIds(nitro));\n```")
    static void blank(Lab lab, Findings findings) {
        List<Instance> started = candidates(lab).stream()
                .filter(Machines::startedAgain)
                .toList();
        if (findings.missing(
                started.isEmpty(),
                "No instance with instance store has been stopped and started again.",
                "인스턴스 스토어가 있는 인스턴스 중에 중지했다가 다시 시작한 것이 없습니다.")) {
            return;
        }
        findings.missing(
                started.stream().noneMatch(one -> mountPoint(lab, one).isEmpty()),
                "The disk of the host is in use again; look at it before you format it.",
                "호스트의 디스크를 이미 다시 쓰고 있습니다. 포맷하기 전에 살펴보세요.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(en = "Instances that are not terminated go on costing.", ko = "종료되지 않은 인스턴스는 계속 요금이 나갑니다.")
    @Hint(
            en = "`terminateInstances`, wait, then `deleteSecurityGroup`.",
            ko = "`terminateInstances`를 부르고 기다린 뒤 `deleteSecurityGroup`을 부르세요.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(nitro, xen));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(nitro, xen));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(nitro, xen));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(nitro, xen));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    /** Those that run and have NVMe disks of their host, or disks of it that were mapped. */
    private static List<Instance> candidates(Lab lab) {
        return Machines.running(lab).stream()
                .filter(one -> lab.ec2().describeInstanceTypes(r -> r.instanceTypes(one.instanceType())).instanceTypes().stream()
                        .anyMatch(InstanceTypeInfo::instanceStorageSupported))
                .toList();
    }

    private static String mountPoint(Lab lab, Instance instance) {
        return Machines.on(lab, instance, "for d in $(" + DISKS + "); do findmnt -no TARGET /dev/$d; done").lines()
                .findFirst()
                .orElse("");
    }

    private static boolean writable(Lab lab, Instance instance) {
        return Machines.on(lab, instance, "test -w " + mountPoint(lab, instance) + " && echo yes").equals("yes");
    }

    private static boolean hasFile(Lab lab, Instance instance) {
        String place = mountPoint(lab, instance);
        return !place.isEmpty() && !Machines.on(lab, instance, "ls " + place + " | grep -v lost+found").isEmpty();
    }
}
