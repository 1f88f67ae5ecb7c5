package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;

/** What instances do with their user data at first and later boots. */
class UserDataTest {
    private static final String ECHO = "/bin/echo \"booted\" >> /home/ec2-user/result.txt\n";

    private static String mime(String modules) {
        return "Content-Type: multipart/mixed; boundary=\"//\"\nMIME-Version: 1.0\n\n--//\n"
                + "Content-Type: text/cloud-config; charset=\"us-ascii\"\nMIME-Version: 1.0\n"
                + "Content-Transfer-Encoding: 7bit\nContent-Disposition: attachment; filename=\"cloud-config.txt\"\n\n"
                + "#cloud-config\ncloud_final_modules:\n" + modules + "\n\n--//\n"
                + "Content-Type: text/x-shellscript; charset=\"us-ascii\"\nMIME-Version: 1.0\n"
                + "Content-Transfer-Encoding: 7bit\nContent-Disposition: attachment; filename=\"userdata.txt\"\n\n"
                + "#!/bin/bash\n" + ECHO + "--//--\n";
    }

    private static void reboot(Student student) {
        student.given.ec2.rebootInstances(r -> r.instanceIds(student.id));
        student.given.lab.advance(Duration.ofMinutes(3));
    }

    private static void stopAndStart(Student student) {
        student.given.ec2.stopInstances(r -> r.instanceIds(student.id));
        student.given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(student.id));
        student.given.ec2.startInstances(r -> r.instanceIds(student.id));
        student.given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(student.id));
        student.given.lab.advance(Duration.ofMinutes(3));
    }

    private static long lines(Student student) {
        String seen = student.ssh("cat result.txt");
        return seen.lines().filter("booted"::equals).count();
    }

    @Test
    void S0_81_aScriptRunsAsRootOnceAndItsOutputIsLogged() {
        Student student = Student.with("#!/bin/bash\nyum update -y\nwhoami\necho to stderr >&2\n", 22);
        String log = student.ssh("sudo cat /var/log/cloud-init-output.log");
        assertTrue(log.contains("Nothing to do."), log);
        assertTrue(log.contains("\nroot\nto stderr\n"), log);
        assertTrue(log.contains("Cloud-init v. 22.2.2 finished at "), log);
        reboot(student);
        String again = student.ssh("sudo grep -c '^root$' /var/log/cloud-init-output.log");
        assertTrue(again.contains("\n1\n"), again);
    }

    @Test
    void S0_82_oneLineStaysOneLineAfterRebootAndAfterStopAndStart() {
        Student student = Student.with("#!/bin/bash\n" + ECHO, 22);
        assertEquals(1, lines(student));
        String owner = student.ssh("stat -c %U result.txt");
        assertTrue(owner.contains("\nroot\n"), owner);
        reboot(student);
        assertEquals(1, lines(student));
        stopAndStart(student);
        assertEquals(1, lines(student));
    }

    @ParameterizedTest
    @ValueSource(strings = {" - [scripts-user, always]", "- [scripts-user, always]", "- - scripts-user\n  - always"})
    void S0_83_withAlwaysThereIsOneMoreLinePerBoot(String modules) {
        Student student = Student.with(mime(modules), 22);
        assertEquals(1, lines(student));
        reboot(student);
        assertEquals(2, lines(student));
        stopAndStart(student);
        assertEquals(3, lines(student));
    }

    @Test
    void S0_84_theKeyWithoutItsSpaceIsNotHonoured() {
        Student student = Student.with(mime("-[script-user,always]"), 22);
        assertEquals(1, lines(student));
        reboot(student);
        assertEquals(1, lines(student));
    }

    @ParameterizedTest
    @ValueSource(strings = {ECHO, " #!/bin/bash\n" + ECHO, "# !/bin/bash\n" + ECHO})
    void S0_85_withoutAShebangNothingIsExecuted(String data) {
        Student student = Student.with(data, 22);
        String seen = student.ssh("ls", "sudo cat /var/log/cloud-init.log");
        assertFalse(seen.contains("result.txt\n["), seen);
        assertTrue(seen.contains("Unhandled non-multipart (text/x-not-multipart) userdata: 'b'"), seen);
    }

    @Test
    void S0_86_changedUserDataRunAgainOnlyWithAlways() {
        Student student = Student.with("#!/bin/bash\n" + ECHO, 22);
        SdkBytes more = SdkBytes.fromUtf8String("#!/bin/bash\necho more >> /home/ec2-user/result.txt\n");
        student.given.refused(
                "IncorrectInstanceState",
                () -> student.given.ec2.modifyInstanceAttribute(
                        r -> r.instanceId(student.id).userData(u -> u.value(more))));
        for (int i = 0; i < 2; i++) {
            SdkBytes data = i == 0
                    ? more
                    : SdkBytes.fromUtf8String(mime(" - [scripts-user, always]").replace("booted", "more"));
            student.given.ec2.stopInstances(r -> r.instanceIds(student.id));
            student.given.ec2.waiter().waitUntilInstanceStopped(r -> r.instanceIds(student.id));
            student.given.ec2.modifyInstanceAttribute(
                    r -> r.instanceId(student.id).userData(u -> u.value(data)));
            student.given.ec2.startInstances(r -> r.instanceIds(student.id));
            student.given.ec2.waiter().waitUntilInstanceRunning(r -> r.instanceIds(student.id));
            student.given.lab.advance(Duration.ofMinutes(3));
            String seen = student.ssh("cat result.txt");
            assertEquals(i == 1, seen.contains("\nmore\n"), seen);
        }
    }

    @ParameterizedTest
    @CsvSource({"“booted”,“booted”", "'\"booted\"',booted"})
    void S0_87_typographicQuotesAreNoQuotes(String typed, String written) {
        Student student = Student.with("#!/bin/bash\n/bin/echo " + typed + " >> /home/ec2-user/result.txt\n", 22);
        String seen = student.ssh("cat result.txt");
        assertTrue(seen.contains("\n" + written + "\n"), seen);
    }

    @Test
    void scriptsGoOnWhileSshdIsUp() {
        Student student = Student.with("#!/bin/bash\nsleep 600\necho late\n", 22);
        String seen = student.ssh("cloud-init status");
        assertTrue(seen.contains("status: running"), seen);
        student.given.lab.advance(Duration.ofMinutes(10));
        String later = student.ssh("cloud-init status --wait", "sudo tail -3 /var/log/cloud-init-output.log");
        assertTrue(later.contains("status: done"), later);
        assertTrue(later.contains("\nlate\n"), later);
    }

    @Test
    void aTutorialsWebServerAnswers() {
        Student student = Student.with(
                "#!/bin/bash\nyum update -y\nyum install -y httpd\nsystemctl start httpd\nsystemctl enable httpd\n"
                        + "echo \"<h1>Hello World from $(hostname -f)</h1>\" > /var/www/html/index.html\n",
                22,
                80);
        String seen = student.terminal("curl -s http://" + student.address());
        assertTrue(seen.contains("<h1>Hello World from ip-"), seen);
    }

    @Test
    void aCloudConfigWritesFilesMakesUsersAndRunsCommands() {
        Student student = Student.with(
                """
                #cloud-config
                hostname: web-1
                timezone: Asia/Seoul
                groups: [ops]
                users:
                  - default
                  - name: deploy
                    groups: wheel
                    shell: /bin/bash
                    sudo: ["ALL=(ALL) NOPASSWD:ALL"]
                write_files:
                  - path: /etc/app/app.conf
                    permissions: '0640'
                    content: |
                      port: 8080
                      name: "app"
                bootcmd:
                  - echo boot >> /root/boot.txt
                runcmd:
                  - [touch, "/root/with space"]
                  - echo "run $(whoami)" > /root/run.txt
                packages:
                  - tree
                """,
                22);
        String seen = student.ssh(
                "hostname",
                "date +%Z",
                "id deploy",
                "sudo ls -l /etc/app/app.conf",
                "sudo cat /etc/app/app.conf /root/run.txt /root/boot.txt",
                "sudo ls /root",
                "which tree");
        assertTrue(seen.contains("\nweb-1\n"), seen);
        assertTrue(seen.contains("\nKST\n"), seen);
        assertTrue(seen.contains("uid=1001(deploy)"), seen);
        assertTrue(seen.contains("(wheel)"), seen);
        assertTrue(seen.contains("-rw-r-----"), seen);
        assertTrue(seen.contains("port: 8080\nname: \"app\"\nrun root\nboot\n"), seen);
        assertTrue(seen.contains("'with space'") || seen.contains("with space"), seen);
        assertTrue(seen.contains("\n/usr/bin/tree\n"), seen);
    }

    @Test
    void compressedUserDataAreUnpacked() throws Exception {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(("#!/bin/sh\n" + ECHO).getBytes(StandardCharsets.UTF_8));
        }
        var given = skylab.aws.ec2.Given.lab();
        String group = given.sshGroup();
        String id = given.running(r ->
                        r.securityGroupIds(group).userData(Base64.getEncoder().encodeToString(bytes.toByteArray())))
                .instanceId();
        given.lab.advance(Duration.ofMinutes(3));
        String seen = given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@"
                        + given.instance(id).publicIpAddress() + "\ncat result.txt\nexit")
                .transcript();
        assertTrue(seen.contains("\nbooted\n"), seen);
    }

    @ParameterizedTest
    @CsvSource({"/bin/nix,No such file or directory", "/bin/bash\\r,No such file or directory"})
    void aScriptWhoseInterpreterIsMissingFails(String interpreter, String why) {
        Student student = Student.with("#!" + interpreter.replace("\\r", "\r") + "\n" + ECHO, 22);
        String seen = student.ssh("cloud-init status", "sudo cat /var/log/cloud-init-output.log");
        assertTrue(seen.contains("status: error"), seen);
        assertTrue(seen.contains(why), seen);
        assertTrue(seen.contains("Failed to run module scripts-user"), seen);
    }
}
