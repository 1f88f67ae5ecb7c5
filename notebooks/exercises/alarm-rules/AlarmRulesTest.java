import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Parameters;

/** Calls the methods with other data points. */
@Ask(
        name = "operators",
        expression =
                "breaches(5, \"GreaterThanThreshold\", 5) + \" \" + breaches(5, \"GreaterThanOrEqualToThreshold\", 5) + \" \" + breaches(5, \"LessThanThreshold\", 5) + \" \" + breaches(5, \"LessThanOrEqualToThreshold\", 5)")
@Ask(
        name = "directions",
        expression =
                "breaches(6, \"GreaterThanThreshold\", 5) + \" \" + breaches(4, \"GreaterThanOrEqualToThreshold\", 5) + \" \" + breaches(4, \"LessThanThreshold\", 5) + \" \" + breaches(6, \"LessThanOrEqualToThreshold\", 5)")
@Ask(name = "two of three", expression = "state(Arrays.asList(90.0, 10.0, 90.0), 80, 3, 2, \"missing\", \"OK\") + \" \" + state(Arrays.asList(90.0, 10.0, 10.0), 80, 3, 2, \"missing\", \"OK\")")
@Ask(name = "last only", expression = "state(Arrays.asList(90.0, 90.0, 90.0, 10.0, 10.0, 90.0), 80, 3, 2, \"missing\", \"ALARM\")")
@Ask(name = "short", expression = "state(Arrays.asList(90.0, 90.0), 80, 3, 2, \"missing\", \"OK\") + \" \" + state(Arrays.asList(90.0), 80, 3, 2, \"missing\", \"OK\")")
@Ask(name = "breaching", expression = "state(Arrays.asList(null, 10.0, null), 80, 3, 2, \"breaching\", \"OK\") + \" \" + state(Arrays.asList(null, null, null), 80, 3, 3, \"breaching\", \"OK\")")
@Ask(name = "notBreaching", expression = "state(Arrays.asList(null, 90.0, null), 80, 3, 2, \"notBreaching\", \"ALARM\") + \" \" + state(Arrays.asList(null, null, null), 80, 3, 1, \"notBreaching\", \"ALARM\")")
@Ask(name = "missing", expression = "state(Arrays.asList(null, null, null), 80, 3, 1, \"missing\", \"ALARM\") + \" \" + state(Arrays.asList(null, 10.0, null), 80, 3, 2, \"missing\", \"ALARM\") + \" \" + state(Arrays.asList(90.0, null, 90.0), 80, 3, 2, \"missing\", \"OK\")")
@Ask(name = "ignore", expression = "state(Arrays.asList(null, null, null), 80, 3, 1, \"ignore\", \"ALARM\") + \" \" + state(Arrays.asList(null, null, null), 80, 3, 1, \"ignore\", \"OK\") + \" \" + state(Arrays.asList(null, 10.0, null), 80, 3, 2, \"ignore\", \"ALARM\")")
@Ask(
        name = "changes",
        expression = "changes(Arrays.asList(10.0, 90.0, 90.0, 90.0, 10.0, 10.0, 10.0), 80, 3, 2, \"missing\")")
@Ask(
        name = "silence",
        expression = "changes(Arrays.asList(null, null, 90.0, 90.0, null, null, null, null), 80, 3, 2, \"missing\")")
@Ask(name = "quiet", expression = "\"\" + changes(Arrays.asList(10.0, 10.0, 10.0), 80, 3, 2, \"missing\") + changes(List.of(), 80, 3, 2, \"missing\")")
@Ask(name = "own", expression = "own.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(\",\"))")
class AlarmRulesTest {
    @Graded(cell = "alarm-rules-breaches-tests", weight = 2)
    @Feedback(
            en = "Each of the four operators compares in its own direction, and treats the threshold itself rightly.",
            ko = "네 가지 연산자가 각자의 방향으로 비교하고, 임계값과 같은 값도 올바르게 다룹니다.")
    @Hint(en = "Is 5 greater than 5? Greater than or equal?", ko = "5는 5보다 큰가요? 크거나 같은가요?")
    void operatorsCompare(Answers answers) {
        assertEquals("false true false true", answers.text("operators"));
        assertEquals("true false true false", answers.text("directions"));
    }

    @Graded(cell = "alarm-rules-state-tests", weight = 2)
    @Feedback(
            en = "M of the last N data points decide, wherever among the N they are.",
            ko = "마지막 N개 가운데 M개가, 그 위치와 상관없이 상태를 정합니다.")
    @Hint(en = "The two bad points need not be neighbours.", ko = "나쁜 데이터 두 개가 붙어 있을 필요는 없습니다.")
    void mOfNDecide(Answers answers) {
        assertEquals("ALARM OK", answers.text("two of three"));
    }

    @Graded(cell = "alarm-rules-state-tests")
    @Feedback(en = "What lies further back than N periods counts no more.", ko = "N구간보다 앞의 데이터는 더 이상 세지 않습니다.")
    @Hint(en = "Which end of the list is the newest?", ko = "목록의 어느 쪽 끝이 가장 최근인가요?")
    void olderPointsDoNotCount(Answers answers) {
        assertEquals("OK", answers.text("last only"));
    }

    @Graded(cell = "alarm-rules-state-tests")
    @Feedback(
            en = "Periods before the first data point are taken as missing.",
            ko = "첫 데이터 포인트 이전의 구간은 누락된 것으로 봅니다.")
    @Hint(en = "What if there are fewer than N periods yet?", ko = "아직 N구간이 되지 않았다면 어떻게 되나요?")
    void aYoungMetricIsJudged(Answers answers) {
        assertEquals("ALARM OK", answers.text("short"));
    }

    @Graded(cell = "alarm-rules-missing-tests", weight = 2)
    @Feedback(
            en = "With breaching and notBreaching, a missing point counts as bad or as good.",
            ko = "breaching과 notBreaching에서는 누락된 데이터가 각각 나쁜 것과 좋은 것으로 셈해집니다.")
    @Hint(en = "No data at all: what does each of the two say?", ko = "데이터가 하나도 없으면 둘은 각각 무엇이라고 하나요?")
    void missingPointsAreFilled(Answers answers) {
        assertEquals("ALARM ALARM", answers.text("breaching"));
        assertEquals("OK OK", answers.text("notBreaching"));
    }

    @Graded(cell = "alarm-rules-missing-tests", weight = 2)
    @Feedback(
            en = "With missing, only a window without any data has too little; points that are there are counted.",
            ko = "missing에서는 데이터가 전혀 없는 구간만 데이터 부족이고, 있는 데이터는 셉니다.")
    @Hint(en = "One good point and two missing ones: is that insufficient?", ko = "좋은 데이터 하나와 누락 두 개라면 데이터 부족인가요?")
    void silenceIsInsufficient(Answers answers) {
        assertEquals("INSUFFICIENT_DATA OK ALARM", answers.text("missing"));
    }

    @Graded(cell = "alarm-rules-missing-tests", weight = 2)
    @Feedback(
            en = "With ignore, silence leaves the state as it was.",
            ko = "ignore에서는 침묵이 상태를 바꾸지 않습니다.")
    @Hint(en = "The state before is the last argument.", ko = "이전 상태는 마지막 인수입니다.")
    void ignoreKeepsTheState(Answers answers) {
        assertEquals("ALARM OK OK", answers.text("ignore"));
    }

    @Graded(cell = "alarm-rules-changes-tests", weight = 2)
    @Feedback(
            en = "Each change of the state is reported once, with the period in which it happens.",
            ko = "상태가 바뀔 때마다 그 구간과 함께 한 번씩 보고됩니다.")
    @Hint(en = "An alarm begins in INSUFFICIENT_DATA.", ko = "경보는 INSUFFICIENT_DATA에서 시작합니다.")
    void changesAreReported(Answers answers) {
        assertEquals("[0 OK, 2 ALARM, 5 OK]", answers.text("changes"));
        assertEquals("[0 OK][]", answers.text("quiet"));
    }

    @Graded(cell = "alarm-rules-changes-tests", weight = 2)
    @Feedback(
            en = "A metric that falls silent comes to INSUFFICIENT_DATA, when its last point has left the window.",
            ko = "지표가 끊기면 마지막 데이터가 구간을 벗어날 때 INSUFFICIENT_DATA가 됩니다.")
    @Hint(en = "Call state for each period, with what was known then.", ko = "구간마다 그때까지 알려진 데이터로 state를 호출하세요.")
    void silenceIsReported(Answers answers) {
        assertEquals("[2 OK, 3 ALARM, 5 OK, 6 INSUFFICIENT_DATA]", answers.text("silence"));
    }

    @Graded(cell = "alarm-rules-own-tests", weight = 3)
    @Feedback(
            en = "Your data make your alarm go to ALARM exactly in the last period, and not before.",
            ko = "여러분의 데이터로 여러분의 경보가 마지막 구간에서 비로소 ALARM이 됩니다.")
    @Hint(
            en = "How many bad points may there be before the last one?",
            ko = "마지막 데이터 이전에 나쁜 데이터가 몇 개까지 있어도 되나요?")
    void yourDataFireAtTheEnd(Answers answers, Parameters drawn) {
        List<Double> own = new ArrayList<>();
        for (String value : answers.text("own").split(",")) {
            own.add(value.equals("null") ? null : Double.valueOf(value));
        }
        int periods = drawn.number("periods");
        int enough = drawn.number("enough");
        double threshold = drawn.number("threshold");
        assertEquals(2 * periods, own.size());
        for (int end = 1; end <= own.size(); end++) {
            List<Double> window = own.subList(Math.max(0, end - periods), end);
            long bad = window.stream().filter(value -> value != null && value > threshold).count();
            assertEquals(end == own.size(), bad >= enough, "period " + (end - 1));
        }
        assertNotEquals(own.size(), Collections.frequency(own, null));
    }
}
