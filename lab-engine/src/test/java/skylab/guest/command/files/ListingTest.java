package skylab.guest.command.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import skylab.guest.command.gnu.Commands;
import skylab.guest.disk.Content;
import skylab.guest.machine.Workshop;
import skylab.guest.process.Errno;

/** What can be seen of files, and what may be done with them. */
class ListingTest {
    private final Commands machine = new Commands();

    private void time(String name, String time) {
        machine.workshop().asRoot(init -> {
            init.changeTimes(Workshop.HOME + "/" + name, Instant.parse(time), Instant.parse(time));
            return null;
        });
    }

    @Test
    void the_long_form_aligns_its_columns() {
        machine.file("small", "x").file("large", Content.zeros(5_000_000)).file("dir/inner", "");
        time("small", "2026-03-01T08:05:00Z");
        time("large", "2024-12-31T23:59:00Z");
        time("dir", "2026-02-07T10:00:00Z");
        assertEquals(
                """
                total 4
                drwxr-xr-x 2 ec2-user ec2-user      16 Feb  7 10:00 dir
                -rw-r--r-- 1 ec2-user ec2-user 5000000 Dec 31  2024 large
                -rw-r--r-- 1 ec2-user ec2-user       1 Mar  1 08:05 small
                """,
                machine.run("ls", "-l").out());
        assertEquals(
                """
                total 4.0K
                drwxr-xr-x 2 1000 1000   16 Feb  7 10:00 dir
                -rw-r--r-- 1 1000 1000 4.8M Dec 31  2024 large
                -rw-r--r-- 1 1000 1000    1 Mar  1 08:05 small
                """,
                machine.run("ls", "-lhn").out());
        assertEquals("large\ndir\nsmall\n", machine.run("ls", "-S").out());
        assertEquals("large\ndir\nsmall\n", machine.run("ls", "-tr").out());
    }

    @Test
    void devices_show_their_numbers() {
        String line = machine.run("ls", "-l", "/dev/null").out();
        assertTrue(line.startsWith("crw-rw-rw- 1 root root 1,   3 "), line);
    }

    @Test
    void on_a_terminal_there_are_columns() {
        for (String name : new String[] {"alpha", "beta", "gamma", "with blank"}) {
            machine.file(name, "");
        }
        assertEquals("alpha  beta  gamma  'with blank'\n", machine.onTerminal("ls"));
        assertEquals("alpha\nbeta\ngamma\nwith blank\n", machine.run("ls").out());
        for (int i = 10; i < 40; i++) {
            machine.file("file-number-" + i, "");
        }
        assertTrue(machine.onTerminal("ls").lines().allMatch(line -> line.length() < 120));
        assertTrue(machine.onTerminal("ls").lines().count() < 10);
    }

    @Test
    void sizes_are_rounded_up() {
        assertEquals("1023", Sizes.human(1023));
        assertEquals("1.0K", Sizes.human(1024));
        assertEquals("1.1K", Sizes.human(1025));
        assertEquals("10K", Sizes.human(10 * 1024));
        assertEquals("8.0G", Sizes.human(8L << 30));
        assertEquals("1.0M", Sizes.human((1L << 20) - 1));
    }

    @Test
    void du_counts_blocks_and_holes_take_none() {
        machine.file("dir/a", "x").file("dir/b", Content.zeros(1L << 30)).file("dir/in/c", "y".repeat(5000));
        assertEquals("8\tdir/in\n12\tdir\n", machine.run("du", "dir").out());
        assertEquals("12K\tdir\n", machine.run("du", "-sh", "dir").out());
        assertEquals(
                "8\tdir/in\n12\tdir\n12\ttotal\n",
                machine.run("du", "-c", "dir").out());
        assertEquals(
                "1.1G\tdir\n",
                machine.run("du", "-sh", "--apparent-size", "dir").out());
    }

    @Test
    void others_files_may_not_be_touched() {
        assertEquals(
                new Commands.Result("", "rm: cannot remove '/etc/passwd': Permission denied\n", 1),
                machine.run("rm", "/etc/passwd"));
        assertEquals(
                new Commands.Result("", "chmod: changing permissions of '/etc/passwd': Operation not permitted\n", 1),
                machine.run("chmod", "777", "/etc/passwd"));
        assertEquals(
                new Commands.Result("", "chown: changing ownership of 'a': Operation not permitted\n", 1),
                machine.file("a", "").run("chown", "root", "a"));
        assertEquals(
                new Commands.Result("", "touch: cannot touch '/etc/new': Permission denied\n", 1),
                machine.run("touch", "/etc/new"));
        assertEquals(
                new Commands.Result("", "mkdir: cannot create directory '/srv/x': Permission denied\n", 1),
                machine.run("mkdir", "/srv/x"));
        assertEquals(
                new Commands.Result("", "ls: cannot open directory '/root': Permission denied\n", 2),
                machine.run("ls", "/root"));
        assertEquals(
                new Commands.Result("", "cp: cannot create regular file '/etc/a': Permission denied\n", 1),
                machine.run("cp", "a", "/etc/a"));
    }

    @Test
    void owners_may_give_files_to_their_own_group() {
        machine.file("a", "x").file("dir/b", "y");
        assertEquals(
                new Commands.Result("", "chown: invalid user: 'nobodyknows'\n", 1),
                machine.run("chown", "nobodyknows", "a"));
        assertEquals(new Commands.Result("", "", 0), machine.run("chown", ":ec2-user", "a"));
        assertEquals(new Commands.Result("", "", 0), machine.run("chgrp", "-R", "ec2-user", "dir"));
        assertEquals(
                "ec2-user ec2-user\n",
                machine.run("stat", "-c", "%U %G", "dir/b").out());
    }

    @Test
    void moving_between_file_systems_copies_and_removes() {
        machine.file("a", "kept\n");
        machine.workshop().asRoot(init -> {
            init.makeDirectory("/mnt/ram", 0777);
            init.mount("tmpfs", "/mnt/ram", "tmpfs", java.util.List.of());
            init.changeMode("/mnt/ram", 01777);
            return null;
        });
        assertEquals(new Commands.Result("", "", 0), machine.run("mv", "a", "/mnt/ram"));
        assertEquals("kept\n", machine.run("cat", "/mnt/ram/a").out());
        assertEquals("", machine.run("ls").out());
    }

    @Test
    void file_knows_what_is_on_disks_and_in_files() {
        machine.file("script", "#!/bin/bash\necho\n")
                .file("empty", "")
                .file("korean", "한국어\n")
                .file("bare", "x");
        machine.file("zeros", Content.zeros(100));
        assertEquals(
                """
                script: Bourne-Again shell script, ASCII text executable
                empty:  empty
                korean: UTF-8 Unicode text
                bare:   ASCII text, with no line terminators
                zeros:  data
                """,
                machine.run("file", "script", "empty", "korean", "bare", "zeros")
                        .out());
        assertTrue(machine.run("file", "-L", "/usr/bin/ls").out().startsWith("/usr/bin/ls: ELF 64-bit LSB"));
        assertTrue(machine.run("file", "/dev/nvme0n1").out().startsWith("/dev/nvme0n1: block special (259/"));
        assertEquals(
                "/dev/nvme0n1: no read permission\n",
                machine.run("file", "-s", "/dev/nvme0n1").out());
    }

    @Test
    void names_of_temporary_files_are_new_each_time() {
        String first = machine.run("mktemp").out().strip();
        String second = machine.run("mktemp", "-d", "work.XXXXXX").out().strip();
        assertTrue(first.matches("/tmp/tmp\\.[0-9A-Za-z]{10}"), first);
        assertTrue(second.matches("work\\.[0-9A-Za-z]{6}"), second);
        assertEquals("600\n", machine.run("stat", "-c", "%a", first).out());
        assertEquals("700\n", machine.run("stat", "-c", "%a", second).out());
        assertTrue(machine.workshop().<Boolean>asRoot(init -> {
            try {
                return init.stat(Workshop.HOME + "/" + second).isDirectory();
            } catch (Errno e) {
                return false;
            }
        }));
    }

    @Test
    void stat_tells_everything() {
        machine.file("a", "hello\n");
        time("a", "2026-03-01T08:05:00.5Z");
        String text = machine.run("stat", "a").out();
        assertTrue(
                text.matches(
                        """
                        (?s)  File: a
                          Size: 6         	Blocks: 8          IO Block: 4096   regular file
                        Device: [0-9a-f]+h/[0-9]+d	Inode: [0-9]+ +Links: 1
                        Access: \\(0644/-rw-r--r--\\)  Uid: \\( 1000/ec2-user\\)   Gid: \\( 1000/ec2-user\\)
                        Access: 2026-03-01 08:05:00.500000000 \\+0000
                        Modify: 2026-03-01 08:05:00.500000000 \\+0000
                        Change: .*
                         Birth: -
                        """),
                text);
    }

    @Test
    void sed_edits_in_place_and_keeps_a_copy() {
        machine.file("conf", "port 22\nuser me\n");
        assertEquals(new Commands.Result("", "", 0), machine.run("sed", "-i.bak", "s/22/2222/", "conf"));
        assertEquals("port 2222\nuser me\n", machine.text("conf"));
        assertEquals("port 22\nuser me\n", machine.text("conf.bak"));
    }

    @Test
    void which_finds_commands() {
        assertEquals("/usr/bin/ls\n", machine.run("which", "ls").out());
        assertEquals(
                new Commands.Result("", "which: no nosuch in (/usr/bin:/usr/sbin)\n", 1),
                machine.run("which", "nosuch"));
    }
}
