import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Looks at the disk and the page now, after a reboot, and some days later. */
@Ask(name = "culprit", expression = "culprit")
class DiskFullTest {
    private static final long KIB_IN_GIB = 1L << 20;
    /** What a page or a log may have taken meanwhile. */
    private static final double NEARLY = 0.95;

    private static Instance web(Lab lab) {
        return lab.ec2().describeInstances(r -> r.filters(f -> f.name("tag:Name").values("web"))).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .filter(instance -> instance.state().nameAsString().equals("running"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the server does not run"));
    }

    private static String ssh(Lab lab, String command) {
        return lab.terminal()
                .run("ssh -i ~/.ssh/labsuser.pem -o StrictHostKeyChecking=accept-new -o ConnectTimeout=20 ec2-user@"
                        + web(lab).publicIpAddress() + " '" + command + "'")
                .out();
    }

    private static void assertRoom(Lab lab, Parameters drawn) {
        String[] free = ssh(lab, "df -k --output=avail /").strip().split("\\s+");
        String last = free[free.length - 1];
        assertTrue(
                last.matches("\\d+") && Long.parseLong(last) >= NEARLY * drawn.number("freeGiB") * KIB_IN_GIB, last + " KiB");
    }

    private static void assertPage(Lab lab, Parameters drawn) {
        String page = lab.terminal()
                .run("curl -s --max-time 5 http://" + web(lab).publicIpAddress() + "/")
                .out();
        assertTrue(page.contains(drawn.text("word")), page);
    }

    private static void reboot(Lab lab) {
        lab.ec2().rebootInstances(r -> r.instanceIds(web(lab).instanceId()));
        lab.advance("5m");
    }

    @Graded(cell = "disk-full-roomy", weight = 2)
    @Feedback(en = "df shows as much free room on / as was asked for.", ko = "df로 보면 /에 필요한 만큼의 빈 공간이 있습니다.")
    @Hint(en = "sudo du -xh / | sort -h shows where the room has gone.", ko = "sudo du -xh / | sort -h를 실행하면 공간을 무엇이 차지하는지 보입니다.")
    void thereIsRoom(Lab lab, Parameters drawn) {
        assertRoom(lab, drawn);
    }

    @Graded(cell = "disk-full-roomy")
    @Feedback(en = "There is room, and the shop's files are as they were.", ko = "공간이 생겼고, 쇼핑몰의 파일도 그대로입니다.")
    @Hint(en = "A large file is not a useless file.", ko = "큰 파일이라고 필요 없는 파일은 아닙니다.")
    void theShopIsWhole(Lab lab, Parameters drawn) {
        assertRoom(lab, drawn);
        assertEquals(
                DiskFullSetup.orders(drawn), ssh(lab, "cat /srv/shop/orders.csv").strip());
        assertEquals("734003200", ssh(lab, "stat -c %s /srv/shop/archive.bin").strip());
    }

    @Graded(cell = "disk-full-open", weight = 2)
    @Feedback(en = "The shop's page opens from the Internet.", ko = "인터넷에서 쇼핑몰의 페이지가 열립니다.")
    @Hint(en = "systemctl status httpd says how the web server is.", ko = "systemctl status httpd로 웹 서버의 상태를 볼 수 있습니다.")
    void thePageOpens(Lab lab, Parameters drawn) {
        assertPage(lab, drawn);
    }

    @Graded(cell = "disk-full-open")
    @Feedback(en = "In an experiment the server was rebooted, and the page opened again.", ko = "실험에서 서버를 재부팅한 뒤에도 페이지가 열렸습니다.")
    @Hint(en = "Starting a service and enabling it are two things.", ko = "서비스를 시작하는 것과 활성화하는 것은 다릅니다.")
    void itOpensAfterAReboot(Lab lab, Parameters drawn) {
        reboot(lab);
        assertPage(lab, drawn);
    }

    @Graded(cell = "disk-full-stopped")
    @Feedback(en = "In an experiment three days passed, and the room was still there.", ko = "실험에서 사흘이 지나도 빈 공간이 그대로였습니다.")
    @Hint(en = "Deleting what was written does not stop the writer.", ko = "쓰인 것을 지워도 쓰는 것은 멈추지 않습니다.")
    void itStaysSo(Lab lab, Parameters drawn) {
        assertRoom(lab, drawn);
        lab.advance("3d");
        assertRoom(lab, drawn);
    }

    @Graded(cell = "disk-full-stopped", weight = 2)
    @Feedback(
            en = "In an experiment the server was rebooted and three days passed, and the room was still there.",
            ko = "실험에서 서버를 재부팅하고 사흘이 지나도 빈 공간이 그대로였습니다.")
    @Hint(en = "What starts the writer at each boot?", ko = "부팅할 때마다 쓰는 것을 시작하는 것은 무엇인가요?")
    void itStaysSoAfterAReboot(Lab lab, Parameters drawn) {
        assertRoom(lab, drawn);
        reboot(lab);
        lab.advance("3d");
        assertRoom(lab, drawn);
    }

    @Graded(cell = "disk-full-named")
    @Feedback(en = "culprit is the service that has filled the disk.", ko = "culprit이 디스크를 채운 서비스의 이름과 같습니다.")
    @Hint(en = "Who writes into the folder that is full? systemctl lists what runs.", ko = "가득 찬 폴더에 누가 쓰나요? systemctl로 실행 중인 서비스를 볼 수 있습니다.")
    void itIsNamed(Answers answers, Parameters drawn) {
        assertEquals(drawn.text("service"), answers.text("culprit").strip().replace(".service", ""));
    }
}
