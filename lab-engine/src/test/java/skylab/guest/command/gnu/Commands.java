package skylab.guest.command.gnu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import skylab.guest.disk.Bytes;
import skylab.guest.disk.Content;
import skylab.guest.machine.Bench;
import skylab.guest.machine.Workshop;

/** Runs commands on a machine in memory, from the working directory of its user. */
public final class Commands {
    private static final Map<String, String> ENV = Map.of(
            "HOME", Workshop.HOME, "PATH", "/usr/bin:/usr/sbin", "LC_ALL", "C.UTF-8", "TZ", "UTC", "USER", "ec2-user");

    private final Workshop workshop = new Workshop();

    /** What a command printed, and how it ended. */
    public record Result(String out, String err, int status) {}

    /** The machine. */
    public Workshop workshop() {
        return workshop;
    }

    /** Puts a file of the user into the working directory. */
    public Commands file(String name, String text) {
        return file(name, Content.of(text));
    }

    /** Puts a file of the user into the working directory. */
    public Commands file(String name, Content content) {
        String path = Workshop.HOME + "/" + name;
        workshop.asRoot(init -> {
            for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
                String directory = Workshop.HOME + "/" + name.substring(0, slash);
                if (!init.exists(directory)) {
                    init.makeDirectory(directory, 0755);
                    init.changeOwner(directory, Bench.USER.uid(), Bench.USER.gid(), true);
                }
            }
            init.replace(path, content);
            init.changeOwner(path, Bench.USER.uid(), Bench.USER.gid(), true);
            return null;
        });
        return this;
    }

    /** Appends to a file in the working directory. */
    public void append(String name, String text) {
        String path = Workshop.HOME + "/" + name;
        workshop.asRoot(init -> {
            init.replace(path, init.content(path).append(Bytes.of(text)));
            return null;
        });
    }

    /** What a file in the working directory holds. */
    public String text(String name) {
        return workshop.asRoot(init -> init.readFile(Workshop.HOME + "/" + name).text());
    }

    /** Starts a pipeline, its commands separated by {@code |} as words of their own; gives its pid. */
    public int start(String... words) {
        List<List<String>> commands = new ArrayList<>(List.of(new ArrayList<>()));
        for (String word : words) {
            if (word.equals("|")) {
                commands.add(new ArrayList<>());
            } else {
                commands.get(commands.size() - 1).add(word);
            }
        }
        return workshop.start(new Pipeline(commands, 0, 0, ""), "true", ENV);
    }

    /** Runs a pipeline to its end. */
    public Result run(String... words) {
        int pid = start(words);
        // Disks take their time.
        if (workshop.isRunning(pid)) {
            workshop.advance(Duration.ofHours(1));
        }
        if (workshop.isRunning(pid)) {
            throw new AssertionError("did not end: " + Arrays.toString(words) + printed());
        }
        return new Result(printed(), complaints(), Integer.parseInt(workshop.asRoot(init -> init.readFile("/tmp/status")
                .text())));
    }

    /** What the pipeline printed so far. */
    public String printed() {
        return workshop.asRoot(init -> init.readFile("/tmp/out").text());
    }

    /** What it complained of so far. */
    public String complaints() {
        return workshop.asRoot(init -> init.readFile("/tmp/err").text());
    }

    /** What it prints when its output is a terminal. */
    public String onTerminal(String... words) {
        List<String> argv = new ArrayList<>(List.of(words));
        argv.set(0, "/usr/bin/" + argv.get(0));
        return workshop.onTerminal(argv, ENV).replace("\r\n", "\n");
    }
}
