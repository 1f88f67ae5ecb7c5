import java.time.Duration;
import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.model.Datapoint;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** What the lab about monitoring asks of the learner's cloud. */
final class MonitoringChecks {
    private MonitoringChecks() {}

    private static List<Datapoint> lastHours(Lab lab, Metric metric, Statistic statistic) {
        return lab.cloudwatch()
                .getMetricStatistics(r -> r.namespace(metric.namespace())
                        .metricName(metric.metricName())
                        .dimensions(metric.dimensions())
                        .startTime(lab.now().minus(Duration.ofHours(6)))
                        .endTime(lab.now())
                        .period(300)
                        .statistics(statistic))
                .datapoints();
    }

    @Step(id = "busy", en = "An instance whose load can be seen", ko = "부하가 보이는 인스턴스")
    @Hint(
            en = "An instance that does nothing has nothing to show, and CloudWatch needs time.",
            ko = "아무 일도 하지 않는 인스턴스는 보여 줄 것이 없고, CloudWatch에는 시간이 필요합니다.")
    @Hint(en = "`lab.load(...)`, then `%advance`.", ko = "`lab.load(...)` 다음에 `%advance`를 실행하세요.")
    @Hint(
            en = "```\nlab.load(\"shop\", Workload.constant(0.3));\nlab.advance(\"3h\");\n```",
            ko = "```\nlab.load(\"shop\", Workload.constant(0.3));\nlab.advance(\"3h\");\n```")
    static void busy(Lab lab, Findings findings) {
        List<Metric> cpu = lab.cloudwatch()
                .listMetrics(r -> r.namespace("AWS/EC2").metricName("CPUUtilization"))
                .metrics();
        if (findings.missing(
                cpu.isEmpty(),
                "CloudWatch knows no CPU of any instance yet.",
                "CloudWatch가 아는 인스턴스의 CPU 지표가 아직 없습니다.")) {
            return;
        }
        findings.missing(
                cpu.stream().noneMatch(metric -> lastHours(lab, metric, Statistic.AVERAGE).stream()
                        .anyMatch(point -> point.average() > 4)),
                "All that it has seen are idle machines.",
                "지금까지 본 것은 한가한 서버뿐입니다.");
    }

    @Step(id = "orders", en = "A metric of your own", ko = "나만의 지표")
    @Hint(en = "It is not AWS that measures it.", ko = "AWS가 재 주는 것이 아닙니다.")
    @Hint(
            en = "`putMetricData` with a namespace that does not begin with `AWS/`, again and again.",
            ko = "`AWS/`로 시작하지 않는 네임스페이스로 `putMetricData`를 여러 번 호출하세요.")
    @Hint(
            en = "```\ncloudwatch.putMetricData(r -> r.namespace(\"Shop\")\n        .metricData(d -> d.metricName(\"Orders\").value(25.0)));\n```",
            ko = "```\ncloudwatch.putMetricData(r -> r.namespace(\"Shop\")\n        .metricData(d -> d.metricName(\"Orders\").value(25.0)));\n```")
    static void orders(Lab lab, Findings findings) {
        List<Metric> own = lab.cloudwatch().listMetrics(r -> {}).metrics().stream()
                .filter(metric -> !metric.namespace().startsWith("AWS/"))
                .toList();
        if (findings.missing(
                own.isEmpty(),
                "There is no metric outside of AWS's own namespaces.",
                "AWS의 네임스페이스가 아닌 지표가 없습니다.")) {
            return;
        }
        findings.missing(
                own.stream().noneMatch(metric -> lastHours(lab, metric, Statistic.SAMPLE_COUNT).stream()
                                .mapToDouble(Datapoint::sampleCount)
                                .sum()
                        >= 30),
                "Fewer than 30 values have been published in the last six hours.",
                "최근 여섯 시간 동안 게시된 값이 30개보다 적습니다.");
    }

    @Step(id = "alarm", en = "An alarm that has been through ALARM and OK", ko = "ALARM과 OK를 거친 경보")
    @Hint(
            en = "An alarm needs a metric, a threshold, and how many of how many periods count.",
            ko = "경보에는 지표와 임계값, 그리고 몇 구간 가운데 몇 구간을 볼지가 필요합니다.")
    @Hint(
            en = "`putMetricAlarm` with `evaluationPeriods` and `datapointsToAlarm`; then load for longer than that.",
            ko = "`putMetricAlarm`에 `evaluationPeriods`와 `datapointsToAlarm`을 지정하고, 그보다 오래 부하를 주세요.")
    @Hint(
            en = "```\nlab.load(\"shop\", Workload.constant(0.95));\nlab.advance(\"40m\");\nlab.load(\"shop\", Workload.constant(0.2));\nlab.advance(\"40m\");\n```",
            ko = "```\nlab.load(\"shop\", Workload.constant(0.95));\nlab.advance(\"40m\");\nlab.load(\"shop\", Workload.constant(0.2));\nlab.advance(\"40m\");\n```")
    static void alarm(Lab lab, Findings findings) {
        List<MetricAlarm> alarms = lab.cloudwatch().describeAlarms().metricAlarms();
        if (findings.missing(alarms.isEmpty(), "There is no alarm.", "경보가 없습니다.")) {
            return;
        }
        findings.missing(
                alarms.stream()
                        .noneMatch(alarm -> alarm.datapointsToAlarm() != null && alarm.evaluationPeriods() > 1),
                "No alarm looks at more than one period, M of N.",
                "N개 가운데 M개 구간을 보는 경보가 없습니다.");
        findings.missing(
                alarms.stream().noneMatch(alarm -> wentThrough(lab, alarm)),
                "No alarm has gone to ALARM and back to OK yet.",
                "ALARM이 되었다가 OK로 돌아온 경보가 아직 없습니다.");
    }

    private static boolean wentThrough(Lab lab, MetricAlarm alarm) {
        List<String> changes = lab
                .cloudwatch()
                .describeAlarmHistory(r -> r.alarmName(alarm.alarmName()))
                .alarmHistoryItems()
                .stream()
                .map(item -> item.historySummary())
                .toList();
        return changes.contains("Alarm updated from OK to ALARM")
                && changes.contains("Alarm updated from ALARM to OK")
                && alarm.stateValue() != StateValue.ALARM;
    }

    @Step(id = "dashboard", en = "A dashboard with two charts", ko = "차트 두 개가 있는 대시보드")
    @Hint(en = "A dashboard is a text in JSON.", ko = "대시보드는 JSON 텍스트입니다.")
    @Hint(
            en = "`putDashboard` with widgets of the type `metric`.",
            ko = "`putDashboard`에 `metric` 유형의 위젯을 넣으세요.")
    @Hint(
            en = "The cell above; `dashboard(\"shop\")` draws it.",
            ko = "위의 셀을 실행하세요. `dashboard(\"shop\")`으로 그릴 수 있습니다.")
    static void dashboard(Lab lab, Findings findings) {
        findings.missing(
                lab.cloudwatch().listDashboards().dashboardEntries().stream()
                        .noneMatch(entry -> lab
                                        .cloudwatch()
                                        .getDashboard(r -> r.dashboardName(entry.dashboardName()))
                                        .dashboardBody()
                                        .split("\"type\"\\s*:\\s*\"metric\"", -1)
                                        .length
                                > 2),
                "There is no dashboard with two widgets that draw metrics.",
                "지표를 그리는 위젯이 두 개 있는 대시보드가 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "What watches an instance outlives it.",
            ko = "인스턴스를 지켜보던 것은 인스턴스가 없어져도 남습니다.")
    @Hint(
            en = "`deleteAlarms`, `deleteDashboards`, `terminateInstances`.",
            ko = "`deleteAlarms`, `deleteDashboards`, `terminateInstances`입니다.")
    @Hint(
            en = "```\ncloudwatch.deleteAlarms(r -> r.alarmNames(\"shop-busy\"));\ncloudwatch.deleteDashboards(r -> r.dashboardNames(\"shop\"));\nec2.terminateInstances(r -> r.instanceIds(shop, idle));\n```",
            ko = "```\ncloudwatch.deleteAlarms(r -> r.alarmNames(\"shop-busy\"));\ncloudwatch.deleteDashboards(r -> r.dashboardNames(\"shop\"));\nec2.terminateInstances(r -> r.instanceIds(shop, idle));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
