import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;
import skylab.guest.workload.Workload;
import skylab.lab.Lab;
import skylab.lab.Message;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Puts the server under load for a while, and looks at the alarm, the server and the mailbox. */
class AlarmTest {
    private static final String SERVER = "server";
    private static final String MAIL = "ops@example.com";

    private static String id(Lab lab) {
        return lab.ec2()
                .describeInstances(r -> r.filters(f -> f.name("tag:Name").values(SERVER)))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .instanceId();
    }

    private static String power(Lab lab) {
        return lab.ec2()
                .describeInstances(r -> r.instanceIds(id(lab)))
                .reservations()
                .get(0)
                .instances()
                .get(0)
                .state()
                .nameAsString();
    }

    private static MetricAlarm alarm(Lab lab, Parameters drawn) {
        List<MetricAlarm> alarms = lab.cloudwatch()
                .describeAlarms(r -> r.alarmNames(drawn.text("alarmName")))
                .metricAlarms();
        assertFalse(alarms.isEmpty(), "there is no alarm of that name");
        return alarms.get(0);
    }

    private static StateValue state(Lab lab, Parameters drawn) {
        return alarm(lab, drawn).stateValue();
    }

    private static void load(Lab lab, double percent, Duration duration) {
        lab.load(SERVER, Workload.constant(percent / 100));
        lab.advance(duration);
    }

    /** Idle for long enough that the alarm has made up its mind. */
    private static void rest(Lab lab) {
        load(lab, 2, Duration.ofHours(1));
    }

    private static long letters(Lab lab, String begin) {
        return lab.inbox().stream()
                .filter(message -> message.to().contains(MAIL) && message.subject().startsWith(begin))
                .count();
    }

    @Graded(cell = "alarm-made-tests", weight = 2)
    @Feedback(en = "At rest the alarm is in the state OK.", ko = "쉬고 있을 때 경보는 OK 상태입니다.")
    @Hint(
            en = "An alarm whose metric does not exist stays in INSUFFICIENT_DATA. Is the dimension right?",
            ko = "없는 지표를 보는 경보는 INSUFFICIENT_DATA에 머뭅니다. 차원이 맞나요?")
    void atRestItIsOk(Lab lab, Parameters drawn) {
        rest(lab);
        assertEquals(StateValue.OK, state(lab, drawn));
    }

    @Graded(cell = "alarm-made-tests", weight = 3)
    @Feedback(
            en = "When the load stays above the limit, the alarm rings in time.",
            ko = "부하가 한도를 계속 넘으면 경보가 제때 울립니다.")
    @Hint(
            en = "How many periods are `minutes`? Some minutes for publication come on top.",
            ko = "`minutes`는 몇 구간인가요? 게시에 걸리는 몇 분이 더해집니다.")
    void longLoadRings(Lab lab, Parameters drawn) {
        rest(lab);
        assertEquals(StateValue.OK, state(lab, drawn));
        load(lab, drawn.number("percent") + 12, Duration.ofMinutes(drawn.number("minutes") + 14));
        assertEquals(StateValue.ALARM, state(lab, drawn));
    }

    @Graded(cell = "alarm-made-tests", weight = 3)
    @Feedback(
            en = "A peak that is over soon does not ring, and one that lasts does.",
            ko = "금방 끝나는 최고점에는 울리지 않고, 이어지면 울립니다.")
    @Hint(en = "The threshold must be exceeded for all of the time, not once.", ko = "한 번이 아니라 그 시간 내내 임계값을 넘어야 합니다.")
    void aShortPeakDoesNot(Lab lab, Parameters drawn) {
        rest(lab);
        load(lab, 100, Duration.ofMinutes(drawn.number("minutes") - 11));
        rest(lab);
        assertNotEquals(StateValue.ALARM, state(lab, drawn));
        assertTrue(rang(lab.fork(), drawn));
        assertEquals(0, letters(lab, "ALARM"), "nobody was written to");
    }

    private static boolean rang(Lab lab, Parameters drawn) {
        load(lab, 100, Duration.ofMinutes(drawn.number("minutes") + 14));
        return state(lab, drawn) == StateValue.ALARM;
    }

    @Graded(cell = "alarm-made-tests", weight = 2)
    @Feedback(
            en = "Load that stays below the limit does not ring, load above it does.",
            ko = "한도보다 낮은 부하에는 울리지 않고, 높은 부하에는 울립니다.")
    @Hint(en = "Which number is the threshold, and in which unit?", ko = "임계값은 어느 숫자이고 단위는 무엇인가요?")
    void loadBelowTheLimitDoesNot(Lab lab, Parameters drawn) {
        rest(lab);
        load(lab, drawn.number("percent") - 12, Duration.ofHours(2));
        assertEquals(StateValue.OK, state(lab, drawn));
        assertTrue(rang(lab.fork(), drawn));
    }

    @Graded(cell = "alarm-mailed-tests", weight = 2)
    @Feedback(
            en = "When the alarm rings, one letter comes to ops@example.com.",
            ko = "경보가 울리면 ops@example.com으로 메일이 한 통 옵니다.")
    @Hint(en = "An invitation is in the inbox until it is confirmed.", ko = "확인하기 전까지는 초대 메일만 받은 편지함에 있습니다.")
    void aLetterComes(Lab lab, Parameters drawn) {
        rest(lab);
        long before = letters(lab, "ALARM");
        load(lab, 98, Duration.ofHours(2));
        assertEquals(before + 1, letters(lab, "ALARM"));
    }

    @Graded(cell = "alarm-mailed-tests", weight = 2)
    @Feedback(en = "When it is over, another letter says so.", ko = "끝나면 끝났다는 메일도 옵니다.")
    @Hint(en = "There are actions for each of the states.", ko = "상태마다 작업을 지정할 수 있습니다.")
    void theEndIsTold(Lab lab, Parameters drawn) {
        rest(lab);
        load(lab, 98, Duration.ofHours(1));
        long before = letters(lab, "OK");
        rest(lab);
        assertEquals(before + 1, letters(lab, "OK"));
    }

    @Graded(cell = "alarm-silence-tests", weight = 3)
    @Feedback(
            en = "When the server is stopped and falls silent, the alarm rings.",
            ko = "서버가 중지되어 소식이 끊기면 경보가 울립니다.")
    @Hint(en = "What does silence mean? An alarm can be told.", ko = "침묵은 무엇을 뜻하나요? 경보에 정해 줄 수 있습니다.")
    void silenceRings(Lab lab, Parameters drawn) {
        rest(lab);
        assertEquals(StateValue.OK, state(lab, drawn));
        lab.ec2().stopInstances(r -> r.instanceIds(id(lab)));
        lab.advance("3h");
        assertEquals(StateValue.ALARM, state(lab, drawn));
        assertEquals("stopped", power(lab));
    }
}
