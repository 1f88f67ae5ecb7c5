import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import skylab.grader.hidden.Answers;
import skylab.grader.hidden.Ask;
import skylab.grader.hidden.Feedback;
import skylab.grader.hidden.Graded;
import skylab.grader.hidden.Hint;
import skylab.grader.hidden.Start;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;

/** Calls the methods with other values, and looks at next month's bill of the account. */
@Ask(name = "plain", expression = "billedSeconds(List.of(\"pending 20\", \"running 5400\", \"stopping 30\", \"stopped 9000\"))")
@Ask(name = "minute", expression = "billedSeconds(List.of(\"running 10\", \"stopped 60\", \"running 59\", \"stopped 5\", \"running 61\"))")
@Ask(name = "hibernated", expression = "billedSeconds(List.of(\"running 600\", \"stopping 40 hibernate\", \"stopped 7200\", \"running 300\", \"stopping 25\"))")
@Ask(name = "ended", expression = "billedSeconds(List.of(\"pending 9\", \"running 100\", \"shutting-down 30\", \"terminated 3600\"))")
@Ask(name = "nothing", expression = "billedSeconds(List.of()) + billedSeconds(List.of(\"pending 30\", \"terminated 1\"))")
@Ask(name = "small", expression = "Math.round(transferOut(60) * 1000) + \" \" + Math.round(transferOut(100) * 1000)")
@Ask(name = "first step", expression = "Math.round(transferOut(101) * 1000) + \" \" + Math.round(transferOut(1100) * 1000)")
@Ask(name = "further steps", expression = "Math.round(transferOut(10_340) * 100) + \" \" + Math.round(transferOut(20_340) * 100)")
@Ask(name = "server", expression = "Math.round(serverUsd(720, 0, 8, 1) * 10_000) + \" \" + Math.round(serverUsd(100, 620, 30, 0) * 10_000)")
@Ask(name = "own price", expression = "Math.round(serverUsd(1000, 0, 0, 0) * 1000)")
class BillingTest {
    private static Set<String> lone(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream()
                .filter(volume -> volume.state() == VolumeState.AVAILABLE)
                .map(Volume::volumeId)
                .collect(Collectors.toSet());
    }

    private static boolean isKept(Volume volume) {
        return volume.tags().stream().anyMatch(tag -> tag.key().equals("Keep"));
    }

    private static List<Volume> kept(Lab lab) {
        return lab.ec2().describeVolumes().volumes().stream()
                .filter(BillingTest::isKept)
                .toList();
    }

    private static List<String> idle(Lab lab) {
        return lab.ec2().describeAddresses().addresses().stream()
                .filter(address -> address.associationId() == null)
                .map(Address::allocationId)
                .toList();
    }

    private static boolean worked(Lab lab, Lab start) {
        return !lone(lab).equals(lone(start)) || !idle(lab).equals(idle(start));
    }

    @Graded(cell = "billing-seconds-tests", weight = 2)
    @Feedback(
            en = "Seconds are charged while the instance runs, and in no other ordinary state.",
            ko = "실행 중인 시간만 부과되고, 다른 보통의 상태에서는 부과되지 않습니다.")
    @Hint(en = "Is `shutting-down` charged? Is `pending`?", ko = "`shutting-down`에는 요금이 부과되나요? `pending`은 어떤가요?")
    void runningIsCharged(Answers answers) {
        assertEquals("5400", answers.text("plain"));
        assertEquals("100", answers.text("ended"));
        assertEquals("0", answers.text("nothing"));
    }

    @Graded(cell = "billing-seconds-tests", weight = 2)
    @Feedback(en = "Every start costs a minute at least.", ko = "시작할 때마다 최소 1분의 요금이 부과됩니다.")
    @Hint(en = "Three short runs: is it one minute, or three?", ko = "짧게 세 번 실행하면 1분인가요, 3분인가요?")
    void aStartCostsAMinute(Answers answers) {
        assertEquals("181", answers.text("minute"));
    }

    @Graded(cell = "billing-seconds-tests", weight = 2)
    @Feedback(
            en = "Going into hibernation is charged, stopping without it is not.",
            ko = "최대 절전으로 들어가는 시간은 부과되고, 일반 중지 시간은 부과되지 않습니다.")
    @Hint(en = "Look at the third word of a line.", ko = "줄의 세 번째 단어를 보세요.")
    void hibernatingIsCharged(Answers answers) {
        assertEquals("940", answers.text("hibernated"));
    }

    @Graded(cell = "billing-transfer-tests", weight = 2)
    @Feedback(en = "The first 100 GB cost nothing, and what comes after them does.", ko = "처음 100 GB는 무료이고 그다음부터 부과됩니다.")
    @Hint(en = "What does the 101st gigabyte cost, and what do the first hundred cost then?", ko = "101번째 GB는 얼마인가요? 그때 앞의 100 GB는 얼마인가요?")
    void theFirstHundredAreFree(Answers answers) {
        assertEquals("0 0", answers.text("small"));
        assertEquals("90 90000", answers.text("first step"));
    }

    @Graded(cell = "billing-transfer-tests", weight = 2)
    @Feedback(
            en = "Each gigabyte costs the price of its own step, at the borders of the steps, too.",
            ko = "각 GB는 자기 구간의 단가로 계산되며, 구간의 경계에서도 맞습니다.")
    @Hint(
            en = "The price of the last step is not the price of everything.",
            ko = "마지막 구간의 단가가 전체의 단가는 아닙니다.")
    void eachStepHasItsPrice(Answers answers) {
        assertEquals("92160 177160", answers.text("further steps"));
    }

    @Graded(cell = "billing-server-tests", weight = 2)
    @Feedback(
            en = "The volume costs in all hours, and the address only while the server runs.",
            ko = "볼륨은 모든 시간에, 주소는 서버가 실행되는 동안에만 부과됩니다.")
    @Hint(
            en = "A month has 730 hours here. Which hours does the volume exist?",
            ko = "여기서 한 달은 730시간입니다. 볼륨은 어느 시간 동안 존재하나요?")
    void whatExistsCosts(Answers answers) {
        long one = Math.round((720 * price(answers) + 8 * 0.08 * 720 / 730.0 + 720 * 0.005) * 10_000);
        long other = Math.round((100 * price(answers) + 30 * 0.08 * 720 / 730.0) * 10_000);
        assertEquals(one + " " + other, answers.text("server"));
    }

    @Graded(cell = "billing-server-tests")
    @Feedback(en = "The server's hours cost the price of the task.", ko = "서버의 시간은 과제의 단가로 계산됩니다.")
    @Hint(en = "`hourlyMills` are thousandths of a dollar.", ko = "`hourlyMills`의 단위는 1,000분의 1달러입니다.")
    void itIsTheRightPrice(Answers answers, skylab.grader.hidden.Parameters drawn) {
        assertEquals(String.valueOf(drawn.number("hourlyMills") * 1000), answers.text("own price"));
    }

    private static double price(Answers answers) {
        return Long.parseLong(answers.text("own price")) / 1000.0 / 1000.0;
    }

    @Graded(cell = "billing-clean-tests", weight = 2)
    @Feedback(
            en = "In the next 30 days no address is charged for that nobody uses.",
            ko = "앞으로 30일 동안 아무도 쓰지 않는 주소의 요금이 없습니다.")
    @Hint(en = "The forecast has a usage type of its own for idle addresses.", ko = "예측에는 유휴 주소만의 사용 유형이 있습니다.")
    void noIdleAddressIsLeft(Lab lab) {
        assertTrue(lab.forecast("30d").lines().stream()
                .noneMatch(line -> line.usageType().contains("IdleAddress")));
    }

    @Graded(cell = "billing-clean-tests", weight = 2)
    @Feedback(
            en = "No volume is left that nobody uses, but for those that are to be kept.",
            ko = "보관하기로 한 것을 빼면 아무도 쓰지 않는 볼륨이 없습니다.")
    @Hint(en = "A volume nobody uses is in the state `available`.", ko = "아무도 쓰지 않는 볼륨은 `available` 상태입니다.")
    void noLoneVolumeIsLeft(Lab lab) {
        Set<String> keep = kept(lab).stream().map(Volume::volumeId).collect(Collectors.toSet());
        assertTrue(keep.containsAll(lone(lab)));
    }

    @Graded(cell = "billing-clean-tests", weight = 2)
    @Feedback(
            en = "Something was cleaned up, and what is tagged Keep, the server, its disks and its address are there as before.",
            ko = "정리가 이루어졌고, Keep 태그가 있는 것과 서버, 서버의 디스크와 주소는 그대로 있습니다.")
    @Hint(en = "Compare the account with the lab as you found it.", ko = "처음 상태의 계정과 비교해 보세요.")
    void whatIsUsedStays(Lab lab, @Start Lab start) {
        assertTrue(worked(lab, start));
        assertEquals(kept(start).size(), kept(lab).size());
        assertEquals(used(start), used(lab));
        assertEquals(
                1,
                lab.ec2().describeAddresses().addresses().stream()
                        .filter(address -> address.associationId() != null)
                        .count());
    }

    private static Set<String> used(Lab lab) {
        return lab
                .ec2()
                .describeInstances(r -> r.filters(
                        f -> f.name("tag:Name").values("shop"),
                        f -> f.name("instance-state-name").values("running")))
                .reservations()
                .stream()
                .flatMap(reservation -> reservation.instances().stream())
                .flatMap(instance -> instance.blockDeviceMappings().stream())
                .map(mapping -> mapping.ebs().volumeId())
                .collect(Collectors.toSet());
    }
}
