package skylab.guest.command.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.guest.command.Shot;
import skylab.guest.machine.Bench;
import skylab.guest.process.Credentials;
import skylab.world.Transaction;

/** Formats and messages of the system commands, on a machine that is up for two minutes. */
class SystemCommandsTest {
    private static void on(BiConsumer<Transaction, String> test) {
        Bench.timeline().write(tx -> {
            test.accept(tx, Bench.machine(tx, "10.0.0.5"));
            return 0;
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            uptime                          | ' 09:02:00 up 2 min,  0 users,  load average: 0.10, 0.08, 0.03'
            uptime -p                       | up 2 minutes
            uptime -s                       | 2026-03-02 09:00:00
            date                            | Mon Mar  2 09:02:00 UTC 2026
            date -R                         | Mon, 02 Mar 2026 09:02:00 +0000
            date -Iseconds                  | 2026-03-02T09:02:00+00:00
            date -d @0 +%F_%T               | 1970-01-01_00:00:00
            date -d yesterday +%-d/%b       | 1/Mar
            date +%s%%                      | 1772442120%
            id                              | uid=1000(ec2-user) gid=1000(ec2-user) groups=1000(ec2-user)
            id -un                          | ec2-user
            id root                         | uid=0(root) gid=0(root) groups=0(root)
            groups ec2-user                 | ec2-user : ec2-user adm wheel systemd-journal
            whoami                          | ec2-user
            hostname                        | ip-10-0-0-5.ec2.internal
            hostname -s                     | ip-10-0-0-5
            hostname -i                     | 10.0.0.5
            uname                           | Linux
            uname -m                        | x86_64
            nproc                           | 2
            tty                             | not a tty
            pidof sshd                      | 1010
            pgrep -x sshd                   | 1010
            kill -l 9                       | KILL
            """)
    void prints(String line, String expected) {
        on((tx, machine) -> assertEquals(new Shot(expected + "\n", ""), Shot.of(tx, machine, "/usr/bin/" + line)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            df /nix                         | df: /nix: No such file or directory
            date -s 12:00                   | date: invalid or unsupported option -- 's'
            date -d nonsense                | date: invalid or unsupported date 'nonsense'
            id nobodyatall                  | id: 'nobodyatall': no such user
            kill 99999                      | kill: sending signal to 99999 failed: No such process
            kill 1                          | kill: sending signal to 1 failed: Operation not permitted
            kill -NIX 1                     | kill: unknown signal NIX
            mount /dev/nvme1n1 /mnt         | mount: /mnt: must be superuser to use mount.
            umount /mnt                     | umount: /mnt: not mounted.
            umount /nix                     | umount: /nix: no mount point specified.
            umount /run                     | umount: /run: must be superuser to unmount.
            lsblk /etc                      | lsblk: /etc: not a block device
            """)
    void complains(String line, String expected) {
        on((tx, machine) -> assertEquals(new Shot("", expected + "\n"), Shot.of(tx, machine, "/usr/bin/" + line)));
    }

    @Test
    void S0_71_ps_ef_shows_who_started_what() {
        on((tx, machine) -> {
            String out = Shot.of(tx, machine, "/usr/bin/ps -ef").out();
            assertTrue(out.startsWith("UID          PID    PPID  C STIME TTY          TIME CMD\n"), out);
            assertTrue(
                    out.contains("root        1007       1  0 09:00 ?        00:00:00 /usr/sbin/chronyd -F 2\n"), out);
            assertTrue(out.contains("ec2-user    1015       1  0 09:02 ?        00:00:00 /usr/bin/ps -ef\n"), out);
        });
    }

    @Test
    void ps_aux_shows_memory_and_state() {
        on((tx, machine) -> {
            String out = Shot.of(tx, machine, "/usr/bin/ps aux").out();
            assertTrue(
                    out.startsWith("USER         PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND\n"),
                    out);
            assertTrue(
                    out.contains(
                            "root        1007  0.0  0.2  24576  2048 ?        Ss   09:00   0:00 /usr/sbin/chronyd -F 2\n"),
                    out);
        });
    }

    @Test
    void ps_prints_chosen_columns_in_chosen_order() {
        on((tx, machine) -> assertEquals(
                "   1010 sshd\n   1007 chronyd\n",
                Shot.of(tx, machine, "/usr/bin/ps -p 1007,1010 -o pid=,comm= --sort=-pid")
                        .out()));
    }

    @Test
    void S0_25_lsblk_draws_partitions_below_their_disk() {
        on((tx, machine) -> assertEquals(
                """
                NAME          MAJ:MIN RM SIZE RO TYPE MOUNTPOINTS
                nvme0n1       259:0    0   8G  0 disk\s
                ├─nvme0n1p1   259:1    0   8G  0 part /
                ├─nvme0n1p127 259:2    0   1M  0 part\s
                └─nvme0n1p128 259:3    0  10M  0 part\s
                """,
                Shot.of(tx, machine, "/usr/bin/lsblk").out()));
    }

    @Test
    void S0_15_df_shows_mounted_file_systems_only() {
        on((tx, machine) -> {
            String out = Shot.of(tx, machine, "/usr/bin/df -hT").out();
            assertTrue(out.startsWith("Filesystem     Type   Size  Used Avail Use% Mounted on\n"), out);
            assertTrue(out.contains("/dev/nvme0n1p1 xfs    8.0G "), out);
            assertFalse(out.contains("proc"), out);
            assertFalse(out.contains("nvme0n1p128"), out);
        });
    }

    @Test
    void S0_30_S0_43_root_mounts_and_unmounts() {
        on((tx, machine) -> {
            String root = "/usr/bin/";
            assertEquals(
                    new Shot("", ""), Shot.of(tx, machine, Credentials.ROOT, root + "mount /dev/nvme0n1p128 /mnt"));
            assertTrue(Shot.of(tx, machine, root + "lsblk").out().contains("part /mnt\n"));
            assertTrue(
                    Shot.of(tx, machine, root + "findmnt -n /mnt").out().startsWith("/mnt /dev/nvme0n1p128 vfat rw"));
            assertEquals(
                    "mount: /mnt: /dev/nvme0n1p128 already mounted on /mnt.\n",
                    Shot.of(tx, machine, Credentials.ROOT, root + "mount /dev/nvme0n1p128 /mnt")
                            .err());
            assertEquals(new Shot("", ""), Shot.of(tx, machine, Credentials.ROOT, root + "umount /mnt"));
            assertFalse(Shot.of(tx, machine, root + "lsblk").out().contains("/mnt"));
        });
    }

    @Test
    void S0_27_a_device_without_file_system_cannot_be_mounted() {
        on((tx, machine) -> assertEquals(
                "mount: /mnt: wrong fs type, bad option, bad superblock on /dev/nvme0n1p127, missing codepage or helper"
                        + " program, or other error.\n",
                Shot.of(tx, machine, Credentials.ROOT, "/usr/bin/mount /dev/nvme0n1p127 /mnt")
                        .err()));
    }

    @Test
    void sleep_ends_when_its_time_is_over() {
        on((tx, machine) -> {
            int pid = Shot.start(tx, machine, Bench.USER, "/usr/bin/sleep 1m 0.5");
            tx.advance(Duration.ofMillis(60_499));
            assertTrue(Bench.SESSIONS.isRunning(tx, Bench.SCOPE, machine, pid));
            tx.advance(Duration.ofMillis(1));
            assertFalse(Bench.SESSIONS.isRunning(tx, Bench.SCOPE, machine, pid));
        });
    }

    @Test
    void pkill_ends_what_it_finds_by_the_whole_command_line() {
        on((tx, machine) -> {
            int pid = Shot.start(tx, machine, Bench.USER, "/usr/bin/sleep 1h");
            assertEquals(
                    pid + " /usr/bin/sleep 1h\n",
                    Shot.of(tx, machine, "/usr/bin/pgrep -fa sleep.1h").out());
            Shot.of(tx, machine, "/usr/bin/pkill -9 -f sleep.1h");
            assertFalse(Bench.SESSIONS.isRunning(tx, Bench.SCOPE, machine, pid));
        });
    }

    @Test
    void S0_103_dmesg_follows_the_kernel() {
        on((tx, machine) -> {
            Shot.start(tx, machine, Credentials.ROOT, "/usr/bin/dmesg -w");
            Bench.SESSIONS.start(
                    tx,
                    Bench.SCOPE,
                    machine,
                    Credentials.ROOT,
                    java.util.List.of("/usr/bin/mount", "-t", "xfs", "/dev/nvme0n1p1", "/mnt"),
                    java.util.Map.of(),
                    "/",
                    "/tmp/out",
                    "/tmp/err");
            tx.advance(Duration.ofSeconds(5));
            assertTrue(Shot.now(tx, machine).out().contains("XFS (nvme0n1p1): Mounting V5 Filesystem"));
        });
    }

    @Test
    void sudo_runs_a_command_as_the_user_asked_for() {
        on((tx, machine) -> {
            assertEquals(
                    "root\n",
                    Shot.of(tx, machine, Credentials.ROOT, "/usr/bin/sudo whoami")
                            .out());
            assertEquals(
                    "nobody\n",
                    Shot.of(tx, machine, Credentials.ROOT, "/usr/bin/sudo -u nobody id -un")
                            .out());
            assertEquals(
                    "sudo: nix: command not found\n",
                    Shot.of(tx, machine, Credentials.ROOT, "/usr/bin/sudo nix").err());
        });
    }

    @Test
    void su_knows_who_exists() {
        on((tx, machine) -> assertEquals(
                "su: user deploy does not exist or the user entry does not contain all the required fields\n",
                Shot.of(tx, machine, Credentials.ROOT, "/usr/bin/su - deploy").err()));
    }

    @Test
    void only_root_may_reboot() {
        on((tx, machine) -> assertEquals(
                "Call to Reboot failed: Interactive authentication required.\n",
                Shot.of(tx, machine, "/usr/sbin/reboot").err()));
    }
}
