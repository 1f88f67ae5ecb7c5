import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import skylab.kernel.course.CleanUp;
import skylab.kernel.course.Findings;
import skylab.kernel.course.Hint;
import skylab.kernel.course.Machines;
import skylab.kernel.course.Step;
import skylab.lab.Lab;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceAttributeName;

/** What the lab about user data asks of the learner's cloud. */
final class UserDataChecks {
    private UserDataChecks() {}

    private static List<Instance> running(Lab lab, Predicate<String> userData) {
        return Machines.running(lab).stream()
                .filter(instance -> userData.test(userData(lab, instance)))
                .toList();
    }

    private static String userData(Lab lab, Instance instance) {
        String value = lab.ec2()
                .describeInstanceAttribute(
                        r -> r.instanceId(instance.instanceId()).attribute(InstanceAttributeName.USER_DATA))
                .userData()
                .value();
        return value == null ? "" : new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
    }

    private static boolean isScript(String userData) {
        return userData.startsWith("#!");
    }

    private static boolean isAlways(String userData) {
        return userData.startsWith("Content-Type:") && userData.contains("[scripts-user, always]");
    }

    private static long lines(Lab lab, Instance instance) {
        return Machines.ssh(lab, instance, "cat result.txt").orElse("").lines().count();
    }

    private static boolean wasBootedAgain(Lab lab, Instance instance) {
        return Machines.booted(lab, instance)
                .filter(Machines.firstLaunch(instance).plus(Duration.ofMinutes(2))::isBefore)
                .isPresent();
    }

    @Step(id = "script", en = "A script runs at the first boot", ko = "첫 부팅에서 스크립트 실행하기")
    @Hint(
            en = "User data are given to `RunInstances`; look at how the text begins.",
            ko = "사용자 데이터는 `RunInstances`에 넘깁니다. 텍스트가 어떻게 시작하는지 살펴보세요.")
    @Hint(
            en = "`userData(...)` wants Base64, and the text must begin with `#!/bin/bash`.",
            ko = "`userData(...)`는 Base64를 받으며, 텍스트는 `#!/bin/bash`로 시작해야 합니다.")
    @Hint(
            en =
                    "```\nlaunch(\"once\", \"#!/bin/bash\\n/bin/echo booted >> /home/ec2-user/result.txt\\n\")\n```",
            ko =
                    "```\nlaunch(\"once\", \"#!/bin/bash\\n/bin/echo booted >> /home/ec2-user/result.txt\\n\")\n```")
    static void script(Lab lab, Findings findings) {
        List<Instance> with = running(lab, UserDataChecks::isScript);
        if (findings.missing(
                with.isEmpty(),
                "No running instance has user data that begin with `#!`.",
                "`#!`로 시작하는 사용자 데이터를 가진 실행 중인 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                with.stream().noneMatch(instance -> Machines.on(lab, instance, "stat -c %U result.txt")
                        .equals("root")),
                "On none of them is there a file `result.txt` that root has written.",
                "root가 쓴 `result.txt` 파일이 있는 인스턴스가 없습니다.");
    }

    @Step(id = "once", en = "It runs once, whatever is booted again", ko = "다시 부팅해도 한 번만 실행됨을 확인하기")
    @Hint(
            en = "The same instance has to boot a second time.",
            ko = "같은 인스턴스가 두 번째로 부팅되어야 합니다.")
    @Hint(
            en = "`rebootInstances`, or `stopInstances` and `startInstances`; then give it three minutes.",
            ko = "`rebootInstances`를 쓰거나 `stopInstances` 다음에 `startInstances`를 호출하고 3분을 기다리세요.")
    @Hint(en = "```\nreboot(once);\ncount(once);\n```", ko = "```\nreboot(once);\ncount(once);\n```")
    static void once(Lab lab, Findings findings) {
        findings.missing(
                running(lab, UserDataChecks::isScript).stream()
                        .noneMatch(instance -> wasBootedAgain(lab, instance) && lines(lab, instance) == 1),
                "No instance with a plain script has booted a second time and still has one line in `result.txt`.",
                "일반 스크립트로 시작해서 두 번째로 부팅한 뒤에도 `result.txt`에 한 줄만 있는 인스턴스가 없습니다.");
    }

    @Step(id = "always", en = "A line more at every boot", ko = "부팅할 때마다 한 줄씩 늘리기")
    @Hint(
            en = "How often scripts run is said by a part of its own, before the script.",
            ko = "스크립트를 얼마나 자주 실행할지는 스크립트 앞의 별도 부분에 적습니다.")
    @Hint(
            en = "A MIME message with a `text/cloud-config` part that sets `cloud_final_modules`.",
            ko = "`cloud_final_modules`를 지정하는 `text/cloud-config` 부분이 든 MIME 메시지를 사용합니다.")
    @Hint(
            en = "```\nlaunch(\"always\", mime(\"- [scripts-user, always]\"))\n```",
            ko = "```\nlaunch(\"always\", mime(\"- [scripts-user, always]\"))\n```")
    static void always(Lab lab, Findings findings) {
        List<Instance> with = running(lab, userData -> userData.contains("always"));
        if (findings.missing(
                with.isEmpty(),
                "No running instance has user data that speak of `always`.",
                "사용자 데이터에 `always`가 들어 있는 실행 중인 인스턴스가 없습니다.")) {
            return;
        }
        findings.missing(
                with.stream().noneMatch(instance -> growsWithABoot(lab.fork(), instance)),
                "I rebooted a copy of each of them: no line was added to `result.txt`.",
                "복사본을 재부팅해 보았지만 어느 인스턴스에서도 `result.txt`에 줄이 늘어나지 않았습니다.");
    }

    private static boolean growsWithABoot(Lab copy, Instance instance) {
        long before = lines(copy, instance);
        copy.ec2().rebootInstances(r -> r.instanceIds(instance.instanceId()));
        copy.advance("3m");
        return lines(copy, instance) == before + 1;
    }

    @Step(id = "shebang", en = "Text that is no script is ignored", ko = "스크립트가 아닌 텍스트는 무시됨을 확인하기")
    @Hint(en = "Leave something out at the very beginning.", ko = "맨 앞에서 무언가를 빼 보세요.")
    @Hint(
            en = "Launch with the command alone, without the line `#!/bin/bash`.",
            ko = "`#!/bin/bash` 줄 없이 명령만 넣어 시작하세요.")
    @Hint(
            en = "```\nlaunch(\"silent\", \"/bin/echo booted >> /home/ec2-user/result.txt\\n\")\n```",
            ko = "```\nlaunch(\"silent\", \"/bin/echo booted >> /home/ec2-user/result.txt\\n\")\n```")
    static void shebang(Lab lab, Findings findings) {
        findings.missing(
                running(lab, userData -> !userData.isEmpty()).stream()
                        .noneMatch(instance -> Machines.on(lab, instance, "sudo grep -ci unhandled /var/log/cloud-init.log")
                                .equals("1")),
                "On no running instance has cloud-init met user data that it does not know how to handle.",
                "cloud-init이 처리할 줄 모르는 사용자 데이터를 만난 인스턴스가 없습니다.");
    }

    @Step(id = "change", en = "Other user data for an instance that exists", ko = "이미 있는 인스턴스의 사용자 데이터 바꾸기")
    @Hint(en = "Read the refusal: which state does AWS ask for?", ko = "거절 메시지를 읽어 보세요. AWS가 요구하는 상태는 무엇인가요?")
    @Hint(
            en = "`stopInstances`, `modifyInstanceAttribute`, `startInstances`; and the new data must say `always`.",
            ko = "`stopInstances`, `modifyInstanceAttribute`, `startInstances` 순서로 호출하고, 새 데이터에는 `always`가 있어야 합니다.")
    @Hint(
            en = "Between stop and start:\n```\nchange(once, mime(\"- [scripts-user, always]\"))\n```",
            ko = "중지와 시작 사이에 실행합니다.\n```\nchange(once, mime(\"- [scripts-user, always]\"))\n```")
    static void change(Lab lab, Findings findings) {
        findings.missing(
                running(lab, UserDataChecks::isAlways).stream()
                        .noneMatch(instance -> Machines.on(lab, instance, "sudo cat /var/log/cloud-init-output.log")
                                        .contains("init-local")
                                && wasBootedAgain(lab, instance)
                                && lines(lab, instance) >= 2),
                "No instance has been given user data with `always` that ran at a later boot.",
                "나중 부팅에서 실행된 `always` 사용자 데이터를 가진 인스턴스가 없습니다.");
    }

    @Step(id = "web", en = "A web server that nobody logged in to", ko = "아무도 로그인하지 않은 웹 서버")
    @Hint(
            en = "Three things: the package, the service, a page; and the door for port 80.",
            ko = "패키지, 서비스, 페이지 세 가지와 80번 포트의 문이 필요합니다.")
    @Hint(
            en = "`dnf install -y httpd`, `systemctl enable --now httpd`, a file in `/var/www/html`.",
            ko = "`dnf install -y httpd`, `systemctl enable --now httpd`, 그리고 `/var/www/html`의 파일입니다.")
    @Hint(
            en = "The cell above, with `lab.advance(\"2m\")`: packages take their time.",
            ko = "위의 셀을 `lab.advance(\"2m\")`까지 함께 실행하세요. 패키지를 설치하는 데는 시간이 걸립니다.")
    static void web(Lab lab, Findings findings) {
        findings.missing(
                running(lab, userData -> !userData.isEmpty()).stream()
                        .noneMatch(instance -> lab.terminal()
                                .run("curl -s -m 5 -o /dev/null -w %{http_code} http://" + instance.publicIpAddress())
                                .out()
                                .strip()
                                .equals("200")),
                "From your computer, no instance with user data answers `curl` on port 80 with 200.",
                "내 컴퓨터에서 80번 포트로 `curl`을 보냈을 때 200으로 응답하는, 사용자 데이터를 가진 인스턴스가 없습니다.");
    }

    @Step(id = "clean", en = "Everything cleaned up", ko = "모두 정리하기")
    @Hint(
            en = "How many instances did you launch in this lab, and what did you make for them?",
            ko = "이 실습에서 인스턴스를 몇 대 시작했고, 그 인스턴스를 위해 무엇을 만들었나요?")
    @Hint(
            en = "`terminateInstances`, wait, then `deleteSecurityGroup`.",
            ko = "`terminateInstances`를 하고, 기다린 다음 `deleteSecurityGroup`을 하세요.")
    @Hint(
            en = "```\nec2.terminateInstances(r -> r.instanceIds(once, always, typo, silent, curly, web));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(once, always, typo, silent, curly, web));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```",
            ko = "```\nec2.terminateInstances(r -> r.instanceIds(once, always, typo, silent, curly, web));\nec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(once, always, typo, silent, curly, web));\nec2.deleteSecurityGroup(r -> r.groupId(group));\n```")
    static void clean(Lab lab, Findings findings) {
        CleanUp.check(lab, findings);
    }
}
