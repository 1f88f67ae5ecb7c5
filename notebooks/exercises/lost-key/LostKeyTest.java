import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Logs in with the key that the student has, also after a reboot, and looks what else has become of the server. */
@Ask(name = "word", expression = "word")
class LostKeyTest {
    private static Instance diary(Lab lab) {
        return lab
                .ec2()
                .describeInstances(r -> r.filters(f -> f.name("tag:Name").values("diary")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .findFirst()
                .orElseThrow();
    }

    private static Instance now(Lab lab, Lab start) {
        return lab.ec2()
                .describeInstances(r -> r.instanceIds(diary(start).instanceId()))
                .reservations()
                .get(0)
                .instances()
                .get(0);
    }

    private static String inside(Lab lab, Lab start, String command) {
        return lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                        + " -o ConnectTimeout=5 ec2-user@" + now(lab, start).publicIpAddress() + " '" + command + "'")
                .out()
                .strip();
    }

    private static boolean opens(Lab lab, Lab start) {
        return inside(lab, start, "whoami").equals("ec2-user");
    }

    private static Set<String> volumes(Lab lab, Lab start) {
        return now(lab, start).blockDeviceMappings().stream()
                .map(mapping -> mapping.ebs().volumeId())
                .collect(Collectors.toSet());
    }

    @Graded(cell = "lost-key-opened-tests", weight = 3)
    @Feedback(
            en = "Whoever has labsuser.pem logs in to the server as ec2-user.",
            ko = "labsuser.pem을 가진 사람이 ec2-user로 서버에 로그인합니다.")
    @Hint(
            en = "The file that decides is `authorized_keys` on the server's root volume.",
            ko = "서버 루트 볼륨의 `authorized_keys` 파일이 정합니다.")
    void yourKeyOpens(Lab lab, @Start Lab start) {
        assertTrue(opens(lab, start));
    }

    @Graded(cell = "lost-key-opened-tests", weight = 2)
    @Feedback(
            en = "It does so tomorrow, too, and after a reboot.",
            ko = "내일도, 재부팅한 뒤에도 로그인됩니다.")
    @Hint(en = "A key that is pushed for a minute is gone after it.", ko = "1분 동안 밀어 넣은 키는 그 뒤에 사라집니다.")
    void itStaysOpen(Lab lab, @Start Lab start) {
        lab.advance("1d");
        lab.ec2().rebootInstances(r -> r.instanceIds(diary(start).instanceId()));
        lab.advance("5m");
        assertTrue(opens(lab, start));
    }

    @Graded(cell = "lost-key-opened-tests")
    @Feedback(
            en = "You get in, and ssh trusts no more than before: only keys, and nobody as root.",
            ko = "로그인되고, ssh의 보안은 그대로입니다. 키로만 들어갈 수 있고 root로는 들어갈 수 없습니다.")
    @Hint(
            en = "Passwords are no way out: leave sshd's settings as they were.",
            ko = "비밀번호는 해결책이 아닙니다. sshd의 설정을 그대로 두세요.")
    void nothingElseWasOpened(Lab lab, @Start Lab start) {
        assertTrue(opens(lab, start));
        assertEquals("no", inside(lab, start, "sudo sshd -T | grep -i ^passwordauthentication | cut -d\" \" -f2"));
        assertEquals("600", inside(lab, start, "stat -c %a ~/.ssh/authorized_keys"));
    }

    @Graded(cell = "lost-key-same-tests", weight = 2)
    @Feedback(
            en = "It is the same server: its id, its private address, its root volume; and it runs.",
            ko = "같은 서버입니다. ID와 프라이빗 주소, 루트 볼륨이 그대로이고 실행 중입니다.")
    @Hint(
            en = "The root volume must be back at `/dev/xvda` before the start.",
            ko = "시작하기 전에 루트 볼륨이 `/dev/xvda`에 돌아와 있어야 합니다.")
    void itIsTheSameServer(Lab lab, @Start Lab start) {
        assertTrue(opens(lab, start));
        assertEquals("running", now(lab, start).state().nameAsString());
        assertEquals(diary(start).privateIpAddress(), now(lab, start).privateIpAddress());
        assertEquals(volumes(start, start), volumes(lab, start));
    }

    @Graded(cell = "lost-key-same-tests")
    @Feedback(en = "You are in, and nothing of your tools is left running or lying about.", ko = "로그인되고, 작업에 쓴 것이 실행 중이거나 남아 있지 않습니다.")
    @Hint(
            en = "Are other instances still there, or volumes that nobody uses?",
            ko = "다른 인스턴스나 아무도 쓰지 않는 볼륨이 남아 있나요?")
    void nothingIsLeft(Lab lab, @Start Lab start) {
        assertTrue(opens(lab, start));
        List<Instance> others = lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(one -> !one.instanceId().equals(diary(start).instanceId()))
                .filter(one -> !List.of("terminated", "shutting-down").contains(one.state().nameAsString()))
                .toList();
        assertTrue(others.isEmpty(), others.toString());
        assertTrue(lab.ec2().describeVolumes().volumes().stream().noneMatch(v -> v.state() == VolumeState.AVAILABLE));
    }

    @Graded(cell = "lost-key-word-tests", weight = 3)
    @Feedback(en = "The word in `diary.txt` was found.", ko = "`diary.txt`의 단어를 찾았습니다.")
    @Hint(en = "It is a file in the home of ec2-user.", ko = "ec2-user의 홈 디렉터리에 있는 파일입니다.")
    void theWordIsFound(Answers answers, Parameters drawn) {
        assertEquals(drawn.text("secret") + "-" + drawn.text("number"), answers.text("word").strip());
    }

    @Graded(cell = "lost-key-word-tests")
    @Feedback(
            en = "You are in, and the diary is as it was: nobody else may read it.",
            ko = "로그인되고, 일기는 그대로이며 다른 사람은 읽을 수 없습니다.")
    @Hint(en = "Look at owner and mode of the file.", ko = "파일의 소유자와 모드를 보세요.")
    void theDiaryIsAsItWas(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start));
        assertEquals("ec2-user 600", inside(lab, start, "stat -c \"%U %a\" diary.txt"));
        assertFalse(inside(lab, start, "cat diary.txt").isEmpty());
    }
}
