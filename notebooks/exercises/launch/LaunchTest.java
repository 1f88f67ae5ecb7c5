import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Opens the page, knocks at ports from inside and outside of the office, reboots, tries to terminate. */
class LaunchTest {
    private static final String ELSEWHERE = "100.20.30.40";

    private static List<Instance> instances(Lab lab) {
        return lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> List.of("pending", "running").contains(instance.state().nameAsString()))
                .toList();
    }

    /** The server: the one of that name, or one that has no other fault than its name. */
    private static Instance server(Lab lab, Parameters drawn) {
        List<Instance> all = instances(lab);
        return all.stream()
                .filter(instance -> isNamed(instance, drawn.text("serverName")))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .orElseThrow(() -> new AssertionError("no instance is running"));
    }

    private static boolean isNamed(Instance instance, String name) {
        return instance.tags().stream().anyMatch(tag -> tag.key().equals("Name") && tag.value().equals(name));
    }

    private static String page(Lab lab, Instance server) {
        return lab.terminal()
                .run("curl -s --max-time 5 http://" + server.publicIpAddress() + "/")
                .out();
    }

    private static Trace.Outcome knock(Lab lab, Instance server, String from, int port) {
        lab.moveTo(from);
        return lab.trace("me", server.instanceId(), Probe.tcp(port)).outcome();
    }

    private static String office(Parameters drawn, int host) {
        return Cidr.dotted(Cidr.of(drawn.text("officeCidr")).network() + host);
    }

    @Graded(cell = "launch-grouped", weight = 2)
    @Feedback(
            en = "A computer at the first and one at the last address of the office gets through to port 22.",
            ko = "사무실 주소의 처음과 끝에 있는 컴퓨터가 모두 22번 포트에 연결됩니다.")
    @Hint(
            en = "The whole block officeCidr is the source of the rule, not one address of it.",
            ko = "주소 하나가 아니라 officeCidr 블록 전체가 규칙의 원본(source)입니다.")
    void theOfficeGetsIn(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        assertEquals(Trace.Outcome.ANSWERED, knock(lab, server, office(drawn, 1), 22));
        assertEquals(Trace.Outcome.ANSWERED, knock(lab, server, office(drawn, 254), 22));
    }

    @Graded(cell = "launch-grouped", weight = 2)
    @Feedback(
            en = "Computers outside of the office get no answer from port 22.",
            ko = "사무실 밖의 컴퓨터는 22번 포트에서 응답을 받지 못합니다.")
    @Hint(
            en = "Which sources do your rules for port 22 allow? Is another security group on the instance, too?",
            ko = "22번 포트 규칙이 어떤 원본을 허용하나요? 인스턴스에 다른 보안 그룹도 붙어 있나요?")
    void othersDoNot(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        assertEquals(Trace.Outcome.ANSWERED, knock(lab, server, office(drawn, 7), 22));
        assertEquals(Trace.Outcome.DROPPED, knock(lab, server, ELSEWHERE, 22));
        assertEquals(Trace.Outcome.DROPPED, knock(lab, server, office(drawn, 256), 22));
    }

    @Graded(cell = "launch-grouped")
    @Feedback(
            en = "The instance has the security group of the name that was asked for.",
            ko = "인스턴스에 지정된 이름의 보안 그룹이 붙어 있습니다.")
    @Hint(en = "A group that no instance has protects nothing.", ko = "인스턴스에 붙지 않은 보안 그룹은 아무것도 보호하지 않습니다.")
    void theGroupHasItsName(Lab lab, Parameters drawn) {
        assertTrue(server(lab, drawn).securityGroups().stream()
                .anyMatch(group -> group.groupName().equals(drawn.text("groupName"))));
    }

    @Graded(cell = "launch-launched", weight = 2)
    @Feedback(
            en = "The instance is of the type and in the Availability Zone that were asked for.",
            ko = "인스턴스의 유형과 가용 영역이 사양과 같습니다.")
    @Hint(
            en = "The placement of an instance says where it runs. Without one AWS chooses.",
            ko = "배치(placement)가 인스턴스의 위치를 정합니다. 지정하지 않으면 AWS가 고릅니다.")
    void theTypeAndTheZoneAreRight(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        assertEquals(drawn.text("instanceType"), server.instanceTypeAsString());
        assertEquals(drawn.text("zone"), server.placement().availabilityZone());
    }

    @Graded(cell = "launch-launched", weight = 2)
    @Feedback(
            en = "The root volume is of the type gp3 and of the size that was asked for.",
            ko = "루트 볼륨이 gp3 유형이고 크기가 사양과 같습니다.")
    @Hint(
            en = "A block device mapping changes what the image says about /dev/xvda.",
            ko = "블록 디바이스 매핑(block device mapping)으로 이미지가 정한 /dev/xvda의 설정을 바꿀 수 있습니다.")
    void theRootVolumeIsRight(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        Volume root = lab.ec2()
                .describeVolumes(r -> r.filters(
                        f -> f.name("attachment.instance-id").values(server.instanceId()),
                        f -> f.name("attachment.device").values(server.rootDeviceName())))
                .volumes()
                .get(0);
        assertEquals("gp3", root.volumeTypeAsString());
        assertEquals(drawn.number("rootGiB"), root.size());
    }

    @Graded(cell = "launch-launched")
    @Feedback(en = "One instance runs, and its Name is as asked for.", ko = "인스턴스가 한 대 실행 중이고 Name 태그가 사양과 같습니다.")
    @Hint(en = "A Name is a tag like others. How many instances do run?", ko = "Name도 태그입니다. 인스턴스가 몇 대 실행 중인가요?")
    void oneRunsAndHasItsName(Lab lab, Parameters drawn) {
        assertEquals(1, instances(lab).size());
        assertTrue(isNamed(instances(lab).get(0), drawn.text("serverName")));
    }

    @Graded(cell = "launch-launched")
    @Feedback(en = "Whoever has the key vockey can log in from the office.", ko = "키 페어 vockey로 사무실에서 로그인할 수 있습니다.")
    @Hint(en = "An instance gets its key pair at launch.", ko = "키 페어는 인스턴스를 시작할 때 지정합니다.")
    void theKeyFits(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        lab.moveTo(office(drawn, 9));
        assertEquals(
                "ec2-user",
                lab.terminal()
                        .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new ec2-user@"
                                + server.publicIpAddress() + " whoami")
                        .out()
                        .strip());
    }

    @Graded(cell = "launch-served", weight = 2)
    @Feedback(
            en = "A browser on the Internet opens the page, and your word is on it.",
            ko = "인터넷의 브라우저로 페이지가 열리고, 거기에 여러분의 단어가 있습니다.")
    @Hint(
            en = "The log of the first start is on the instance: /var/log/cloud-init-output.log.",
            ko = "처음 시작할 때의 기록이 인스턴스의 /var/log/cloud-init-output.log에 있습니다.")
    void thePageIsThere(Lab lab, Parameters drawn) {
        lab.moveTo(ELSEWHERE);
        String page = page(lab, server(lab, drawn));
        assertTrue(page.contains(drawn.text("word")), page);
    }

    @Graded(cell = "launch-served")
    @Feedback(en = "In an experiment the instance rebooted, and the page was there again.", ko = "실험에서 인스턴스를 재부팅해도 페이지가 다시 열렸습니다.")
    @Hint(
            en = "systemctl start lasts until the next boot. What makes a service start by itself?",
            ko = "systemctl start의 효과는 다음 부팅까지입니다. 서비스가 스스로 시작하려면 무엇이 필요한가요?")
    void itIsThereAfterAReboot(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        lab.ec2().rebootInstances(r -> r.instanceIds(server.instanceId()));
        lab.advance("5m");
        assertTrue(page(lab, server).contains(drawn.text("word")));
    }

    @Graded(cell = "launch-protected")
    @Feedback(
            en = "In an experiment TerminateInstances was refused, and the instance ran on.",
            ko = "실험에서 TerminateInstances 호출이 거부되고 인스턴스는 계속 실행되었습니다.")
    @Hint(en = "There is an attribute that disables termination by the API.", ko = "API를 통한 종료를 막는 속성이 있습니다.")
    void itIsNotTerminatedByMistake(Lab lab, Parameters drawn) {
        Instance server = server(lab, drawn);
        assertThrows(
                Ec2Exception.class,
                () -> lab.ec2().terminateInstances(r -> r.instanceIds(server.instanceId())));
        assertEquals("running", server(lab, drawn).state().nameAsString());
    }
}
