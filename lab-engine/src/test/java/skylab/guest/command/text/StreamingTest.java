package skylab.guest.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import skylab.guest.command.gnu.Commands;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.disk.Generator;
import skylab.guest.machine.Workshop;

/** Commands that go on while their input does, and input too large to be kept. */
class StreamingTest {
    private final Commands machine = new Commands();

    /** Lines of ten bytes with their numbers. */
    private record Numbered(long lines) implements Generator {
        @Override
        public long size() {
            return lines * 10;
        }

        @Override
        public Bytes read(long from, int length) {
            StringBuilder text = new StringBuilder();
            for (long line = from / 10; line * 10 < from + length; line++) {
                text.append(String.format("%09d%n", line + 1).replace("\r", ""));
            }
            return Bytes.of(text.toString()).slice((int) (from % 10), (int) (from % 10) + length);
        }
    }

    @Test
    void tail_f_prints_what_is_added_and_does_not_end() {
        machine.file("log", "one\ntwo\nthree\n");
        int pid = machine.start("tail", "-n", "2", "-f", "log");
        assertEquals("two\nthree\n", machine.printed());
        machine.append("log", "four\n");
        assertEquals("two\nthree\nfour\n", machine.printed());
        machine.workshop().advance(Duration.ofMinutes(1));
        machine.append("log", "fi");
        machine.append("log", "ve\n");
        assertEquals("two\nthree\nfour\nfive\n", machine.printed());
        assertTrue(machine.workshop().isRunning(pid));
    }

    @Test
    void tail_f_of_several_files_names_them() {
        machine.file("a", "1\n").file("b", "2\n");
        machine.start("tail", "-f", "a", "b");
        machine.append("a", "3\n");
        machine.append("a", "4\n");
        machine.append("b", "5\n");
        assertEquals("==> a <==\n1\n\n==> b <==\n2\n\n==> a <==\n3\n4\n\n==> b <==\n5\n", machine.printed());
    }

    @Test
    void tail_f_tells_of_truncation_and_begins_again() {
        machine.file("log", "old line\n");
        machine.start("tail", "-f", "log");
        machine.file("log", "new\n");
        assertEquals("tail: log: file truncated\n", machine.complaints());
        assertEquals("old line\nnew\n", machine.printed());
    }

    @Test
    void tail_F_follows_the_file_that_takes_the_name() {
        machine.file("log", "old\n");
        machine.start("tail", "-F", "log");
        machine.workshop().asRoot(init -> {
            init.rename(Workshop.HOME + "/log", Workshop.HOME + "/log.1");
            init.writeFile(Workshop.HOME + "/log", Bytes.of("the new one\n"));
            return null;
        });
        assertEquals("old\nthe new one\n", machine.printed());
        assertEquals("tail: 'log' has been replaced;  following new file\n", machine.complaints());
    }

    @Test
    void tail_F_waits_for_a_file_that_is_not_there() {
        machine.start("tail", "-F", "log");
        assertEquals("tail: cannot open 'log' for reading: No such file or directory\n", machine.complaints());
        machine.file("log", "here\n");
        assertEquals("here\n", machine.printed());
    }

    @Test
    void tail_f_of_a_missing_file_ends() {
        Commands.Result result = machine.run("tail", "-f", "nope");
        assertEquals(
                "tail: cannot open 'nope' for reading: No such file or directory\ntail: no files remaining\n",
                result.err());
        assertEquals(1, result.status());
    }

    @Test
    void tail_pid_ends_with_the_process() {
        machine.file("log", "x\n");
        int sleep = machine.workshop()
                .start(
                        sys -> sys.monotonic().toSeconds() < 1_000_000
                                ? new skylab.guest.process.Step.Await(
                                        next -> new skylab.guest.process.Step.Exit(0),
                                        new skylab.guest.process.Condition.Elapsed(
                                                sys.monotonic().plusSeconds(30)))
                                : new skylab.guest.process.Step.Exit(0),
                        "sleep",
                        java.util.Map.of());
        int pid = machine.start("tail", "-f", "--pid=" + sleep, "log");
        assertTrue(machine.workshop().isRunning(pid));
        machine.workshop().advance(Duration.ofSeconds(31));
        assertFalse(machine.workshop().isRunning(pid));
    }

    @Test
    void grep_sed_cut_and_tr_pass_on_each_line_as_it_comes() {
        machine.file("log", "");
        machine.start("tail", "-f", "log", "|", "grep", "a", "|", "cut", "-c2-", "|", "tr", "a-z", "A-Z");
        machine.append("log", "-apple\n-plum\n-pear\n");
        assertEquals("APPLE\nPEAR\n", machine.printed());
        machine.append("log", "-date\n");
        assertEquals("APPLE\nPEAR\nDATE\n", machine.printed());
    }

    @Test
    void head_ends_a_pipeline_that_would_not_end() {
        assertEquals("y\ny\ny\n", machine.run("yes", "|", "head", "-n", "3").out());
        assertEquals("1\n", machine.run("seq", "100000000", "|", "head", "-n1").out());
    }

    @Test
    void the_end_of_two_hundred_million_lines_is_near() {
        machine.file("huge", Content.of(new Numbered(200_000_000)));
        assertEquals(
                "199999999\n200000000\n", machine.run("tail", "-n", "2", "huge").out());
        assertEquals("00000000\n", machine.run("tail", "-c", "9", "huge").out());
        assertEquals("000000001\n", machine.run("head", "-n1", "huge").out());
        assertEquals(
                "199999991\n", machine.run("tail", "huge", "|", "head", "-1").out());
    }

    @Test
    void a_million_lines_are_counted_searched_and_summed_without_being_kept() {
        machine.file("big", Content.of(new Numbered(1_000_000)));
        assertEquals("1000000 big\n", machine.run("wc", "-l", "big").out());
        assertEquals("000999999\n", machine.run("grep", "999999", "big").out());
        assertEquals(
                "1\n", machine.run("cat", "big", "|", "grep", "-c", "0777777$").out());
    }

    @Test
    void binary_files_are_not_printed_by_grep() {
        machine.file("binary", "a\0b\n");
        assertEquals(
                "grep: binary: binary file matches\n",
                machine.run("grep", "a", "binary").out());
        assertEquals("a\0b\n", machine.run("grep", "-a", "a", "binary").out());
    }

    @Test
    void S0_73_the_bracket_that_keeps_grep_from_finding_itself() {
        machine.file("ps", "1 /usr/lib/systemd\n77 ping 8.8.8.8\n78 grep [p]ing\n");
        assertEquals("77 ping 8.8.8.8\n", machine.run("grep", "[p]ing", "ps").out());
    }

    @Test
    void options_that_the_real_command_has_are_told_from_those_that_it_has_not() {
        assertEquals(
                new Commands.Result("", "tail: option '--max-unchanged-stats' is not emulated\n", 1),
                machine.run("tail", "--max-unchanged-stats=3", "x"));
        assertEquals(
                new Commands.Result(
                        "", "tail: unrecognized option '--foo'\nTry 'tail --help' for more information.\n", 1),
                machine.run("tail", "--foo", "x"));
        assertTrue(machine.run("grep", "--help").out().startsWith("Usage: grep [OPTION]..."));
    }
}
