package skylab.guest.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.telemetry.Activity;
import skylab.world.Kind;
import skylab.world.Observer;
import skylab.world.Scope;
import skylab.world.Seed;
import skylab.world.Timeline;
import skylab.world.Transaction;
import skylab.world.World;

/** What learners load machines with: an hour of it is nearly nothing to compute, and everybody sees the load. */
@Tag("once")
class BusyTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** Counts how often the kernel of a machine is at work. */
    private static final class Runs implements Observer {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Set<String> kinds() {
            return Set.of(Machine.MACHINES.name());
        }

        @Override
        public void changed(Transaction tx, Scope scope, Kind<?> kind, String id, Object before, Object after) {
            count.incrementAndGet();
        }
    }

    private final Runs runs = new Runs();
    private final Timeline timeline = new Timeline(World.empty(new Seed(7), Bench.START), runs);
    private String machine;

    private void on(Consumer<Transaction> work) {
        timeline.write(tx -> {
            if (machine == null) {
                machine = Bench.machine(tx, "10.0.0.5");
                tx.advance(Duration.ofMinutes(5));
            }
            work.accept(tx);
            return null;
        });
    }

    private int bash(Transaction tx, String line) {
        return Bench.start(tx, machine, "/usr/bin/bash", "-c", line);
    }

    private String output(Transaction tx, String line) {
        bash(tx, line);
        tx.advance(Duration.ofSeconds(2));
        return Bench.output(tx, machine);
    }

    private double processors(Transaction tx, Duration last) {
        Instant now = tx.now();
        Instant from = now.minus(last);
        double seconds = 0;
        Instant to = now;
        List<Activity.Span> spans = activity(tx).spans();
        for (int i = spans.size() - 1; i >= 0 && to.isAfter(from); i--) {
            Instant begin = spans.get(i).from().isAfter(from) ? spans.get(i).from() : from;
            seconds += spans.get(i).load().cpu() * Duration.between(begin, to).toNanos() / 1e9;
            to = begin;
        }
        return seconds / last.toSeconds();
    }

    private Activity activity(Transaction tx) {
        return tx.find(Bench.SCOPE, Activity.ACTIVITIES, machine).orElseThrow();
    }

    private Ram ram(Transaction tx) {
        return tx.find(Bench.SCOPE, Machine.MACHINES, machine)
                .flatMap(Machine::ram)
                .orElseThrow();
    }

    private static void assertBelow(double limit, double actual) {
        assertTrue(actual < limit, actual + " is not below " + limit);
    }

    private static void assertMatches(String pattern, String actual) {
        assertTrue(actual.matches(pattern), actual);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes > /dev/null",
                "yes no such thing > /dev/null 2>&1",
                "while :; do :; done",
                "while true; do true; done",
                "until false; do :; done",
                "for ((;;)); do :; done",
                "while [ 1 -eq 1 ]; do x=5; done",
                "while :; do echo busy; done > /dev/null",
                "while :; do for i in 1 2 3; do let 1+1; done; if [[ $i == 4 ]]; then break; fi; done",
                "dd if=/dev/zero of=/dev/null",
                "dd if=/dev/urandom of=/dev/null bs=1M",
                "cat /dev/zero > /dev/null",
                "cat /dev/urandom > /dev/null",
                "cat < /dev/zero > /dev/null",
                "md5sum /dev/zero",
                "sha256sum /dev/zero",
                "sha1sum < /dev/zero",
                "seq 1 99999999999999 > /dev/null",
                "timeout 7200 yes > /dev/null",
                "nohup yes > /dev/null"
            })
    void anHourOfOneProcessorIsNearlyNothingToCompute(String line) {
        on(tx -> {
            int pid = bash(tx, line + " & wait");
            tx.advance(Duration.ofSeconds(10));
            int before = runs.count.get();
            tx.advance(HOUR);
            // Minutes pass with timers and the like; seconds do not.
            assertBelow(100, runs.count.get() - before);
            assertEquals(Optional.empty(), ram(tx).busySince());
            assertEquals(1.0, processors(tx, HOUR), 0.02);
            String told = output(tx, "ps -eo stat,time | grep 01:0; cut -d' ' -f1 /proc/loadavg");
            String[] lines = told.split("\n");
            assertMatches("R\\S* +01:00:[01]\\d", lines[0]);
            assertEquals(1.0, Double.parseDouble(lines[1]), 0.05);
            bash(tx, "kill -TERM -" + pid + " " + pid + "; pkill yes; pkill -x 'dd|cat|seq|.*sum|bash'");
            tx.advance(Duration.ofMinutes(10));
            assertBelow(0.02, processors(tx, Duration.ofMinutes(5)));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true; do i=$((i+1)); done",
                "while true; do echo $((13**99)) 1>/dev/null 2>&1; done",
                "while true; do date; done",
                "yes | cat > /dev/null",
                "cat /dev/zero | md5sum",
                "cat /dev/urandom | gzip > /dev/null"
            })
    void whatGetsSomewhereIsFollowedEverMoreRarely(String line) {
        on(tx -> {
            bash(tx, line);
            tx.advance(HOUR);
            int before = runs.count.get();
            tx.advance(Duration.ofDays(1));
            assertBelow(1000, runs.count.get() - before);
            assertEquals(line.contains("|") ? 2.0 : 1.0, processors(tx, Duration.ofDays(1)), 0.02);
        });
    }

    @Test
    void processorsAreShared() {
        on(tx -> {
            bash(tx, "for i in 1 2 3 4; do yes > /dev/null & done; wait");
            tx.advance(HOUR);
            assertMatches(
                    "(00:30:0[0-3] yes\n){4}(4.0\\d|3.9\\d)\n",
                    output(tx, "ps -eo time,args | grep [y]es$; cut -d' ' -f1 /proc/loadavg"));
            assertEquals(2.0, processors(tx, Duration.ofMinutes(30)), 0.01);
            // What they have used does not change by what they use from now on.
            bash(tx, "kill $(pgrep yes | head -3)");
            tx.advance(Duration.ofMinutes(10));
            assertMatches(
                    "00:40:0\\d yes",
                    output(tx, "ps -eo time,args | grep [y]es$").strip());
        });
    }

    @Test
    void whoIsStoppedUsesNothing() {
        on(tx -> {
            int pid = bash(tx, "exec yes > /dev/null");
            tx.advance(Duration.ofMinutes(1));
            bash(tx, "kill -STOP " + pid);
            tx.advance(HOUR);
            assertMatches("T\\S* +00:01:0\\d yes\n", output(tx, "ps -eo stat,time,args | grep [y]es$"));
            bash(tx, "kill -CONT " + pid);
            tx.advance(Duration.ofMinutes(1));
            assertMatches("R\\S* +00:02:0\\d yes\n", output(tx, "ps -eo stat,time,args | grep [y]es$"));
        });
    }

    @Test
    void timeoutEndsItAtTheRightMoment() {
        on(tx -> {
            bash(tx, "timeout 600 yes > /dev/null; echo $? $SECONDS");
            tx.advance(Duration.ofSeconds(599));
            assertEquals("", Bench.output(tx, machine));
            tx.advance(Duration.ofSeconds(2));
            assertEquals("124 600\n", Bench.output(tx, machine));
        });
    }

    @Test
    void aTrapInterruptsALoopWithoutEnd() {
        on(tx -> {
            int pid = bash(tx, "trap 'echo here >> seen' USR1; while :; do :; done");
            tx.advance(HOUR);
            bash(tx, "kill -USR1 " + pid);
            tx.advance(HOUR);
            bash(tx, "kill -USR1 " + pid);
            tx.advance(Duration.ofMinutes(1));
            assertEquals("here\nhere\n", Bench.file(tx, machine, "/home/ec2-user/seen"));
            assertEquals(1.0, processors(tx, HOUR), 0.02);
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiterString = " ==> ",
            quoteCharacter = '%',
            value = {
                "i=0; while :; do i=$((i+1)); if [ $i -gt 30000 ]; then break; fi; done; echo $i ==> 30001",
                "while [ $SECONDS -lt 3 ]; do :; done; echo over ==> over",
                "(while [ ! -e stop ]; do :; done; echo seen) & sleep 3; touch stop; wait ==> seen",
                "sleep 3 & while kill -0 $! 2>/dev/null; do :; done; echo gone ==> gone",
                "x=0; n=0; while ((n < 50000)); do ((x ^= 1)); let n++; done; echo $x $n ==> 0 50000",
                "for ((i = 0; i < 20000; i++)); do :; done; echo $i ==> 20000",
                "yes | head -3 | tr '\\n' ' '; echo ==> y y y",
                "yes > /dev/full; echo $? ==> 1",
                "dd if=/dev/zero of=/dev/null bs=1M count=10 2>&1 | head -1 ==> 10+0 records in",
                "seq 3 > /dev/null; echo $? ==> 0",
                "cat /dev/zero | head -c 5000000 | wc -c ==> 5000000",
                "yes abc | head -c 1000000 | sort -u | head -1 ==> abc",
                "od -An -N4 -td4 /dev/zero | tr -d ' ' ==> 0",
                "xxd -p -l 4 /dev/zero ==> 00000000",
                "cat /dev/zero | xxd -p -s 2 -l 2 ==> 0000",
                "hexdump -n 4 /dev/zero | tail -1 ==> 0000004",
                "(while true; do echo; done) | head -2 | wc -l ==> 2",
                "while true; do [ 1 -eq x ]; done 2>&1 | head -2 | wc -l ==> 2"
            })
    void whatEndsByItselfEnds(String line, String printed) {
        on(tx -> {
            bash(tx, line);
            tx.advance(Duration.ofMinutes(3));
            assertEquals(printed, Bench.output(tx, machine).strip());
        });
    }

    @Test
    void yesFillsADiskAtTheDisksSpeed() {
        on(tx -> {
            bash(
                    tx,
                    "exec > /dev/shm/told; yes > big 2> /dev/shm/why; echo $? $SECONDS; df / | grep -c 100%; tail -c 2 big;"
                            + " cat /dev/shm/why");
            int before = runs.count.get();
            tx.advance(Duration.ofMinutes(5));
            assertBelow(1000, runs.count.get() - before);
            String[] lines = Bench.file(tx, machine, "/dev/shm/told").split("\n");
            assertTrue(lines[0].startsWith("1 "), lines[0]);
            // What memory holds is written later; the rest comes to the disk at 125 MiB/s.
            assertEquals(45, Integer.parseInt(lines[0].substring(2)), 25);
            assertEquals("1", lines[1]);
            assertEquals("y", lines[2]);
            assertEquals("yes: standard output: No space left on device", lines[lines.length - 1]);
        });
    }

    @Test
    void ddTellsHowFarItCame() {
        on(tx -> {
            int pid = bash(tx, "exec dd if=/dev/zero of=/dev/null bs=1M 2> told");
            tx.advance(Duration.ofMinutes(10));
            bash(tx, "kill -USR1 " + pid);
            tx.advance(Duration.ofMinutes(10));
            bash(tx, "kill -INT " + pid);
            tx.advance(Duration.ofSeconds(1));
            String[] told = Bench.file(tx, machine, "/home/ec2-user/told").split("\n");
            assertEquals(6, told.length);
            long first = Long.parseLong(told[0].replaceAll("\\+0 records in", ""));
            long second = Long.parseLong(told[3].replaceAll("\\+0 records in", ""));
            assertTrue(told[2].startsWith(first * (1 << 20) + " bytes"), told[2]);
            assertTrue(told[2].contains(" copied, 600 s, "), told[2]);
            assertEquals(2.0, (double) second / first, 0.01);
            assertFalse(ram(tx).tasks().containsKey(pid));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while :; do :; done & yes > /dev/null & yes | cat > /dev/null & sleep 30; kill %1; wait",
                "while true; do i=$((i+1)); done",
                "dd if=/dev/zero of=/dev/null status=progress bs=1M count=20000000"
            })
    void manyStepsOrOneMakeTheSameWorld(String line) {
        World begun = Bench.timeline().world();
        Timeline once = new Timeline(begun);
        Timeline often = new Timeline(begun);
        for (Timeline one : new Timeline[] {once, often}) {
            one.write(tx -> {
                machine = Bench.machine(tx, "10.0.0.5");
                bash(tx, line);
                return null;
            });
        }
        once.write(tx -> {
            tx.advance(Duration.ofSeconds(42));
            return null;
        });
        for (int i = 0; i < 6; i++) {
            often.write(tx -> {
                tx.advance(Duration.ofSeconds(7));
                return null;
            });
        }
        assertEquals(often.write(this::ram), once.write(this::ram));
        assertEquals(often.write(this::activity), once.write(this::activity));
    }
}
