import java.util.List;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** What the lab about logs asks of the learner's cloud. */
final class LogsChecks {
    private LogsChecks() {}

    private static List<LogGroup> groups(Lab lab) {
        return lab.logs().describeLogGroups().logGroups();
    }

    @Step(id = "console", en = "The boot read from outside, the host known", ko = "밖에서 부팅을 읽고 호스트 확인하기")
    @Hint(
            en = "The system log comes some minutes after the boot.",
            ko = "시스템 로그는 부팅하고 몇 분 뒤에 나타납니다.")
    @Hint(
            en = "`getConsoleOutput` gives Base64; `ssh` writes the host into `~/.ssh/known_hosts` after you said yes.",
            ko = "`getConsoleOutput`은 Base64를 돌려줍니다. `yes`라고 답하면 `ssh`가 호스트를 `~/.ssh/known_hosts`에 적습니다.")
    @Hint(
            en = "```\nssh -i ~/.ssh/labsuser.pem ec2-user@ADDRESS\nyes\n```",
            ko = "```\nssh -i ~/.ssh/labsuser.pem ec2-user@주소\nyes\n```")
    static void console(Lab lab, Findings findings) {
        findings.missing(
                Machines.running(lab).stream().noneMatch(one -> lab.ec2()
                                .getConsoleOutput(r -> r.instanceId(one.instanceId()))
                                .output()
                        != null),
                "No running instance has a system log yet.",
                "시스템 로그가 있는 실행 중인 인스턴스가 아직 없습니다.");
        String known = lab.terminal().run("cat ~/.ssh/known_hosts").out();
        findings.missing(
                Machines.running(lab).stream().noneMatch(one -> known.contains(one.publicIpAddress() + " ")),
                "Your computer does not know the host key of any running instance.",
                "내 컴퓨터가 아는 실행 중인 인스턴스의 호스트 키가 없습니다.");
    }

    @Step(id = "agent", en = "Lines of a file are events", ko = "파일의 줄을 이벤트로 보내기")
    @Hint(
            en = "The agent has a log of its own: `/opt/aws/amazon-cloudwatch-agent/logs`.",
            ko = "에이전트에도 자기 로그가 있습니다: `/opt/aws/amazon-cloudwatch-agent/logs`.")
    @Hint(
            en = "It needs a role on the instance, a configuration with `collect_list`, and `fetch-config ... -s`.",
            ko = "인스턴스의 역할, `collect_list`가 든 설정, 그리고 `fetch-config ... -s`가 필요합니다.")
    @Hint(
            en = "The two cells above, in this order: the agent sends what is written after it was started.",
            ko = "위의 두 셀을 순서대로 실행하세요. 에이전트는 시작된 뒤에 쓰인 줄을 보냅니다.")
    static void agent(Lab lab, Findings findings) {
        if (findings.missing(
                groups(lab).isEmpty(),
                "CloudWatch Logs has no log group.",
                "CloudWatch Logs에 로그 그룹이 없습니다.")) {
            return;
        }
        findings.missing(
                groups(lab).stream().noneMatch(group -> lab.logs()
                                .filterLogEvents(r -> r.logGroupName(group.logGroupName()))
                                .events()
                                .size()
                        >= 60),
                "No log group has 60 events.",
                "이벤트가 60개 있는 로그 그룹이 없습니다.");
        findings.missing(
                groups(lab).stream().allMatch(group -> group.retentionInDays() == null),
                "Every group keeps its events for ever.",
                "모든 그룹이 이벤트를 영원히 보관합니다.");
    }

    @Step(id = "alarm", en = "An alarm on errors in the log", ko = "로그의 오류에 대한 경보")
    @Hint(
            en = "Between log and alarm there is a metric; it counts from the moment it is made.",
            ko = "로그와 경보 사이에는 지표가 있고, 만든 순간부터 셉니다.")
    @Hint(
            en = "`putMetricFilter` with the pattern of errors, `putMetricAlarm` on its metric, then new errors.",
            ko = "오류 패턴으로 `putMetricFilter`를, 그 지표에 `putMetricAlarm`을 만들고 새 오류를 쓰세요.")
    @Hint(
            en = "The three cells above; the alarm looks a minute later.",
            ko = "위의 세 셀을 실행하세요. 경보는 1분 뒤에 확인합니다.")
    static void alarm(Lab lab, Findings findings) {
        if (findings.missing(
                lab.logs().describeMetricFilters(r -> {}).metricFilters().isEmpty(),
                "No log group has a metric filter.",
                "지표 필터가 있는 로그 그룹이 없습니다.")) {
            return;
        }
        List<String> counted = lab.logs().describeMetricFilters(r -> {}).metricFilters().stream()
                .flatMap(filter -> filter.metricTransformations().stream())
                .map(metric -> metric.metricNamespace() + "/" + metric.metricName())
                .toList();
        findings.missing(
                lab.cloudwatch().describeAlarms().metricAlarms().stream()
                        .noneMatch(alarm -> alarm.stateValue() == StateValue.ALARM
                                && counted.contains(alarm.namespace() + "/" + alarm.metricName())),
                "No alarm on a metric of a filter is in the state ALARM.",
                "필터가 만든 지표에 대한 경보 가운데 ALARM 상태인 것이 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "What did you make in this lab besides instances?",
            ko = "이 실습에서 인스턴스 말고 무엇을 만들었나요?")
    @Hint(
            en = "`deleteAlarms`, `deleteLogGroup`, `terminateInstances`, `deleteVolume`, `deleteSecurityGroup`.",
            ko = "`deleteAlarms`, `deleteLogGroup`, `terminateInstances`, `deleteVolume`, `deleteSecurityGroup`입니다.")
    @Hint(
            en = "```\ncloudwatch.deleteAlarms(r -> r.alarmNames(\"shop-errors\"));\nlab.logs().deleteLogGroup(r -> r.logGroupName(\"shop\"));\nec2.terminateInstances(r -> r.instanceIds(web, old));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(web, old));\nec2.deleteVolume(r -> r.volumeId(volume));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\ncloudwatch.deleteAlarms(r -> r.alarmNames(\"shop-errors\"));\nlab.logs().deleteLogGroup(r -> r.logGroupName(\"shop\"));\nec2.terminateInstances(r -> r.instanceIds(web, old));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(web, old));\nec2.deleteVolume(r -> r.volumeId(volume));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
