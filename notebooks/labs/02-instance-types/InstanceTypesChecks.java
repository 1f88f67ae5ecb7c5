import java.time.Duration;
import java.util.List;
import skylab.billing.Line;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.kernel.course.Storage;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/** What the lab on instance types asks. */
final class InstanceTypesChecks {
    private InstanceTypesChecks() {}

    @Step(id = "cores", en = "One type with two threads per core and with one", ko = "같은 유형, 코어당 스레드 둘과 하나")
    @Hint(
            en = "Cores and threads are chosen at launch and shown by `describeInstances`.",
            ko = "코어와 스레드는 시작할 때 정하고, `describeInstances`로 볼 수 있습니다.")
    @Hint(
            en = "Look for `cpuOptions` in the request of `runInstances`.",
            ko = "`runInstances` 요청의 `cpuOptions`를 보세요.")
    @Hint(
            en = "```\nvar two = launch(\"m5.large\", r -> {});\nvar one = launch(\"m5.large\", r -> r.cpuOptions(c -> c.coreCount(1).threadsPerCore(1)));\n```",
            ko = "```\nvar two = launch(\"m5.large\", r -> {});\nvar one = launch(\"m5.large\", r -> r.cpuOptions(c -> c.coreCount(1).threadsPerCore(1)));\n```")
    static void cores(Lab lab, Findings findings) {
        if (Machines.noneRuns(lab, findings)) {
            return;
        }
        List<Instance> running = Machines.running(lab);
        findings.missing(
                running.stream().noneMatch(one -> threads(one) == 1 && running.stream()
                        .anyMatch(two -> two.instanceType() == one.instanceType() && threads(two) == 2)),
                "There are no two running instances of the same type of which one has 2 threads per core and the other 1.",
                "코어당 스레드가 2개인 것과 1개인 것, 유형이 같은 두 인스턴스가 실행되고 있지 않습니다.");
    }

    private static int threads(Instance instance) {
        return instance.cpuOptions() == null ? 0 : instance.cpuOptions().threadsPerCore();
    }

    @Step(id = "hour", en = "Three types on the bill for an hour", ko = "청구서에 세 유형의 한 시간")
    @Hint(
            en = "The bill has a row for every type that has run: `%bill`.",
            ko = "실행된 유형마다 청구서에 줄이 있습니다. `%bill`을 보세요.")
    @Hint(
            en = "Launch the types, then let time pass with `lab.advance` or `%advance`.",
            ko = "비교할 유형을 시작하고, `lab.advance`나 `%advance`로 시간을 보내세요.")
    @Hint(
            en = "```\nlaunch(\"t3.small\", r -> {});\nlaunch(\"t3.large\", r -> {});\nlab.advance(\"1h\");\n```",
            ko = "```\nlaunch(\"t3.small\", r -> {});\nlaunch(\"t3.large\", r -> {});\nlab.advance(\"1h\");\n```")
    static void hour(Lab lab, Findings findings) {
        List<String> types = lab.bill().lines().stream()
                .filter(line -> line.type().startsWith("BoxUsage:") && line.quantity().doubleValue() >= 1)
                .map(Line::type)
                .distinct()
                .toList();
        findings.missing(
                types.size() < 3,
                "Types that have run for an hour or more: " + types.size() + " instead of three.",
                "한 시간 이상 실행된 유형이 세 가지가 아니라 " + types.size() + "가지입니다.");
    }

    @Step(id = "throughput", en = "Measure a volume", ko = "볼륨 측정하기")
    @Hint(
            en = "CloudWatch counts the reads of each volume. What is read must be the second volume itself.",
            ko = "CloudWatch는 볼륨마다 읽기 횟수를 셉니다. 두 번째 볼륨 자체를 읽어야 합니다.")
    @Hint(
            en = "`fio` is a package; `--filename` names the device, `--bs` the size of an I/O.",
            ko = "`fio`는 패키지로 설치합니다. `--filename`은 장치, `--bs`는 I/O 크기입니다.")
    @Hint(
            en = "```\nsudo yum install -y fio\nsudo fio --name=gp3 --filename=/dev/nvme1n1 --rw=randread --bs=16k --iodepth=32 --ioengine=libaio --runtime=20 --time_based --direct=1\n```",
            ko = "```\nsudo yum install -y fio\nsudo fio --name=gp3 --filename=/dev/nvme1n1 --rw=randread --bs=16k --iodepth=32 --ioengine=libaio --runtime=20 --time_based --direct=1\n```")
    static void throughput(Lab lab, Findings findings) {
        lab.advance(Duration.ofMinutes(10));
        List<Volume> data = Storage.data(lab);
        if (findings.missing(
                data.isEmpty(), "There is no volume beside the root volumes.", "루트 볼륨 말고는 볼륨이 없습니다.")) {
            return;
        }
        findings.missing(
                data.stream().noneMatch(volume -> reads(lab, volume.volumeId()) > 100_000),
                "None of the further volumes has been read as often as a measurement does.",
                "추가 볼륨 중에 측정할 만큼 많이 읽은 것이 없습니다.");
    }

    private static double reads(Lab lab, String volume) {
        return lab
                .cloudwatch()
                .getMetricStatistics(r -> r.namespace("AWS/EBS")
                        .metricName("VolumeReadOps")
                        .dimensions(d -> d.name("VolumeId").value(volume))
                        .startTime(lab.now().minus(Duration.ofHours(12)))
                        .endTime(lab.now())
                        .period(3600)
                        .statistics(Statistic.SUM))
                .datapoints()
                .stream()
                .mapToDouble(Datapoint::sum)
                .sum();
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "What costs money: instances that are not terminated, and volumes.",
            ko = "요금이 나가는 것은 종료되지 않은 인스턴스와 볼륨입니다.")
    @Hint(
            en = "`terminateInstances`, then wait; the group can be deleted when nothing uses it.",
            ko = "`terminateInstances`를 부르고 기다리세요. 보안 그룹은 쓰는 것이 없어야 삭제됩니다.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(two, one, small, large));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(two, one, small, large));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(two, one, small, large));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(two, one, small, large));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
