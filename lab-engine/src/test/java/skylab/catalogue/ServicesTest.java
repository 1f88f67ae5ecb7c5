package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Services as a learner starts, stops and writes them. */
class ServicesTest {
    private static String unit(String service) {
        return "sudo tee /etc/systemd/system/app.service > /dev/null <<'EOF'\n[Unit]\nDescription=My app\nAfter=network.target\n"
                + "\n[Service]\n" + service
                + "\n\n[Install]\nWantedBy=multi-user.target\nEOF\nsudo systemctl daemon-reload";
    }

    private static void reboot(Student student) {
        student.given.ec2.rebootInstances(r -> r.instanceIds(student.id));
        student.given.lab.advance(Duration.ofMinutes(3));
    }

    @Test
    void S0_06_withSshdStoppedTheConnectionIsRefusedAtOnceAndTheSessionSurvives() {
        Student student = Student.with(null, 22);
        String seen = student.ssh("sudo systemctl stop sshd", "systemctl is-active sshd", "echo still here");
        assertTrue(seen.contains("\ninactive\n"), seen);
        assertTrue(seen.contains("\nstill here\n"), seen);
        String refused = student.ssh("hostname");
        assertTrue(
                refused.contains("ssh: connect to host " + student.address() + " port 22: Connection refused"),
                refused);
        reboot(student);
        String again = student.ssh("systemctl is-active sshd");
        assertTrue(again.contains("\nactive\n"), again);
    }

    @Test
    void theStatusOfAServiceTellsItsProcessAndItsLastLines() {
        Student student = Student.with(null, 22);
        String seen = student.ssh("systemctl status sshd --no-pager");
        assertTrue(seen.contains("\n● sshd.service - OpenSSH server daemon\n"), seen);
        assertTrue(
                seen.contains(
                        "\n     Loaded: loaded (/usr/lib/systemd/system/sshd.service; enabled; preset: enabled)\n"),
                seen);
        assertTrue(seen.contains("\n     Active: active (running) since Mon 2026-03-02 "), seen);
        assertTrue(seen.matches("(?s).*\n   Main PID: \\d+ \\(sshd\\)\n.*"), seen);
        assertTrue(seen.contains("\n     CGroup: /system.slice/sshd.service\n             └─"), seen);
        assertTrue(seen.contains(" systemd[1]: Started sshd.service - OpenSSH server daemon.\n"), seen);
    }

    @Test
    void aStudentsOwnUnitRunsLogsAndSurvivesTheReboot() {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                unit(
                        "User=ec2-user\nEnvironment=NAME=world\nWorkingDirectory=/home/ec2-user\n"
                                + "ExecStart=/bin/bash -c 'echo hello $NAME from $(pwd) as $(whoami); exec sleep 100000'\nRestart=always"),
                "sudo systemctl enable --now app",
                "systemctl is-active app; systemctl is-enabled app",
                "journalctl -u app --no-pager -o cat",
                "ps -C sleep -o user=");
        assertTrue(
                seen.contains("Created symlink /etc/systemd/system/multi-user.target.wants/app.service →"
                        + " /etc/systemd/system/app.service."),
                seen);
        assertTrue(seen.contains("\nactive\nenabled\n"), seen);
        assertTrue(seen.contains("\nhello world from /home/ec2-user as ec2-user\n"), seen);
        assertTrue(seen.contains("\nec2-user\n"), seen);
        reboot(student);
        String later = student.ssh(
                "systemctl is-active app", "journalctl -u app -b -o cat", "journalctl --list-boots | wc -l");
        assertTrue(later.contains("\nactive\n"), later);
        assertTrue(later.contains("\nhello world from /home/ec2-user as ec2-user\n"), later);
        assertTrue(later.contains("\n2\n"), later);
    }

    @Test
    void restartAlwaysStartsAKilledServiceAgain() {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                unit("ExecStart=/usr/bin/sleep 100000\nRestart=always\nRestartSec=2"),
                "sudo systemctl start app",
                "sudo kill -9 $(systemctl show -p MainPID --value app)",
                "systemctl is-active app",
                "sleep 3",
                "systemctl is-active app",
                "journalctl -u app -o cat");
        assertTrue(seen.contains("\nactivating\n"), seen);
        assertTrue(seen.contains("\nactive\n"), seen);
        assertTrue(seen.contains("app.service: Main process exited, code=killed, status=9/KILL"), seen);
        assertTrue(seen.contains("app.service: Scheduled restart job, restart counter is at 1."), seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Type=oneshot\\nExecStart=/bin/false | code=exited, status=1/FAILURE",
                "Type=oneshot\\nExecStart=/opt/nix | code=exited, status=203/EXEC",
                "Type=oneshot\\nUser=nix\\nExecStart=/bin/true | code=exited, status=217/USER",
                "Type=oneshot\\nWorkingDirectory=/nix\\nExecStart=/bin/true | code=exited, status=200/CHDIR",
                "ExecStartPre=/bin/bash -c 'exit 3'\\nExecStart=/bin/true | code=exited, status=3/NOTIMPLEMENTED"
            })
    void aFailedStartSaysWhy(String service, String code) {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                unit(service.replace("\\n", "\n")),
                "sudo systemctl start app; echo status $?",
                "systemctl status app; echo status $?",
                "systemctl --failed --no-legend");
        assertTrue(
                seen.contains(
                        "Job for app.service failed because the control process exited with error code.\nSee \"systemctl status"
                                + " app.service\" and \"journalctl -xeu app.service\" for details.\nstatus 1\n"),
                seen);
        assertTrue(seen.contains("     Active: failed (Result: exit-code) since "), seen);
        assertTrue(seen.contains(code), seen);
        assertTrue(seen.contains("\nstatus 3\n"), seen);
        assertTrue(seen.contains("● app.service loaded failed failed My app"), seen);
    }

    @Test
    void tooManyStartsAreRefused() {
        Student student = Student.with(null, 22);
        String seen = student.ssh(
                unit("ExecStart=/bin/false\nRestart=always"),
                "sudo systemctl start app",
                "sleep 5",
                "systemctl status app");
        assertTrue(seen.contains("Start request repeated too quickly."), seen);
        assertTrue(seen.contains("     Active: failed (Result: start-limit-hit) since "), seen);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sudo systemctl start nix | Failed to start nix.service: Unit nix.service not found.",
                "sudo systemctl stop nix | Failed to stop nix.service: Unit nix.service not loaded.",
                "sudo systemctl enable nix | Failed to enable unit: Unit file nix.service does not exist.",
                "systemctl status nix | Unit nix.service could not be found.",
                "systemctl start chronyd | Failed to start chronyd.service: Interactive authentication required.",
                "sudo systemctl nix | Unknown command verb 'nix'",
                "sudo service nix status | Unit nix.service could not be found."
            })
    void refusalsAreSystemds(String line, String message) {
        String seen = Student.with(null, 22).ssh(line);
        assertTrue(seen.contains("\n" + message), seen);
    }

    @Test
    void aMaskedUnitCannotBeStarted() {
        String seen = Student.with(null, 22)
                .ssh(
                        "sudo systemctl mask --now chronyd",
                        "sudo systemctl start chronyd",
                        "sudo systemctl unmask chronyd",
                        "sudo systemctl start chronyd",
                        "systemctl is-active chronyd");
        assertTrue(seen.contains("Failed to start chronyd.service: Unit chronyd.service is masked."), seen);
        assertTrue(seen.contains("\nactive\n"), seen);
    }

    @Test
    void aTimerStartsItsServiceAgainAndAgain() {
        Student student = Student.with(null, 22);
        student.ssh(
                unit("Type=oneshot\nExecStart=/bin/bash -c 'date >> /tmp/ticks'"),
                "printf '[Timer]\\nOnCalendar=*:0/5\\n[Install]\\nWantedBy=timers.target\\n' | sudo tee"
                        + " /etc/systemd/system/app.timer",
                "sudo systemctl enable --now app.timer");
        student.given.lab.advance(Duration.ofHours(1));
        String seen = student.ssh("wc -l < /tmp/ticks", "systemctl list-timers");
        assertTrue(seen.contains("\n12\n"), seen);
        assertTrue(seen.contains("app.timer"), seen);
    }

    @Test
    void aFileSystemThatIsMissingKeepsTheMachineDownUnlessNofail() {
        Student student = Student.with(null, 22);
        student.ssh("sudo mkdir /data", "echo '/dev/nvme9n1 /data xfs defaults,nofail 0 2' | sudo tee -a /etc/fstab");
        reboot(student);
        assertTrue(student.ssh("echo here").contains("\nhere\n"));
        student.ssh("sudo sed -i s/,nofail// /etc/fstab");
        reboot(student);
        String seen = student.ssh("echo here");
        assertFalse(seen.contains("[ec2-user@"), seen);
        String console = student.given
                .ec2
                .getConsoleOutput(r -> r.instanceId(student.id))
                .output();
        String log = new String(java.util.Base64.getDecoder().decode(console), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(log.contains("You are in emergency mode."), log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reboot", "systemctl reboot", "shutdown -r now"})
    void S0_64_aRebootEndsProcessesAndKeepsAddresses(String command) {
        Student student = Student.with(null, 22);
        String address = student.address();
        student.ssh("nohup sleep 100000 > /dev/null 2>&1 &", "cat /proc/sys/kernel/random/boot_id > id");
        student.terminal("ssh -i ~/.ssh/labsuser.pem ec2-user@" + address + "\nsudo " + command);
        student.given.lab.advance(Duration.ofMinutes(3));
        assertEquals(address, student.address());
        String seen = student.ssh(
                "pgrep -x sleep || echo gone", "diff id /proc/sys/kernel/random/boot_id > /dev/null || echo other");
        assertTrue(seen.contains("\ngone\n"), seen);
        assertTrue(seen.contains("\nother\n"), seen);
    }
}
