import java.time.Duration;
import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.kernel.course.Storage;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What the lab on EBS volumes asks. */
final class VolumesChecks {
    /** Prints device and mount point of the data disks that are mounted. */
    private static final String MOUNTS =
            "findmnt -rno SOURCE,TARGET | grep -E \"^/dev/(nvme[1-9]|xvd[b-z]|sd[b-z])\"";

    private VolumesChecks() {}

    @Step(id = "attach", en = "Attach a volume", ko = "볼륨 연결하기")
    @Hint(
            en = "A volume can be attached when it is `available` and in the zone of the instance.",
            ko = "볼륨은 `available` 상태이고 인스턴스와 같은 가용 영역에 있어야 연결할 수 있습니다.")
    @Hint(
            en = "`createVolume`, its waiter, `attachVolume` with a device such as `/dev/sdf`, and some seconds.",
            ko = "`createVolume`, waiter, `/dev/sdf` 같은 장치 이름을 준 `attachVolume`, 그리고 몇 초.")
    @Hint(
            en = "```\nec2.attachVolume(r -> r.volumeId(data).instanceId(first).device(\"/dev/sdf\"));\nlab.advance(\"10s\");\n```",
            ko = "```\nec2.attachVolume(r -> r.volumeId(data).instanceId(first).device(\"/dev/sdf\"));\nlab.advance(\"10s\");\n```")
    static void attached(Lab lab, Findings findings) {
        if (findings.missing(
                Storage.data(lab).isEmpty(), "There is no volume beside the root volumes.", "루트 볼륨 말고는 볼륨이 없습니다.")) {
            return;
        }
        findings.missing(
                Storage.data(lab).stream().noneMatch(VolumesChecks::isAttached),
                "No further volume is `attached` to an instance.",
                "인스턴스에 `attached` 상태로 연결된 추가 볼륨이 없습니다.");
    }

    @Step(id = "mount", en = "Format, mount, write", ko = "포맷하고 마운트하고 쓰기")
    @Hint(
            en = "`lsblk -f` says what is on the disk and where it is mounted.",
            ko = "디스크에 무엇이 있고 어디에 마운트되었는지 `lsblk -f`가 알려 줍니다.")
    @Hint(en = "`mkfs.xfs` once, `mount`, `chown`, and a file.", ko = "`mkfs.xfs`는 한 번만, 그다음 `mount`, `chown`, 파일 하나.")
    @Hint(
            en = "```\nsudo mkfs.xfs /dev/nvme1n1\nmkdir test\nsudo mount /dev/nvme1n1 /home/ec2-user/test\nsudo chown ec2-user:ec2-user test\ndate > test/notes.txt\n```",
            ko = "```\nsudo mkfs.xfs /dev/nvme1n1\nmkdir test\nsudo mount /dev/nvme1n1 /home/ec2-user/test\nsudo chown ec2-user:ec2-user test\ndate > test/notes.txt\n```")
    static void mounted(Lab lab, Findings findings) {
        List<Instance> candidates = withData(lab, findings);
        if (candidates.isEmpty()) {
            return;
        }
        Instance there = candidates.get(0);
        String place = mountPoint(lab, there);
        findings.missing(
                !Machines.on(lab, there, "test -w " + place + " && echo yes").equals("yes"),
                "`" + place + "` is mounted, but ec2-user may not write there.",
                "`" + place + "`에 마운트되어 있지만 ec2-user는 쓸 수 없습니다.");
        findings.missing(
                Machines.on(lab, there, "ls " + place + " | grep -v lost+found").isEmpty(), "There is no file on it.", "거기에 파일이 없습니다.");
    }

    @Step(id = "fstab", en = "Mounted again by itself", ko = "저절로 다시 마운트되기")
    @Hint(
            en = "What the system mounts at boot stands in one file.",
            ko = "시스템이 부팅할 때 마운트하는 것은 파일 하나에 적혀 있습니다.")
    @Hint(
            en = "A line in `/etc/fstab`: UUID, mount point, type, options with `nofail`, 0, 2. Try it with `sudo mount -a`.",
            ko = "`/etc/fstab`에 한 줄: UUID, 마운트할 곳, 유형, `nofail`이 든 옵션, 0, 2. `sudo mount -a`로 시험하세요.")
    @Hint(
            en = "```\necho \"UUID=$(sudo blkid -s UUID -o value /dev/nvme1n1)  /home/ec2-user/test  xfs  defaults,nofail  0  2\" | sudo tee -a /etc/fstab\nsudo mount -a\n```",
            ko = "```\necho \"UUID=$(sudo blkid -s UUID -o value /dev/nvme1n1)  /home/ec2-user/test  xfs  defaults,nofail  0  2\" | sudo tee -a /etc/fstab\nsudo mount -a\n```")
    static void permanent(Lab lab, Findings findings) {
        List<Instance> candidates = withData(lab, findings);
        if (candidates.isEmpty()) {
            return;
        }
        // The experiment: everything boots once more.
        candidates.forEach(one -> lab.ec2().rebootInstances(r -> r.instanceIds(one.instanceId())));
        lab.advance(Duration.ofMinutes(3));
        findings.missing(
                candidates.stream().noneMatch(one -> !mountPoint(lab, one).isEmpty()),
                "After another reboot the volume would not be mounted.",
                "한 번 더 재부팅하면 볼륨이 마운트되지 않습니다.");
    }

    @Step(id = "grow", en = "A larger volume and a larger file system", ko = "늘어난 볼륨과 늘어난 파일 시스템")
    @Hint(
            en = "Compare the size that `lsblk` shows with the one that `df -h` shows.",
            ko = "`lsblk`에 나오는 크기와 `df -h`에 나오는 크기를 비교하세요.")
    @Hint(en = "`modifyVolume`, a minute, and inside `xfs_growfs`.", ko = "`modifyVolume`, 1분, 그리고 안에서 `xfs_growfs`.")
    @Hint(
            en = "```\nec2.modifyVolume(r -> r.volumeId(data).size(20));\nlab.advance(\"1m\");\n```\nand on the instance `sudo xfs_growfs test`",
            ko = "```\nec2.modifyVolume(r -> r.volumeId(data).size(20));\nlab.advance(\"1m\");\n```\n그리고 인스턴스에서 `sudo xfs_growfs test`")
    static void grown(Lab lab, Findings findings) {
        List<String> modified = lab.ec2().describeVolumesModifications(r -> {}).volumesModifications().stream()
                .filter(change -> change.targetSize() > change.originalSize())
                .map(change -> change.volumeId())
                .toList();
        if (findings.missing(modified.isEmpty(), "No volume has been enlarged.", "크기를 늘린 볼륨이 없습니다.")) {
            return;
        }
        List<Volume> large = Storage.data(lab).stream()
                .filter(volume -> modified.contains(volume.volumeId()) && isAttached(volume))
                .toList();
        findings.missing(
                large.stream().noneMatch(volume -> gib(lab, volume) >= volume.size()),
                "The file system on it is still as small as before.",
                "그 위의 파일 시스템은 아직 예전 크기입니다.");
    }

    /** The size of the file system of a volume that is mounted, in GiB; 0 if it is not. */
    private static int gib(Lab lab, Volume volume) {
        String id = volume.attachments().get(0).instanceId();
        return Machines.running(lab).stream()
                .filter(one -> one.instanceId().equals(id))
                .map(one -> Machines.on(lab, one, "df -BG --output=size " + mountPoint(lab, one) + " | tail -n 1"))
                .map(text -> text.replaceAll("\\D", ""))
                .filter(text -> !text.isEmpty())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    @Step(id = "moved", en = "The same files on another instance", ko = "다른 인스턴스에서 같은 파일")
    @Hint(
            en = "The file must be older than the instance that shows it.",
            ko = "파일이 그것을 보여 주는 인스턴스보다 오래되어야 합니다.")
    @Hint(
            en = "Attach the volume to an instance of the same zone, and mount it without formatting.",
            ko = "같은 가용 영역의 인스턴스에 볼륨을 연결하고, 포맷하지 말고 마운트하세요.")
    @Hint(
            en = "```\nec2.attachVolume(r -> r.volumeId(data).instanceId(second).device(\"/dev/sdf\"));\nlab.advance(\"10s\");\n```\nand on the instance `sudo mount /dev/xvdf /mnt`",
            ko = "```\nec2.attachVolume(r -> r.volumeId(data).instanceId(second).device(\"/dev/sdf\"));\nlab.advance(\"10s\");\n```\n그리고 인스턴스에서 `sudo mount /dev/xvdf /mnt`")
    static void moved(Lab lab, Findings findings) {
        List<Instance> candidates = withData(lab, findings);
        if (candidates.isEmpty()) {
            return;
        }
        findings.missing(
                candidates.stream().noneMatch(one -> oldest(lab, one) < one.launchTime().getEpochSecond()),
                "What is mounted holds no file that is older than its instance.",
                "마운트된 볼륨에 인스턴스보다 오래된 파일이 없습니다.");
    }

    private static long oldest(Lab lab, Instance instance) {
        return Machines.on(lab, instance, "stat -c %Y " + mountPoint(lab, instance) + "/*").lines()
                .filter(line -> line.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    @Step(id = "encrypted", en = "Encryption is inherited", ko = "물려받는 암호화")
    @Hint(
            en = "Three things in a row: an encrypted volume, its snapshot, a volume from that.",
            ko = "차례로 세 가지: 암호화된 볼륨, 그 스냅샷, 거기서 만든 볼륨.")
    @Hint(
            en = "`createVolume` with `encrypted(true)`, `createSnapshot`, `createVolume` with `snapshotId`.",
            ko = "`encrypted(true)`를 준 `createVolume`, `createSnapshot`, `snapshotId`를 준 `createVolume`.")
    @Hint(
            en = "```\nvar secret = ec2.createVolume(r -> r.availabilityZone(\"us-east-1a\").size(1).encrypted(true)).volumeId();\nvar snapshot = ec2.createSnapshot(r -> r.volumeId(secret)).snapshotId();\nec2.createVolume(r -> r.availabilityZone(\"us-east-1a\").snapshotId(snapshot));\n```\nwith a waiter behind each",
            ko = "```\nvar secret = ec2.createVolume(r -> r.availabilityZone(\"us-east-1a\").size(1).encrypted(true)).volumeId();\nvar snapshot = ec2.createSnapshot(r -> r.volumeId(secret)).snapshotId();\nec2.createVolume(r -> r.availabilityZone(\"us-east-1a\").snapshotId(snapshot));\n```\n각각 waiter로 기다리세요")
    static void encrypted(Lab lab, Findings findings) {
        List<String> snapshots = Storage.snapshots(lab).stream()
                .filter(Snapshot::encrypted)
                .map(Snapshot::snapshotId)
                .toList();
        if (findings.missing(
                snapshots.isEmpty(), "There is no encrypted snapshot of yours.", "암호화된 내 스냅샷이 없습니다.")) {
            return;
        }
        findings.missing(
                lab.ec2().describeVolumes().volumes().stream()
                        .noneMatch(volume -> volume.encrypted() && snapshots.contains(volume.snapshotId())),
                "No volume has been made from it.",
                "거기서 만든 볼륨이 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "Volumes and snapshots cost also when nothing runs.",
            ko = "아무것도 실행되지 않아도 볼륨과 스냅샷은 요금이 나갑니다.")
    @Hint(
            en = "In this order: `terminateInstances`, `deleteVolume`, `deleteSnapshot`, `deleteSecurityGroup`.",
            ko = "이 순서대로: `terminateInstances`, `deleteVolume`, `deleteSnapshot`, `deleteSecurityGroup`.")
    @Hint(
            en = "```\nfor (var v : ec2.describeVolumes().volumes()) {\n    ec2.deleteVolume(r -> r.volumeId(v.volumeId()));\n}\n```\nafter the instances are terminated; likewise the snapshots with `describeSnapshots(r -> r.ownerIds(\"self\"))`",
            ko = "```\nfor (var v : ec2.describeVolumes().volumes()) {\n    ec2.deleteVolume(r -> r.volumeId(v.volumeId()));\n}\n```\n인스턴스가 종료된 다음에 합니다. 스냅샷도 `describeSnapshots(r -> r.ownerIds(\"self\"))`로 찾아 지우세요")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }

    /** Running instances on which a data volume is mounted; notes it when there are none. */
    private static List<Instance> withData(Lab lab, Findings findings) {
        List<Instance> found = Machines.running(lab).stream()
                .filter(one -> !mountPoint(lab, one).isEmpty())
                .toList();
        findings.missing(
                found.isEmpty(),
                "No data volume is mounted on a running instance.",
                "실행 중인 인스턴스에 마운트된 데이터 볼륨이 없습니다.");
        return found;
    }

    private static boolean isAttached(Volume volume) {
        return volume.attachments().stream().anyMatch(link -> link.stateAsString().equals("attached"));
    }

    private static String mountPoint(Lab lab, Instance instance) {
        return Machines.on(lab, instance, MOUNTS).lines()
                .map(line -> line.split(" ", 2)[1])
                .findFirst()
                .orElse("");
    }
}
