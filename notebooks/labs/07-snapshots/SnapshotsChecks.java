import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.kernel.course.Storage;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.ReplaceRootVolumeTask;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotState;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What the lab on snapshots asks. */
final class SnapshotsChecks {
    /** Prints the devices of the data disks that are mounted. */
    private static final String MOUNTED =
            "findmnt -rno SOURCE | grep -E \"^/dev/(nvme[1-9]|xvd[b-z])\" | sort -u";

    private SnapshotsChecks() {}

    @Step(id = "snapshot", en = "A completed snapshot", ko = "완료된 스냅샷")
    @Hint(
            en = "A snapshot is `pending` until all its blocks are copied.",
            ko = "블록을 모두 복사할 때까지 스냅샷은 `pending`입니다.")
    @Hint(
            en = "`createSnapshot` with the id of the volume, then `waitUntilSnapshotCompleted`.",
            ko = "볼륨 ID를 주고 `createSnapshot`, 그다음 `waitUntilSnapshotCompleted`.")
    @Hint(
            en = "```\nvar first = ec2.createSnapshot(r -> r.volumeId(data)).snapshotId();\nec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(first));\n```",
            ko = "```\nvar first = ec2.createSnapshot(r -> r.volumeId(data)).snapshotId();\nec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(first));\n```")
    static void snapshot(Lab lab, Findings findings) {
        if (findings.missing(Storage.snapshots(lab).isEmpty(), "There is no snapshot of yours.", "내 스냅샷이 없습니다.")) {
            return;
        }
        findings.missing(
                completed(lab).isEmpty(), "Your snapshot is not `completed` yet.", "스냅샷이 아직 `completed`가 아닙니다.");
    }

    @Step(id = "increments", en = "Snapshots that differ", ko = "서로 다른 스냅샷")
    @Hint(
            en = "Between two snapshots of the volume something must be written to it.",
            ko = "같은 볼륨의 스냅샷 두 개 사이에 무언가를 써야 합니다.")
    @Hint(
            en = "`dd … conv=notrunc` overwrites a part of a file; then `createSnapshot` again.",
            ko = "`dd … conv=notrunc`로 파일의 일부를 덮어쓰고, 다시 `createSnapshot`.")
    @Hint(
            en = "```\ndd if=/dev/urandom of=data/a bs=1M count=4096 conv=notrunc\n```\non the instance, and then\n```\nvar second = ec2.createSnapshot(r -> r.volumeId(data)).snapshotId();\nec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(second));\n```",
            ko = "인스턴스에서\n```\ndd if=/dev/urandom of=data/a bs=1M count=4096 conv=notrunc\n```\n그리고\n```\nvar second = ec2.createSnapshot(r -> r.volumeId(data)).snapshotId();\nec2.waiter().waitUntilSnapshotCompleted(r -> r.snapshotIds(second));\n```")
    static void increments(Lab lab, Findings findings) {
        List<Snapshot> done = completed(lab);
        if (findings.missing(
                done.stream().collect(Collectors.groupingBy(Snapshot::volumeId)).values().stream()
                        .noneMatch(same -> same.size() >= 2),
                "There are no two completed snapshots of the same volume.",
                "같은 볼륨의 완료된 스냅샷이 두 개 이상 있지 않습니다.")) {
            return;
        }
        findings.missing(
                done.stream().noneMatch(one -> done.stream()
                        .anyMatch(two -> one.volumeId().equals(two.volumeId())
                                && one.startTime().isBefore(two.startTime())
                                && differ(lab, one, two))),
                "They hold the same blocks.",
                "두 스냅샷의 블록이 똑같습니다.");
    }

    private static boolean differ(Lab lab, Snapshot one, Snapshot two) {
        return lab.ebs()
                .listChangedBlocks(r -> r.firstSnapshotId(one.snapshotId()).secondSnapshotId(two.snapshotId()))
                .hasChangedBlocks();
    }

    @Step(id = "detach", en = "The volume taken away", ko = "볼륨 떼어 내기")
    @Hint(
            en = "A volume leaves an instance only when nobody has it mounted.",
            ko = "마운트되어 있는 동안 볼륨은 인스턴스를 떠나지 못합니다.")
    @Hint(
            en = "Inside: leave the directory, `sudo umount`. Outside: `detachVolume`.",
            ko = "안에서는 디렉터리에서 나와 `sudo umount`, 밖에서는 `detachVolume`.")
    @Hint(
            en = "```\ncd\nsudo umount data\n```\non the instance, and `ec2.detachVolume(r -> r.volumeId(data))`",
            ko = "인스턴스에서\n```\ncd\nsudo umount data\n```\n그리고 `ec2.detachVolume(r -> r.volumeId(data))`")
    static void detached(Lab lab, Findings findings) {
        List<Snapshot> done = completed(lab);
        if (findings.missing(done.isEmpty(), "There is no completed snapshot of yours.", "완료된 내 스냅샷이 없습니다.")) {
            return;
        }
        Set<String> attached = volumes(lab).stream()
                .filter(volume -> !volume.attachments().isEmpty())
                .map(Volume::volumeId)
                .collect(Collectors.toSet());
        findings.missing(
                done.stream().allMatch(one -> attached.contains(one.volumeId())),
                "The volume of which you have snapshots is still attached.",
                "스냅샷을 만든 볼륨이 아직 연결되어 있습니다.");
    }

    @Step(id = "restore", en = "Two moments side by side", ko = "두 순간을 나란히")
    @Hint(
            en = "Two volumes from different snapshots of the same volume, both mounted at once.",
            ko = "같은 볼륨의 서로 다른 스냅샷에서 만든 볼륨 두 개를 동시에 마운트해야 합니다.")
    @Hint(
            en = "`createVolume` with `snapshotId`, `attachVolume`, `mount`; the second with an option that the kernel's log suggests.",
            ko = "`snapshotId`를 준 `createVolume`, `attachVolume`, `mount`. 두 번째는 커널 로그를 보고 옵션을 하나 붙입니다.")
    @Hint(
            en = "```\nsudo mount /dev/sdf data\nsudo mount -o nouuid /dev/sdg older\n```",
            ko = "```\nsudo mount /dev/sdf data\nsudo mount -o nouuid /dev/sdg older\n```")
    static void restored(Lab lab, Findings findings) {
        List<Volume> made = restoredVolumes(lab);
        if (findings.missing(
                made.isEmpty(),
                "No volume made from a snapshot of yours is attached.",
                "내 스냅샷에서 만들어 연결한 볼륨이 없습니다.")) {
            return;
        }
        findings.missing(
                Machines.running(lab).stream()
                        .noneMatch(one -> Machines.on(lab, one, MOUNTED).lines().count() >= 2),
                "There are no two of them mounted at the same time.",
                "두 개가 동시에 마운트되어 있지 않습니다.");
    }

    @Step(id = "root", en = "A root volume replaced", ko = "루트 볼륨 바꾸기")
    @Hint(
            en = "The instance keeps running; AWS has a task of its own for that.",
            ko = "인스턴스는 계속 실행됩니다. AWS에는 이 일을 하는 작업(task)이 따로 있습니다.")
    @Hint(
            en = "`createReplaceRootVolumeTask` with a snapshot of the root volume; it takes about a minute.",
            ko = "루트 볼륨의 스냅샷을 주고 `createReplaceRootVolumeTask`. 1분쯤 걸립니다.")
    @Hint(
            en = "```\nec2.createReplaceRootVolumeTask(r -> r.instanceId(id).snapshotId(rootSnapshot).deleteReplacedRootVolume(true));\nlab.advance(\"1m\");\n```",
            ko = "```\nec2.createReplaceRootVolumeTask(r -> r.instanceId(id).snapshotId(rootSnapshot).deleteReplacedRootVolume(true));\nlab.advance(\"1m\");\n```")
    static void replaced(Lab lab, Findings findings) {
        List<ReplaceRootVolumeTask> tasks =
                lab.ec2().describeReplaceRootVolumeTasks(r -> {}).replaceRootVolumeTasks().stream()
                        .filter(task -> task.taskStateAsString().equals("succeeded"))
                        .toList();
        if (findings.missing(
                tasks.isEmpty(), "No root volume has been replaced.", "루트 볼륨을 바꾼 적이 없습니다.")) {
            return;
        }
        findings.missing(
                tasks.stream().noneMatch(task -> task.snapshotId() != null),
                "A root volume has been replaced, but not from a snapshot of yours.",
                "루트 볼륨을 바꾸었지만 내 스냅샷으로 바꾼 것이 아닙니다.");
    }

    @Step(id = "elsewhere", en = "Restored in another zone", ko = "다른 가용 영역에서 복원")
    @Hint(
            en = "A snapshot belongs to the region, a volume to a zone.",
            ko = "스냅샷은 리전에, 볼륨은 가용 영역에 속합니다.")
    @Hint(
            en = "An instance in another zone; `createVolume` with that zone and the snapshot; attach, mount.",
            ko = "다른 가용 영역의 인스턴스, 그 영역과 스냅샷을 준 `createVolume`, 연결, 마운트.")
    @Hint(
            en = "```\nvar rescued = create(r -> r.availabilityZone(\"us-east-1b\").snapshotId(fourth));\nattach(rescued, elsewhere, \"/dev/sdf\");\n```\nand on the instance `sudo mount /dev/sdf /mnt`",
            ko = "```\nvar rescued = create(r -> r.availabilityZone(\"us-east-1b\").snapshotId(fourth));\nattach(rescued, elsewhere, \"/dev/sdf\");\n```\n그리고 인스턴스에서 `sudo mount /dev/sdf /mnt`")
    static void elsewhere(Lab lab, Findings findings) {
        Set<String> zones = Machines.all(lab).stream()
                .map(one -> one.placement().availabilityZone())
                .collect(Collectors.toSet());
        if (findings.missing(
                zones.size() < 2,
                "All your instances were launched in the same Availability Zone.",
                "인스턴스를 모두 같은 가용 영역에서 시작했습니다.")) {
            return;
        }
        Set<String> zonesOfCopies = restoredVolumes(lab).stream()
                .map(Volume::availabilityZone)
                .collect(Collectors.toSet());
        String first = Machines.all(lab).stream()
                .min((a, b) -> a.launchTime().compareTo(b.launchTime()))
                .orElseThrow()
                .placement()
                .availabilityZone();
        findings.missing(
                Machines.running(lab).stream()
                        .filter(one -> !one.placement().availabilityZone().equals(first))
                        .filter(one -> zonesOfCopies.contains(one.placement().availabilityZone()))
                        .noneMatch(one -> !Machines.on(lab, one, MOUNTED).isEmpty()),
                "No volume from a snapshot is mounted in a zone other than that of your first instance.",
                "첫 인스턴스와 다른 가용 영역에 마운트된, 스냅샷에서 만든 볼륨이 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "Snapshots cost also when instance and volume are gone.",
            ko = "인스턴스와 볼륨이 없어져도 스냅샷은 요금이 나갑니다.")
    @Hint(
            en = "`describeSnapshots` with `ownerIds(\"self\")` lists yours; `deleteSnapshot` takes one.",
            ko = "`ownerIds(\"self\")`를 준 `describeSnapshots`로 내 것을 찾고, `deleteSnapshot`으로 하나씩 지웁니다.")
    @Hint(
            en = "```\nfor (var s : ec2.describeSnapshots(r -> r.ownerIds(\"self\")).snapshots()) {\n    ec2.deleteSnapshot(r -> r.snapshotId(s.snapshotId()));\n}\n```",
            ko = "```\nfor (var s : ec2.describeSnapshots(r -> r.ownerIds(\"self\")).snapshots()) {\n    ec2.deleteSnapshot(r -> r.snapshotId(s.snapshotId()));\n}\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    private static List<Snapshot> completed(Lab lab) {
        return Storage.snapshots(lab).stream()
                .filter(one -> one.state() == SnapshotState.COMPLETED)
                .toList();
    }

    private static List<Volume> volumes(Lab lab) {
        return lab.ec2().describeVolumes().volumes();
    }

    /** Volumes that were made from one's own snapshots and are attached as data. */
    private static List<Volume> restoredVolumes(Lab lab) {
        Set<String> own = Storage.snapshots(lab).stream().map(Snapshot::snapshotId).collect(Collectors.toSet());
        return volumes(lab).stream()
                .filter(volume -> volume.snapshotId() != null && own.contains(volume.snapshotId()))
                .filter(volume -> volume.attachments().stream()
                        .anyMatch(link -> !link.device().equals("/dev/xvda")))
                .toList();
    }
}
