package skylab.guest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static skylab.guest.machine.Bench.MACHINES;
import static skylab.guest.machine.Bench.SCOPE;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.world.Timeline;
import skylab.world.World;

class HibernationTest {
    private static final String ADDRESS = "10.0.0.5";

    private static void hibernateFor(skylab.world.Transaction tx, String machine, Duration time) {
        MACHINES.hibernate(tx, SCOPE, machine);
        tx.advance(time);
        MACHINES.powerOn(tx, SCOPE, machine);
    }

    private static String bootId(skylab.world.Transaction tx, String machine) {
        return Bench.file(tx, machine, "/proc/sys/kernel/random/boot_id");
    }

    @Test
    void S0_73_S0_74_a_ping_keeps_its_pid_and_goes_on_without_gap_or_repetition() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, ADDRESS);
            int pid = Bench.start(tx, machine, "/usr/bin/ping", "-D", "www.google.com");
            tx.advance(Duration.ofSeconds(20));
            hibernateFor(tx, machine, Duration.ofHours(5));
            assertTrue(Bench.SESSIONS.isRunning(tx, SCOPE, machine, pid));
            tx.advance(Duration.ofSeconds(10));
            List<String> lines = Bench.output(tx, machine).lines().skip(1).toList();
            assertEquals(31, lines.size());
            for (int i = 0; i < lines.size(); i++) {
                assertTrue(lines.get(i).contains(" icmp_seq=" + (i + 1) + " ttl="), lines.get(i));
            }
            double before = Double.parseDouble(lines.get(20).substring(1, 18));
            double after = Double.parseDouble(lines.get(21).substring(1, 18));
            assertEquals(5 * 3600 + 1, after - before, 0.001);
            return null;
        });
    }

    @Test
    void S0_75_boot_id_and_uptime_are_kept_by_hibernation_and_not_by_stop_and_start() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, ADDRESS);
            String boot = bootId(tx, machine);
            Duration up = MACHINES.upTime(tx, SCOPE, machine);
            hibernateFor(tx, machine, Duration.ofHours(5));
            assertEquals(boot, bootId(tx, machine));
            assertEquals(up.plus(Duration.ofHours(5)), MACHINES.upTime(tx, SCOPE, machine));
            MACHINES.powerOff(tx, SCOPE, machine);
            MACHINES.powerOn(tx, SCOPE, machine);
            assertNotEquals(boot, bootId(tx, machine));
            assertEquals(Duration.ZERO, MACHINES.upTime(tx, SCOPE, machine));
            return null;
        });
    }

    @Test
    void S0_76_a_plain_stop_ends_the_process_and_its_log() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, ADDRESS);
            int pid = Bench.start(tx, machine, "/usr/bin/ping", "www.google.com");
            tx.advance(Duration.ofSeconds(9));
            MACHINES.powerOff(tx, SCOPE, machine);
            tx.advance(Duration.ofHours(1));
            MACHINES.powerOn(tx, SCOPE, machine);
            tx.advance(Duration.ofMinutes(1));
            assertFalse(Bench.SESSIONS.isRunning(tx, SCOPE, machine, pid));
            assertEquals(11, Bench.output(tx, machine).lines().count());
            return null;
        });
    }

    @Test
    void sixty_days_of_a_background_ping_cost_no_step_per_second() {
        Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, ADDRESS);
            Bench.start(tx, machine, "/usr/bin/ping", "www.google.com");
            long entered = tx.world().agenda().entered();
            tx.advance(Duration.ofDays(60));
            MACHINES.settle(tx, SCOPE);
            assertEquals(entered, tx.world().agenda().entered());
            var kernel = new Kernel(tx, SCOPE, MACHINES, machine);
            var content = new TaskSyscalls(kernel, 1).content("/home/ec2-user/out");
            String end = content.read(content.size() - 66, 66).text();
            assertTrue(end.contains("icmp_seq=" + (60L * 86400 + 1) % 65536 + " ttl=117 time=1."), end);
            return null;
        });
    }

    @Test
    void settling_on_the_way_makes_no_difference() {
        Timeline timeline = Bench.timeline();
        timeline.write(tx -> Bench.start(tx, Bench.machine(tx, ADDRESS), "/usr/bin/ping", "-D", "www.google.com"));
        World start = timeline.world();
        Timeline often = new Timeline(start);
        Timeline once = new Timeline(start);
        often.write(tx -> {
            for (int i = 0; i < 50; i++) {
                tx.advance(Duration.ofMillis(1700));
                MACHINES.settle(tx, SCOPE);
            }
            return null;
        });
        once.write(tx -> {
            tx.advance(Duration.ofMillis(50 * 1700));
            MACHINES.settle(tx, SCOPE);
            return null;
        });
        assertEquals(once.world(), often.world());
        assertNotEquals(start, once.world());
    }
}
