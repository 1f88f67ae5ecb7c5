import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Start;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Reads the file on the server, and mounts the snapshots to see what is on them. */
@Ask(name = "snapshot", expression = "snapshotId")
class RestoreTest {
    private static Instance server(Lab lab) {
        return lab.ec2().describeInstances(r -> r.filters(f -> f.name("tag:Name").values("server"))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> instance.state().nameAsString().equals("running"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the server does not run"));
    }

    private static String ssh(Lab lab, String command) {
        return lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@"
                        + server(lab).publicIpAddress() + " '" + command + "'")
                .out();
    }

    private static List<Snapshot> snapshots(Lab lab) {
        return lab.ec2().describeSnapshots(r -> r.ownerIds("self")).snapshots().stream()
                .sorted(Comparator.comparing(Snapshot::startTime))
                .toList();
    }

    private static Set<String> volumes(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream()
                .map(Volume::volumeId)
                .collect(Collectors.toSet());
    }

    private static String file(Parameters drawn) {
        return "/data/" + drawn.text("folder") + "/" + drawn.text("lost");
    }

    private static String content(Parameters drawn) {
        StringBuilder content = new StringBuilder();
        for (int day = 1; day <= drawn.number("lastDay"); day++) {
            content.append(RestoreSetup.line(drawn, day)).append('\n');
        }
        return content.toString();
    }

    private static void assertRecovered(Lab lab, Parameters drawn) {
        assertEquals(content(drawn), ssh(lab, "cat " + file(drawn)));
    }

    @Graded(cell = "restore-found")
    @Feedback(
            en = "snapshotId is the last snapshot that has the file on it.",
            ko = "snapshotId가 파일이 남아 있는 마지막 스냅샷입니다.")
    @Hint(
            en = "Go back from the newest. Having the file and having its last version are two things.",
            ko = "가장 새로운 것부터 거슬러 올라가 보세요. 파일이 있다는 것과 마지막 상태라는 것은 다릅니다.")
    void itIsTheLastThatHasTheFile(@Start Lab start, Parameters drawn, Answers answers) {
        assertEquals(
                snapshots(start).get(drawn.number("lastDay") - 1).snapshotId(), answers.text("snapshot"));
    }

    @Graded(cell = "restore-copied", weight = 3)
    @Feedback(
            en = "The file is back in its place, with every line that it ever had.",
            ko = "파일이 제자리에 있고, 마지막 상태의 모든 줄이 들어 있습니다.")
    @Hint(en = "How many days does it hold? An older snapshot has fewer.", ko = "며칠 치가 들어 있나요? 더 오래된 스냅샷에는 더 적게 들어 있습니다.")
    void theFileIsBack(Lab lab, Parameters drawn) {
        assertRecovered(lab, drawn);
    }

    @Graded(cell = "restore-copied")
    @Feedback(en = "ec2-user can go on writing to the file.", ko = "ec2-user가 파일에 이어서 쓸 수 있습니다.")
    @Hint(en = "Who copied it, with sudo or without?", ko = "누가 복사했나요? sudo를 썼나요?")
    void itCanBeWrittenTo(Lab lab, Parameters drawn) {
        assertRecovered(lab, drawn);
        assertEquals("written", ssh(lab, "echo more >> " + file(drawn) + " && echo written").strip());
    }

    @Graded(cell = "restore-copied", weight = 2)
    @Feedback(
            en = "In an experiment the server was rebooted, and the file was there.",
            ko = "실험에서 서버를 재부팅한 뒤에도 파일이 있었습니다.")
    @Hint(en = "What is mounted at /data after a boot, and is the file on that?", ko = "부팅한 뒤 /data에는 무엇이 마운트되나요? 파일이 거기에 있나요?")
    void itIsThereAfterAReboot(Lab lab, Parameters drawn) {
        lab.ec2().rebootInstances(r -> r.instanceIds(server(lab).instanceId()));
        lab.advance("5m");
        assertRecovered(lab, drawn);
    }

    @Graded(cell = "restore-tidied", weight = 2)
    @Feedback(
            en = "What was written to the volume after the file was deleted is still there, beside the file.",
            ko = "파일이 지워진 뒤에 볼륨에 쓰인 내용이, 되살린 파일과 함께 그대로 있습니다.")
    @Hint(
            en = "A whole volume that is put back takes everything back to that day.",
            ko = "볼륨 전체를 되돌리면 모든 것이 그날로 돌아갑니다.")
    void nothingElseIsLost(Lab lab, @Start Lab start, Parameters drawn) {
        assertRecovered(lab, drawn);
        assertEquals(ssh(start, "cat /data/journal.txt"), ssh(lab, "cat /data/journal.txt"));
    }

    @Graded(cell = "restore-tidied")
    @Feedback(en = "After the recovery there are no volumes more than before it.", ko = "복구한 뒤 볼륨이 처음보다 늘지 않았습니다.")
    @Hint(
            en = "A detached volume costs as much as an attached one. DescribeVolumes shows all of them.",
            ko = "분리한 볼륨도 연결된 볼륨과 똑같이 비용이 듭니다. DescribeVolumes로 모두 볼 수 있습니다.")
    void nothingIsLeftBehind(Lab lab, @Start Lab start, Parameters drawn) {
        assertRecovered(lab, drawn);
        // What is being deleted is shown for a while.
        lab.advance("5m");
        assertEquals(volumes(start).size(), volumes(lab).size());
    }

    @Graded(cell = "restore-tidied")
    @Feedback(en = "All nightly snapshots are still there after the recovery.", ko = "복구한 뒤에도 밤마다 만든 스냅샷이 모두 남아 있습니다.")
    @Hint(en = "Backups are kept: who knows what else is missing?", ko = "백업은 남겨 두세요. 또 무엇이 지워졌는지 누가 알겠습니까?")
    void theBackupsAreKept(Lab lab, @Start Lab start, Parameters drawn) {
        assertRecovered(lab, drawn);
        List<String> kept = snapshots(lab).stream().map(Snapshot::snapshotId).toList();
        assertTrue(kept.containsAll(
                snapshots(start).stream().map(Snapshot::snapshotId).toList()));
    }

    @Graded(cell = "restore-backed-up")
    @Feedback(
            en = "In an experiment a volume was made of the snapshot named recovered, and the file was on it.",
            ko = "실험에서 이름이 recovered인 스냅샷으로 볼륨을 만들자 그 안에 파일이 있었습니다.")
    @Hint(
            en = "A snapshot holds what had been written to the disk when it was taken. Is it completed?",
            ko = "스냅샷에는 만들 당시 디스크에 쓰인 내용만 담깁니다. 완료되었나요?")
    void theNewSnapshotHasTheFile(Lab lab, Parameters drawn) {
        Snapshot recovered = snapshots(lab).stream()
                .filter(snapshot -> snapshot.tags().stream()
                        .anyMatch(tag -> tag.key().equals("Name") && tag.value().equals("recovered")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no snapshot has that name"));
        assertEquals("completed", recovered.stateAsString());
        String volume = lab.ec2()
                .createVolume(r -> r.snapshotId(recovered.snapshotId())
                        .availabilityZone(server(lab).placement().availabilityZone()))
                .volumeId();
        lab.ec2().waiter().waitUntilVolumeAvailable(r -> r.volumeIds(volume));
        lab.ec2().attachVolume(r -> r.volumeId(volume).instanceId(server(lab).instanceId()).device("/dev/sdp"));
        lab.advance("1m");
        ssh(lab, "sudo mkdir -p /mnt/judge && sudo mount -o nouuid /dev/sdp /mnt/judge");
        assertEquals(content(drawn), ssh(lab, "cat " + file(drawn).replace("/data", "/mnt/judge")));
    }
}
