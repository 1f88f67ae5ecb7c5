import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.grader.hidden.Start;
import skylab.guest.machine.Machine;
import skylab.lab.Lab;
import skylab.lab.Probe;
import skylab.lab.Trace;
import skylab.network.Cidr;

/** Opens the page from several places on the Internet, and knocks where nobody should get in. */
@Ask(name = "causes", expression = "String.join(\",\", causes)")
class SiteDownTest {
    private static final String SOMEWHERE = "100.20.30.40";
    private static final String ELSEWHERE = "203.0.114.9";

    private static String id(Lab start) {
        return start.ec2()
                .describeInstances(r -> r.filters(f -> f.name("tag:Name").values("site")))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .instanceId();
    }

    private static String address(Lab lab, Lab start) {
        String address = lab.ec2()
                .describeInstances(r -> r.instanceIds(id(start)))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .publicIpAddress();
        assertTrue(address != null, "it has no public address");
        return address;
    }

    private static boolean opens(Lab lab, Lab start, Parameters drawn, String from) {
        lab.moveTo(from);
        return opens(lab, start, drawn);
    }

    /** Whether the page opens where the learner's computer is. */
    private static boolean opens(Lab lab, Lab start, Parameters drawn) {
        return lab.terminal()
                .run("curl -s --max-time 5 http://" + address(lab, start) + "/")
                .out()
                .contains(drawn.text("word"));
    }

    private static Trace.Outcome knock(Lab lab, Lab start, String from, int port) {
        lab.moveTo(from);
        return lab.trace("me", id(start), Probe.tcp(port)).outcome();
    }

    private static List<String> causes(Answers answers) {
        return Arrays.stream(answers.text("causes").split(","))
                .map(String::strip)
                .filter(cause -> !cause.isEmpty())
                .distinct()
                .toList();
    }

    @Graded(cell = "site-down-repaired", weight = 3)
    @Feedback(en = "From the Internet the site's page opens.", ko = "인터넷에서 사이트의 페이지가 열립니다.")
    @Hint(
            en = "There and back: route, network ACL in both directions, security group, public address. One of them is still in the way.",
            ko = "가는 길과 오는 길을 모두 보세요. 경로, 양방향의 네트워크 ACL, 보안 그룹, 퍼블릭 주소 중 하나가 아직 길을 막고 있습니다.")
    void thePageOpens(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start, drawn));
    }

    @Graded(cell = "site-down-repaired")
    @Feedback(en = "The page opens for everybody, not only for you.", ko = "여러분뿐 아니라 누구에게나 페이지가 열립니다.")
    @Hint(en = "Who is the source in your rules?", ko = "규칙의 원본(source)이 누구인가요?")
    void itOpensForEverybody(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start, drawn, SOMEWHERE));
        assertTrue(opens(lab, start, drawn, ELSEWHERE));
    }

    @Graded(cell = "site-down-repaired", weight = 2)
    @Feedback(
            en = "The page opens, and whoever knocks at other ports gets no answer.",
            ko = "페이지는 열리고, 다른 포트를 두드리면 응답이 없습니다.")
    @Hint(en = "Open what is needed, and no more.", ko = "필요한 것만 여세요.")
    void nothingElseIsOpen(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start, drawn));
        for (int port : new int[] {22, 443, 3306, 8080}) {
            assertEquals(Trace.Outcome.DROPPED, knock(lab, start, SOMEWHERE, port), () -> "port " + port);
        }
    }

    @Graded(cell = "site-down-repaired", weight = 2)
    @Feedback(
            en = "The page opens, but not for the network of last week's attack.",
            ko = "페이지는 열리지만, 지난주에 공격해 온 네트워크에서는 열리지 않습니다.")
    @Hint(
            en = "A network ACL can deny, a security group cannot. Is the rule that denies still the first?",
            ko = "네트워크 ACL은 거부할 수 있지만 보안 그룹은 그렇지 않습니다. 거부 규칙이 아직도 맨 앞에 있나요?")
    void theAttackersStayOut(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start, drawn));
        String attacker = Cidr.dotted(Cidr.of(drawn.text("blockedCidr")).network() + 77);
        assertFalse(opens(lab, start, drawn, attacker));
    }

    @Graded(cell = "site-down-repaired")
    @Feedback(
            en = "The page opens, and the server has not been restarted.",
            ko = "페이지가 열리고, 서버는 다시 시작된 적이 없습니다.")
    @Hint(en = "Nothing on the machine has to be changed.", ko = "서버 안에서는 아무것도 바꿀 필요가 없습니다.")
    void theServerRanOn(Lab lab, @Start Lab start, Parameters drawn) {
        assertTrue(opens(lab, start, drawn));
        assertEquals(boot(start, id(start)), boot(lab, id(start)));
    }

    private static String boot(Lab lab, String id) {
        // What nobody has looked at yet is made now.
        lab.ec2().getConsoleOutput(r -> r.instanceId(id));
        return lab.world()
                .table(lab.scope(), Machine.MACHINES)
                .get(id)
                .flatMap(Machine::ram)
                .orElseThrow()
                .bootId();
    }

    @Graded(cell = "site-down-named")
    @Feedback(en = "Everything that was wrong is named in causes.", ko = "잘못되어 있던 것이 모두 causes에 있습니다.")
    @Hint(en = "Is it one thing only? What did you have to change?", ko = "하나뿐인가요? 무엇을 바꿔야 했나요?")
    void allCausesAreNamed(Answers answers, Parameters drawn) {
        assertTrue(causes(answers).containsAll(drawn.list("faults")), answers.text("causes"));
    }

    @Graded(cell = "site-down-named")
    @Feedback(en = "Nothing that was right is accused in causes.", ko = "멀쩡했던 것이 causes에 들어 있지 않습니다.")
    @Hint(en = "Look at the lab as you found it: run the scenario's cell again.", ko = "시나리오 셀을 다시 실행해서 처음 상태를 살펴보세요.")
    void nobodyIsAccusedInVain(Answers answers, Parameters drawn) {
        assertFalse(causes(answers).isEmpty());
        assertTrue(drawn.list("faults").containsAll(causes(answers)), answers.text("causes"));
    }
}
