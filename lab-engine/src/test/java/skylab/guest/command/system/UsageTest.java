package skylab.guest.command.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.guest.command.Shot;
import skylab.guest.machine.Bench;
import skylab.guest.process.Credentials;
import skylab.world.Transaction;

/** Processor time of processes, and accounts. */
class UsageTest {
    private static String bash(Transaction tx, String machine, Credentials who, String script) {
        Bench.SESSIONS.start(
                tx,
                Bench.SCOPE,
                machine,
                who,
                List.of("/bin/bash", "-c", script),
                Map.of("HOME", "/root", "PATH", "/usr/sbin:/usr/bin"),
                "/",
                "/home/ec2-user/out",
                "/home/ec2-user/err");
        tx.advance(Duration.ofSeconds(1));
        Shot shot = Shot.now(tx, machine);
        return shot.out() + shot.err();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 100", "4, 50"})
    void busyProcessesShareTheProcessors(int loops, int percent) {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, "10.0.0.5");
            for (int i = 0; i < loops; i++) {
                Bench.SESSIONS.start(
                        tx,
                        Bench.SCOPE,
                        machine,
                        Bench.USER,
                        List.of("/bin/bash", "-c", "while :; do :; done"),
                        Map.of(),
                        "/",
                        "/tmp/o" + i,
                        "/tmp/e" + i);
            }
            tx.advance(Duration.ofSeconds(3));
            List<String> lines = Shot.of(tx, machine, "/usr/bin/ps -C bash -o time=,%cpu=")
                    .out()
                    .lines()
                    .toList();
            assertTrue(lines.size() >= loops, lines.toString());
            String top = Shot.of(tx, machine, "/usr/bin/top -b -n 1").out();
            double shown = Double.parseDouble(top.lines()
                    .filter(line -> line.endsWith(" bash"))
                    .findFirst()
                    .orElseThrow()
                    .trim()
                    .split("\\s+")[8]);
            assertEquals(percent, shown, 0.1, top);
            return null;
        });
    }

    @Test
    void usersAreMadeChangedAndRemoved() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, "10.0.0.5");
            Credentials root = Credentials.ROOT;
            assertEquals(
                    "uid=1001(kim) gid=1001(kim) groups=1001(kim),10(wheel)\n/home/kim:/bin/bash\n.bash_logout .bash_profile .bashrc\n",
                    bash(
                            tx,
                            machine,
                            root,
                            "useradd -m -G wheel kim; id kim; getent passwd kim | cut -d: -f6,7; ls -A /home/kim | xargs"));
            assertEquals("useradd: user 'kim' already exists\n", bash(tx, machine, root, "useradd kim"));
            assertEquals(
                    "useradd: Permission denied.\nuseradd: cannot lock /etc/passwd; try again later.\n",
                    bash(tx, machine, Bench.USER, "useradd lee"));
            assertEquals(
                    "kim : kim wheel devs\n",
                    bash(tx, machine, root, "groupadd devs; usermod -aG devs kim; groups kim"));
            assertEquals(
                    "kim : kim devs\nRemoving user kim from group wheel\n"
                            .lines()
                            .sorted()
                            .toList(),
                    bash(tx, machine, root, "gpasswd -d kim wheel; groups kim")
                            .lines()
                            .sorted()
                            .toList());
            assertEquals(
                    "userdel: user 'lee' does not exist\nid: 'kim': no such user\n",
                    bash(tx, machine, root, "userdel lee; userdel -r kim; ls -d /home/kim 2> /dev/null; id kim"));
            return null;
        });
    }

    @Test
    void nohupTimeoutAndSignalsBehaveAsInCoreutils() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, "10.0.0.5");
            Bench.SESSIONS.start(
                    tx,
                    Bench.SCOPE,
                    machine,
                    Bench.USER,
                    List.of(
                            "/bin/bash",
                            "-c",
                            "timeout 5 sleep 60; echo $?; timeout 5 sleep 1; echo $?; timeout 1 nix; echo $?"),
                    Map.of("PATH", "/usr/bin"),
                    "/",
                    "/home/ec2-user/out",
                    "/home/ec2-user/err");
            tx.advance(Duration.ofSeconds(10));
            Shot shot = Shot.now(tx, machine);
            assertEquals("124\n0\n127\n", shot.out());
            assertEquals("timeout: failed to run command 'nix': No such file or directory\n", shot.err());
            return null;
        });
    }
}
