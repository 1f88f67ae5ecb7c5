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
import skylab.aws.ec2.Given;

/** What machines log, where it is found, and jobs at set times. */
class LogsTest {
    private static final String SSM = "resolve:ssm:/aws/service/";
    private static final String AMZN2 = SSM + "ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2";

    @Test
    void S0_102_theSystemLogHasKernelCloudInitAndHostKeys() {
        Booted booted = new Booted(Given.AL2023, "ec2-user");
        String console =
                booted.given.ec2.getConsoleOutput(r -> r.instanceId(booted.id)).output();
        String log = new String(Base64.getDecoder().decode(console), StandardCharsets.UTF_8);
        assertTrue(log.contains("Linux version 6.1."), log);
        assertTrue(log.contains("Cloud-init v. 22.2.2 running 'init-local' at "), log);
        assertTrue(log.contains("-----BEGIN SSH HOST KEY FINGERPRINTS-----"), log);
        assertTrue(log.contains(" login: "), log);
        String key = booted.ssh("ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub | cut -d' ' -f2");
        String fingerprint = key.lines()
                .filter(line -> line.startsWith("SHA256:"))
                .findFirst()
                .orElseThrow();
        assertTrue(log.contains(fingerprint), log);
    }

    @Test
    void S0_102_rightAfterLaunchTheSystemLogIsEmpty() {
        Given given = Given.lab();
        String id = given.launch(r -> {}).instanceId();
        String output = given.ec2.getConsoleOutput(r -> r.instanceId(id)).output();
        assertTrue(output == null || output.isEmpty(), output);
    }

    @Test
    void S0_104_amazonLinux2WritesMessagesForRootOnly() {
        Booted booted = new Booted(AMZN2, "ec2-user");
        String seen = booted.ssh(
                "tail -n 1 /var/log/messages",
                "logger -t lab hello there",
                "sudo tail -n 3 /var/log/messages",
                "sudo cat /var/log/secure");
        assertTrue(seen.contains("tail: cannot open '/var/log/messages' for reading: Permission denied"), seen);
        assertTrue(
                seen.matches(
                        "(?s).*\n[A-Z][a-z]{2} [ 0-9]\\d \\d\\d:\\d\\d:\\d\\d ip-[0-9-]+ lab\\[\\d+\\]: hello there\n.*"),
                seen);
        assertTrue(seen.contains(" sshd["), seen);
        assertTrue(seen.contains("Accepted publickey for ec2-user from "), seen);
    }

    @Test
    void S0_104_amazonLinux2023HasNoMessagesButTheJournal() {
        Booted booted = new Booted(Given.AL2023, "ec2-user");
        String seen = booted.ssh(
                "sudo tail /var/log/messages",
                "logger -t lab hello there",
                "journalctl -t lab --no-pager",
                "journalctl -u sshd -n 20 --no-pager | grep Accepted");
        assertTrue(seen.contains("tail: cannot open '/var/log/messages' for reading: No such file or directory"), seen);
        assertTrue(seen.contains(": hello there\n"), seen);
        assertTrue(seen.contains("Accepted publickey for ec2-user from ") || seen.contains("sshd"), seen);
    }

    @Test
    void S0_104_theJournalIsFollowed() {
        Booted booted = new Booted(Given.AL2023, "ec2-user");
        String seen = booted.ssh("(sleep 3; logger -t lab later) & journalctl -f -n 1");
        assertTrue(seen.contains(": later\n"), seen);
        assertTrue(seen.contains("^C"), seen);
    }

    @ParameterizedTest
    @CsvSource({
        "amzn2, ec2-user, Amazon Linux 2, /var/log/messages",
        "ubuntu2204, ubuntu, Ubuntu 22.04.5 LTS, /var/log/syslog",
        "ubuntu2404, ubuntu, Ubuntu 24.04.3 LTS, /var/log/syslog",
        "debian12, admin, Debian GNU/Linux 12 (bookworm), /var/log/journal",
        "rhel9, ec2-user, Red Hat Enterprise Linux 9.6 (Plow), /var/log/messages"
    })
    void everyImageBootsAsItself(String image, String user, String name, String log) {
        Booted booted = new Booted(imageId(image), user);
        String seen = booted.ssh(
                ". /etc/os-release; echo \"$PRETTY_NAME\"",
                "whoami; sudo whoami",
                "ls -d " + log,
                "systemctl is-system-running",
                "systemctl --failed --no-legend | wc -l",
                "df -h / | tail -1");
        assertTrue(seen.contains("\n" + name + "\n"), seen);
        assertTrue(seen.contains("\n" + user + "\nroot\n"), seen);
        assertTrue(seen.contains("\n" + log + "\n"), seen);
        assertTrue(seen.contains("\nrunning\n"), seen);
        assertTrue(seen.contains("\n0\n"), seen);
        assertTrue(seen.matches("(?s).* 1\\.[5-9]G .*"), seen);
    }

    private static String imageId(String os) {
        return switch (os) {
            case "amzn2" -> AMZN2;
            case "ubuntu2204" -> SSM + "canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id";
            case "ubuntu2404" -> SSM + "canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";
            case "debian12" -> SSM + "debian/release/12/latest/amd64";
            default -> byName("RHEL-9");
        };
    }

    private static String byName(String begin) {
        return Given.lab()
                .ec2
                .describeImages(
                        r -> r.filters(Given.filter("name", begin + "*"), Given.filter("architecture", "x86_64")))
                .images()
                .get(0)
                .imageId();
    }

    @Test
    void aCronJobRunsAtItsTimesAndSurvivesTheReboot() {
        Booted booted = new Booted(AMZN2, "ec2-user");
        String seen = booted.ssh(
                "echo '*/10 * * * * date +\\%M >> /home/ec2-user/ticks' | crontab -",
                "crontab -l", "echo 'x * * * * true' | crontab -", "sudo crontab -l");
        assertTrue(seen.contains("\n*/10 * * * * date +\\%M >> /home/ec2-user/ticks\n"), seen);
        assertTrue(seen.contains("\"-\":1: bad minute\nerrors in crontab file, can't install.\n"), seen);
        assertTrue(seen.contains("\nno crontab for root\n"), seen);
        booted.given.lab.advance(Duration.ofHours(2));
        String before = booted.ssh("sort -u ticks | xargs", "wc -l < ticks", "sudo grep -c CMD /var/log/cron");
        assertTrue(before.contains("\n00 10 20 30 40 50\n"), before);
        assertTrue(before.contains("\n12\n"), before);
        booted.reboot();
        booted.given.lab.advance(Duration.ofHours(1));
        long lines = booted.ssh("wc -l < ticks")
                .lines()
                .filter(line -> line.matches("1[89]"))
                .count();
        assertEquals(1, lines);
    }

    @Test
    void onAmazonLinux2023CronIsAPackage() {
        Booted booted = new Booted(Given.AL2023, "ec2-user");
        String seen = booted.ssh(
                "crontab -l",
                "sudo dnf -y -q install cronie",
                "sudo systemctl enable --now crond",
                "echo '* * * * * touch /tmp/here' | crontab -");
        assertTrue(seen.contains("crontab: command not found"), seen);
        booted.given.lab.advance(Duration.ofMinutes(2));
        assertTrue(booted.ssh("ls /tmp/here").contains("\n/tmp/here\n"));
    }

    @Test
    void theJournalKeepsEarlierBootsOnAmazonLinux2023Only() {
        for (String image : new String[] {Given.AL2023, AMZN2}) {
            Booted booted = new Booted(image, "ec2-user");
            booted.ssh("logger -t lab first boot");
            booted.reboot();
            String seen =
                    booted.ssh("journalctl -t lab -o cat", "journalctl -k -b -o cat | head -1", "journalctl -p nix");
            assertEquals(image.equals(Given.AL2023), seen.contains("\nfirst boot\n"), seen);
            assertTrue(seen.contains("\nLinux version "), seen);
            assertTrue(seen.contains("\nUnknown log level nix\n"), seen);
            assertFalse(seen.contains("insufficient"), seen);
        }
    }
}
