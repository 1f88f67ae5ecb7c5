package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first script of every tutorial: a web server by user data. */
class UserDataWebTest {
    private static String script(String manager) {
        return "#!/bin/bash\n" + manager + " update -y\n" + manager + " install -y httpd\nsystemctl start httpd\n"
                + "systemctl enable httpd\necho \"<h1>Hello from $(hostname -f)</h1>\" > /var/www/html/index.html\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"yum", "dnf"})
    void S0_81_userDataInstallsAWebServerThatTheInternetReaches(String manager) {
        Student student = Student.with(script(manager), 22, 80);
        String name = student.given.instance(student.id).privateDnsName();
        String seen = student.terminal("curl -s http://" + student.address());
        assertTrue(seen.contains("\n<h1>Hello from " + name + "</h1>\n"), seen);
    }

    @ParameterizedTest
    @CsvSource({"22,28", "80,0"})
    void onlyWhatTheGroupOpensIsReached(int port, int status) {
        Student student = Student.with(script("yum"), port);
        String seen = student.terminal("curl -s -m 5 -o /dev/null http://" + student.address() + "; echo status $?");
        assertTrue(seen.contains("\nstatus " + status + "\n"), seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "start", "restart"})
    void aServiceThatIsStoppedRefuses(String action) {
        Student student = Student.with(script("dnf"), 22, 80);
        student.ssh("sudo systemctl " + action + " httpd");
        String seen = student.terminal("curl -s -o /dev/null http://" + student.address() + "; echo status $?");
        assertTrue(seen.contains("\nstatus " + (action.equals("stop") ? 7 : 0) + "\n"), seen);
    }

    @ParameterizedTest
    @CsvSource({"systemctl enable httpd,0", "systemctl disable httpd,7"})
    void afterARebootRunsWhatIsEnabled(String command, int status) {
        Student student = Student.with(script("dnf"), 22, 80);
        student.ssh("sudo " + command);
        student.given.ec2.rebootInstances(r -> r.instanceIds(student.id));
        student.given.lab.advance("3m");
        String seen = student.terminal("curl -s -o /dev/null http://" + student.address() + "; echo status $?");
        assertEquals(
                status,
                Integer.parseInt(
                        seen.replaceFirst("(?s).*\nstatus ", "").strip().split("\\s")[0]),
                seen);
    }
}
