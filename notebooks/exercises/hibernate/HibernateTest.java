import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.guest.machine.Machine;
import skylab.guest.machine.Ram;
import skylab.guest.machine.Task;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Every test but those of the Java question asks the replayed lab, and may do with it what it likes. */
@Ask(name = "pid before", expression = "pidBefore")
@Ask(name = "pid after", expression = "pidAfter")
@Ask(name = "1 GiB", expression = "smallestRootGiB(1024, 2)")
@Ask(name = "half a GiB", expression = "smallestRootGiB(512, 3)")
@Ask(name = "1.5 GiB", expression = "smallestRootGiB(1536, 5)")
@Ask(name = "below the limit", expression = "smallestRootGiB(149 * 1024, 2)")
@Ask(name = "at the limit", expression = "smallestRootGiB(150 * 1024, 2)")
@Ask(name = "far above the limit", expression = "smallestRootGiB(768 * 1024, 2)")
class HibernateTest {
    private static List<Instance> instances(Lab lab) {
        return lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> !List.of("terminated", "shutting-down").contains(state(instance)))
                .toList();
    }

    private static String state(Instance instance) {
        return instance.state().nameAsString();
    }

    private static Stream<Instance> hibernatable(Lab lab) {
        return instances(lab).stream()
                .filter(instance -> Boolean.TRUE.equals(instance.hibernationOptions().configured()));
    }

    private static Optional<Ram> ram(Lab lab, Instance instance) {
        return lab.world()
                .table(lab.scope(), Machine.MACHINES)
                .get(instance.instanceId())
                .flatMap(Machine::ram);
    }

    private static Stream<Task> pings(Lab lab, Instance instance) {
        return ram(lab, instance).stream()
                .flatMap(ram -> ram.tasks().values().stream())
                .filter(task -> task.name().equals("ping") && !task.zombie());
    }

    /** The pings that are older than the last time the machine was woken up. */
    private static Stream<Task> survivors(Lab lab, Instance instance) {
        return pings(lab, instance)
                .filter(task -> task.started().compareTo(ram(lab, instance).orElseThrow().ran()) < 0);
    }

    /** Switches an instance on if it is off. */
    private static void start(Lab lab, Instance instance) {
        if (!state(instance).equals("running")) {
            lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
            lab.ec2().startInstances(r -> r.instanceIds(instance.instanceId()));
            lab.ec2().waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance.instanceId()));
        }
    }

    private static void hibernate(Lab lab, Instance instance) {
        start(lab, instance);
        lab.advance("10m");
        lab.ec2().stopInstances(r -> r.instanceIds(instance.instanceId()).hibernate(true));
        lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(instance.instanceId()));
    }

    @Graded(cell = "hibernate-launched")
    @Feedback(en = "An instance is of the type that was asked for.", ko = "인스턴스의 유형이 지정된 유형과 같습니다.")
    @Hint(en = "The type stands in the cell of your values.", ko = "유형은 여러분의 값이 있는 셀에 적혀 있습니다.")
    void theTypeIsRight(Lab lab, Parameters drawn) {
        assertTrue(instances(lab).stream()
                .anyMatch(instance -> instance.instanceTypeAsString().equals(drawn.text("instanceType"))));
    }

    @Graded(cell = "hibernate-launched")
    @Feedback(
            en = "There is an instance for which hibernation is enabled.",
            ko = "최대 절전이 활성화된 인스턴스가 있습니다.")
    @Hint(
            en = "RunInstances has an option for hibernation; it cannot be set later.",
            ko = "RunInstances에 최대 절전 옵션이 있습니다. 이 옵션은 나중에 바꿀 수 없습니다.")
    void hibernationIsEnabled(Lab lab) {
        assertTrue(hibernatable(lab).findAny().isPresent());
    }

    @Graded(cell = "hibernate-launched")
    @Feedback(
            en = "The root volume is encrypted and has room for RAM.",
            ko = "루트 볼륨이 암호화되어 있고 RAM을 저장할 공간이 있습니다.")
    @Hint(
            en = "RAM may hold passwords, so it is only ever written to an encrypted volume. Look at the block device mapping.",
            ko = "RAM에는 비밀번호가 들어 있을 수 있으므로 암호화된 볼륨에만 저장됩니다. 블록 디바이스 매핑을 살펴보세요.")
    void theRootVolumeIsEncryptedAndLargeEnough(Lab lab) {
        assertTrue(instances(lab).stream().anyMatch(instance -> {
            Volume root = lab.ec2().describeVolumes().volumes().stream()
                    .filter(volume -> volume.attachments().stream()
                            .anyMatch(attachment -> attachment.instanceId().equals(instance.instanceId())
                                    && attachment.device().equals(instance.rootDeviceName())))
                    .findFirst()
                    .orElseThrow();
            long ramMiB = lab.ec2()
                    .describeInstanceTypes(r -> r.instanceTypes(instance.instanceType()))
                    .instanceTypes()
                    .get(0)
                    .memoryInfo()
                    .sizeInMiB();
            return root.encrypted() && root.size() * 1024L > ramMiB;
        }));
    }

    @Graded(cell = "hibernate-launched")
    @Feedback(
            en = "In an experiment, the instance hibernated, and after 61 days in hibernation AWS no longer resumed it.",
            ko = "실험에서 인스턴스가 최대 절전에 들어갔고, 61일이 지나자 더는 재개되지 않았습니다.")
    @Hint(
            en = "A plain stop may last for years. What is it that AWS keeps for 60 days at most?",
            ko = "그냥 중지한 인스턴스는 몇 년이 지나도 시작할 수 있습니다. AWS가 최대 60일까지만 유지하는 것은 무엇일까요?")
    void after61DaysItIsNotResumed(Lab lab) {
        Instance instance = hibernatable(lab).findFirst().orElseThrow(() -> new AssertionError("none can hibernate"));
        hibernate(lab, instance);
        lab.advance("61d");
        assertThrows(Ec2Exception.class, () -> lab.ec2().startInstances(r -> r.instanceIds(instance.instanceId())));
    }

    @Graded(cell = "hibernate-running", weight = 2)
    @Feedback(
            en = "In the end ping is running on the instance.",
            ko = "마지막에 인스턴스에서 ping이 실행 중입니다.")
    @Hint(
            en = "A command with & runs in the background. Is it still there after a plain stop?",
            ko = "&를 붙인 명령은 백그라운드에서 실행됩니다. 그냥 중지했다가 시작해도 남아 있을까요?")
    void pingIsRunning(Lab lab) {
        instances(lab).forEach(instance -> start(lab, instance));
        assertTrue(instances(lab).stream().flatMap(instance -> pings(lab, instance)).findAny().isPresent());
    }

    @Graded(cell = "hibernate-running", weight = 2)
    @Feedback(
            en = "ping.log in the home directory holds numbered answers of the computer that was named.",
            ko = "홈 디렉터리의 ping.log에 지정된 컴퓨터의 응답이 번호와 함께 기록되어 있습니다.")
    @Hint(
            en = "Redirect the output of ping with > and let some minutes pass.",
            ko = "ping의 출력을 >로 파일에 보내고, 몇 분 동안 시간이 흐르게 하세요.")
    void theLogHasAnswers(Lab lab, Parameters drawn) {
        instances(lab).forEach(instance -> start(lab, instance));
        lab.advance("1m");
        assertTrue(instances(lab).stream()
                .map(instance -> log(lab, instance))
                .anyMatch(log -> log.contains("PING " + drawn.text("host") + " ") && log.contains("icmp_seq=30 ")));
    }

    private static String log(Lab lab, Instance instance) {
        return lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@"
                        + instance.publicIpAddress() + " 'cat ping.log'")
                .out();
    }

    @Graded(cell = "hibernate-same-process", weight = 4)
    @Feedback(
            en = "The ping that runs now is older than the last start of the instance: it has survived the stop.",
            ko = "지금 실행 중인 ping은 인스턴스를 마지막으로 시작하기 전부터 있던 프로세스입니다. 중지를 거치고도 살아남았습니다.")
    @Hint(
            en = "StopInstances alone switches the machine off, and RAM is lost. And a ping that was started anew is another process.",
            ko = "StopInstances만 호출하면 전원이 꺼져 RAM의 내용이 사라집니다. 그리고 다시 실행한 ping은 다른 프로세스입니다.")
    void theProcessHasSurvived(Lab lab) {
        assertTrue(instances(lab).stream()
                .flatMap(instance -> survivors(lab, instance))
                .findAny()
                .isPresent());
    }

    @Graded(cell = "hibernate-same-process", weight = 2)
    @Feedback(
            en = "In an experiment, the instance hibernated once more and ping went on with the same process ID.",
            ko = "실험에서 인스턴스를 한 번 더 최대 절전으로 중지했다 시작해도 ping이 같은 프로세스 ID로 이어졌습니다.")
    @Hint(
            en = "Leave the instance running with ping in it. Can it hibernate at all?",
            ko = "ping이 실행 중인 채로 인스턴스를 켜 두세요. 이 인스턴스는 최대 절전이 가능한가요?")
    void itSurvivesOnceMore(Lab lab) {
        Instance instance = hibernatable(lab)
                .filter(each -> pings(lab, each).findAny().isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no instance that can hibernate runs ping"));
        List<Integer> before = pings(lab, instance).map(Task::pid).toList();
        hibernate(lab, instance);
        assertFalse(ram(lab, instance).isPresent());
        lab.ec2().startInstances(r -> r.instanceIds(instance.instanceId()));
        lab.ec2().waiter().waitUntilInstanceRunning(r -> r.instanceIds(instance.instanceId()));
        assertEquals(before, pings(lab, instance).map(Task::pid).toList());
    }

    @Graded(cell = "hibernate-same-process", weight = 2)
    @Feedback(
            en = "pidBefore and pidAfter are both the process ID of the ping that survived.",
            ko = "pidBefore와 pidAfter가 모두 살아남은 ping의 프로세스 ID와 같습니다.")
    @Hint(
            en = "pgrep prints the process ID. Look it up before the stop and after the start.",
            ko = "pgrep은 프로세스 ID를 출력합니다. 중지하기 전과 시작한 뒤에 각각 확인하세요.")
    void theProofIsRight(Lab lab, Answers answers) {
        List<Integer> pids = instances(lab).stream()
                .flatMap(instance -> survivors(lab, instance))
                .map(Task::pid)
                .toList();
        assertEquals(answers.number("pid before"), answers.number("pid after"));
        assertTrue(pids.contains(answers.number("pid after").intValue()));
    }

    @Graded(cell = "hibernate-sizes", weight = 2)
    @Feedback(
            en = "The size is right also when RAM is not a whole number of GiB.",
            ko = "RAM이 GiB 단위로 나누어떨어지지 않아도 크기가 맞습니다.")
    @Hint(
            en = "Half a GiB of RAM does not fit into zero GiB: which way is rounded?",
            ko = "0.5 GiB의 RAM은 0 GiB에 들어가지 않습니다. 올림일까요, 내림일까요?")
    void itRoundsUp(Answers answers) {
        assertEquals(3, answers.number("1 GiB").intValueExact());
        assertEquals(4, answers.number("half a GiB").intValueExact());
        assertEquals(7, answers.number("1.5 GiB").intValueExact());
    }

    @Graded(cell = "hibernate-sizes", weight = 2)
    @Feedback(
            en = "Instances with 150 GiB of RAM or more are refused, those below are not.",
            ko = "RAM이 150 GiB 이상이면 -1이고, 그보다 작으면 크기를 돌려줍니다.")
    @Hint(
            en = "Where exactly is the limit: does 150 GiB itself belong to it?",
            ko = "경계가 정확히 어디인가요? 딱 150 GiB는 어느 쪽에 속할까요?")
    void theLimitIsRespected(Answers answers) {
        assertEquals(151, answers.number("below the limit").intValueExact());
        assertEquals(-1, answers.number("at the limit").intValueExact());
        assertEquals(-1, answers.number("far above the limit").intValueExact());
    }
}
