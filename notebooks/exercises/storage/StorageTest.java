import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Looks at the disk as a user of the server does, then reboots it and changes its disks. */
class StorageTest {
    private static final long KIB_IN_GIB = 1L << 20;
    /** What a file system may keep for itself. */
    private static final double USABLE = 0.9;

    private static Instance server(Lab lab) {
        return lab.ec2().describeInstances(r -> r.filters(f -> f.name("tag:Name").values("server"))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> !instance.state().nameAsString().equals("terminated"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no server"));
    }

    private static String ssh(Lab lab, String command) {
        return lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new -o ConnectTimeout=20 ec2-user@"
                        + server(lab).publicIpAddress() + " '" + command + "'")
                .out();
    }

    /** The volumes of the server other than its root. */
    private static List<Volume> data(Lab lab) {
        Instance server = server(lab);
        return lab.ec2()
                .describeVolumes(r -> r.filters(f -> f.name("attachment.instance-id").values(server.instanceId())))
                .volumes()
                .stream()
                .filter(volume -> !volume.attachments().get(0).device().equals(server.rootDeviceName()))
                .toList();
    }

    private static String typeAt(Lab lab, Parameters drawn) {
        return ssh(lab, "findmnt -n -o FSTYPE " + drawn.text("mountPoint")).strip();
    }

    private static boolean hasNote(Lab lab, Parameters drawn) {
        return !typeAt(lab, drawn).isEmpty()
                && ssh(lab, "cat " + drawn.text("mountPoint") + "/note.txt").contains(drawn.text("word"));
    }

    private static void restart(Lab lab, Runnable meanwhile) {
        String id = server(lab).instanceId();
        lab.ec2().stopInstances(r -> r.instanceIds(id));
        lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        meanwhile.run();
        lab.ec2().startInstances(r -> r.instanceIds(id));
        lab.ec2().waiter().waitUntilInstanceRunning(r -> r.instanceIds(id));
        lab.advance("5m");
    }

    private static void attach(Lab lab, String volume, String device) {
        lab.ec2().attachVolume(r -> r.volumeId(volume).instanceId(server(lab).instanceId()).device(device));
        lab.advance("1m");
    }

    @Graded(cell = "storage-attached")
    @Feedback(en = "A gp3 volume is attached to the server.", ko = "서버에 gp3 볼륨이 연결되어 있습니다.")
    @Hint(
            en = "Without a type, CreateVolume makes a gp2 volume. Is it attached, and not only created?",
            ko = "유형을 지정하지 않으면 CreateVolume은 gp2 볼륨을 만듭니다. 만들기만 한 것이 아니라 연결까지 했나요?")
    void aVolumeIsAttached(Lab lab) {
        assertTrue(data(lab).stream().anyMatch(volume -> volume.volumeTypeAsString().equals("gp3")));
    }

    @Graded(cell = "storage-mounted", weight = 2)
    @Feedback(
            en = "A file system of the type that was asked for is mounted at the mount point.",
            ko = "지정된 유형의 파일 시스템이 마운트 지점에 마운트되어 있습니다.")
    @Hint(en = "findmnt lists what is mounted where, and of what type.", ko = "findmnt를 실행하면 무엇이 어디에 어떤 유형으로 마운트되어 있는지 보입니다.")
    void itIsMounted(Lab lab, Parameters drawn) {
        assertEquals(drawn.text("fileSystem"), typeAt(lab, drawn));
    }

    @Graded(cell = "storage-mounted", weight = 2)
    @Feedback(
            en = "note.txt is on the mounted disk, your word is in it, and ec2-user can create files beside it.",
            ko = "마운트된 디스크에 여러분의 단어가 적힌 note.txt가 있고, ec2-user가 그 옆에 파일을 만들 수 있습니다.")
    @Hint(
            en = "What was written to the folder before the disk was mounted there is hidden below it. And who owns a new file system?",
            ko = "마운트하기 전에 폴더에 쓴 파일은 디스크 아래에 가려집니다. 그리고 새 파일 시스템의 소유자는 누구인가요?")
    void theNoteIsOnIt(Lab lab, Parameters drawn) {
        assertTrue(hasNote(lab, drawn));
        assertEquals("made", ssh(lab, "touch " + drawn.text("mountPoint") + "/new && echo made").strip());
    }

    @Graded(cell = "storage-mounted", weight = 3)
    @Feedback(
            en = "In an experiment the server was stopped and started again, and the disk was mounted by itself.",
            ko = "실험에서 서버를 중지했다 다시 시작하자 디스크가 저절로 마운트되었습니다.")
    @Hint(
            en = "mount lasts until the next boot. /etc/fstab is what a boot reads; sudo mount -a tries it.",
            ko = "mount의 효과는 다음 부팅까지입니다. 부팅할 때 읽는 파일은 /etc/fstab이며, sudo mount -a로 시험해 볼 수 있습니다.")
    void itSurvivesAReboot(Lab lab, Parameters drawn) {
        restart(lab, () -> {});
        assertTrue(hasNote(lab, drawn));
    }

    @Graded(cell = "storage-mounted", weight = 2)
    @Feedback(
            en = "In an experiment another volume took the first place among the disks, and yours was still mounted.",
            ko = "실험에서 다른 볼륨이 디스크 목록의 첫 자리를 차지했는데도 여러분의 디스크가 마운트되었습니다.")
    @Hint(
            en = "/dev/nvme1n1 is whichever disk comes first. What belongs to a file system itself?",
            ko = "/dev/nvme1n1은 먼저 나타난 디스크의 이름입니다. 파일 시스템 자체에 속한 식별자는 무엇인가요?")
    void itSurvivesAnotherDisk(Lab lab, Parameters drawn) {
        List<String> volumes = data(lab).stream().map(Volume::volumeId).toList();
        assertTrue(!volumes.isEmpty());
        restart(lab, () -> {
            volumes.forEach(volume -> lab.ec2().detachVolume(r -> r.volumeId(volume)));
            lab.advance("1m");
            String other = lab.ec2()
                    .createVolume(r -> r.availabilityZone(drawn.text("zone")).size(1))
                    .volumeId();
            lab.advance("1m");
            attach(lab, other, "/dev/sdf");
            for (int i = 0; i < volumes.size(); i++) {
                attach(lab, volumes.get(i), "/dev/sd" + (char) ('g' + i));
            }
        });
        assertTrue(hasNote(lab, drawn));
    }

    @Graded(cell = "storage-grown")
    @Feedback(en = "The volume has the size that was asked for.", ko = "볼륨의 크기가 지정된 크기와 같습니다.")
    @Hint(en = "A volume can be modified while it is in use.", ko = "볼륨은 쓰는 도중에도 수정할 수 있습니다.")
    void theVolumeHasGrown(Lab lab, Parameters drawn) {
        assertTrue(data(lab).stream().anyMatch(volume -> volume.size() == drawn.number("biggerGiB")));
    }

    @Graded(cell = "storage-grown", weight = 2)
    @Feedback(
            en = "df shows the new size at the mount point, and the note is still there.",
            ko = "df로 보면 마운트 지점의 크기가 늘었고, note.txt도 그대로 있습니다.")
    @Hint(
            en = "A larger disk does not make its file system larger. Each type has a command of its own for that.",
            ko = "디스크가 커져도 파일 시스템은 저절로 커지지 않습니다. 파일 시스템 유형마다 늘리는 명령이 따로 있습니다.")
    void theFileSystemHasGrown(Lab lab, Parameters drawn) {
        assertTrue(hasNote(lab, drawn));
        String[] size = ssh(lab, "df -k --output=size " + drawn.text("mountPoint")).strip().split("\\s+");
        assertTrue(Long.parseLong(size[size.length - 1]) > USABLE * drawn.number("biggerGiB") * KIB_IN_GIB);
    }

    @Graded(cell = "storage-grown")
    @Feedback(en = "The server has run without a break since it was launched.", ko = "서버가 시작된 뒤로 끊김 없이 실행되었습니다.")
    @Hint(en = "Neither a stop nor a reboot is needed to grow a disk.", ko = "디스크를 늘리는 데는 중지도 재부팅도 필요하지 않습니다.")
    void theServerRanOn(Lab lab, Parameters drawn) {
        assertEquals(drawn.text("fileSystem"), typeAt(lab, drawn));
        long up = (long) Double.parseDouble(ssh(lab, "cut -d \" \" -f 1 /proc/uptime").strip());
        long launched = java.time.Duration.between(server(lab).launchTime(), lab.now()).toSeconds();
        assertTrue(launched - up < 120, "up for " + up + " s, launched " + launched + " s ago");
    }
}
