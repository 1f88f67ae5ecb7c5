package skylab.guest.ssh.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Chunk;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/**
 * {@code sftp}: reads commands and does them.
 *
 * @param host as it was typed
 * @param sides the way to the server
 * @param directory the working directory there
 * @param lines commands that were read and not done; empty while they are typed one by one
 * @param input what was read of a line
 * @param asked whether the prompt stands
 * @param strict whether the first error ends it ({@code -b})
 * @param over whether no more commands come
 */
record Shell(
        String host,
        List<Side> sides,
        String directory,
        List<String> lines,
        String input,
        boolean asked,
        boolean strict,
        boolean over)
        implements Program {
    private static final String PROMPT = "sftp> ";

    Shell {
        sides = List.copyOf(sides);
        lines = List.copyOf(lines);
    }

    /** Begins by asking the server where it is. */
    static Program begin(String host, Side side, List<String> lines, boolean strict) {
        Shell shell = new Shell(host, List.of(side), "", lines, "", false, strict, strict);
        return Conversation.of(List.of(side), List.of(new Home(shell)), Optional.of(shell), "Connection closed");
    }

    Program after(List<Side> now, boolean failed) {
        if (failed && strict) {
            return sys -> quit(sys, now, 1);
        }
        return new Shell(host, now, directory, lines, input, false, strict, over);
    }

    private static Step quit(Syscalls sys, List<Side> sides, int status) {
        sides.forEach(side -> sys.close(side.out()));
        return new Step.Exit(status);
    }

    /** This in another directory; an empty text changes nothing. */
    Shell in(String other) {
        return new Shell(host, sides, other.isEmpty() ? directory : other, lines, input, asked, strict, over);
    }

    @Override
    public Step step(Syscalls sys) {
        if (!lines.isEmpty()) {
            Shell rest = new Shell(host, sides, directory, lines.subList(1, lines.size()), input, false, strict, over);
            sys.print(1, PROMPT + lines.get(0) + "\n");
            return rest.run(sys, lines.get(0));
        }
        if (over) {
            return quit(sys, sides, 0);
        }
        if (!asked && sys.isTerminal(0)) {
            sys.print(1, PROMPT);
        }
        Chunk chunk = sys.read(0, 4096);
        if (chunk.wouldBlock()) {
            return new Step.Await(
                    new Shell(host, sides, directory, lines, input, true, strict, over), new Condition.Readable(0));
        }
        String text = input + chunk.bytes().text();
        if (sys.isTerminal(0)) {
            return chunk.end()
                    ? quit(sys, sides, 0)
                    : new Shell(host, sides, directory, lines, "", false, strict, over).run(sys, text.strip());
        }
        boolean end = chunk.end();
        int last = end ? text.length() : text.lastIndexOf('\n') + 1;
        List<String> read = text.substring(0, last).lines().toList();
        return new Step.Continue(new Shell(host, sides, directory, read, text.substring(last), true, strict, end));
    }

    private Step run(Syscalls sys, String line) {
        List<String> words = words(line);
        if (words.isEmpty() || words.get(0).startsWith("#")) {
            return new Step.Continue(this);
        }
        boolean lenient = words.get(0).startsWith("-");
        String command = lenient ? words.get(0).substring(1) : words.get(0);
        if (List.of("bye", "exit", "quit").contains(command)) {
            return quit(sys, sides, 0);
        }
        List<String> options = new ArrayList<>();
        List<String> operands = new ArrayList<>();
        words.subList(1, words.size()).forEach(word -> (word.startsWith("-") ? options : operands).add(word));
        Shell now = new Shell(host, sides, directory, lines, input, false, strict && !lenient, over);
        try {
            List<Job> jobs = now.jobs(sys, command, String.join("", options), operands);
            return new Step.Continue(Conversation.of(sides, jobs, Optional.of(now), "Connection closed"));
        } catch (Errno e) {
            sys.print(2, "Couldn't " + command + ": " + e.text() + "\n");
        } catch (IllegalArgumentException e) {
            sys.print(2, e.getMessage() + "\n");
        }
        return strict && !lenient ? quit(sys, sides, 1) : new Step.Continue(this);
    }

    private String there(String path) {
        return path.startsWith("/") ? path : directory + (directory.endsWith("/") ? "" : "/") + path;
    }

    private List<Job> jobs(Syscalls sys, String command, String options, List<String> operands) {
        boolean shown = sys.isTerminal(1);
        String first = operands.isEmpty() ? "" : operands.get(0);
        switch (command) {
            case "pwd" -> sys.print(1, "Remote working directory: " + directory + "\n");
            case "lpwd" -> sys.print(1, "Local working directory: " + sys.cwd() + "\n");
            case "lcd" -> sys.changeDirectory(need(operands, "lcd", "path"));
            case "lmkdir" -> sys.makeDirectory(need(operands, "lmkdir", "path"), 0777);
            case "lls" -> sys.print(1, String.join("\n", sys.list(first.isEmpty() ? "." : first)) + "\n");
            case "cd" -> {
                return List.of(new Enter(first.isEmpty() ? "." : there(first)));
            }
            case "ls", "dir" -> {
                return List.of(new Listing(
                        first.isEmpty() ? directory : there(first), options.contains("l"), options.contains("a")));
            }
            case "get", "reget" -> {
                need(operands, "get", "remote-path");
                Copy copy = new Copy("", 1, 0, options.matches(".*[rR].*"), options.contains("p"), shown);
                sys.print(
                        1,
                        "Fetching " + there(first) + " to "
                                + (operands.size() > 1 ? operands.get(1) : first.substring(first.lastIndexOf('/') + 1))
                                + "\n");
                return List.of(
                        new Copy.Begin(copy, List.of(there(first)), operands.size() > 1 ? operands.get(1) : "."));
            }
            case "put", "reput" -> {
                need(operands, "put", "local-path");
                Copy copy = new Copy("", 0, 1, options.matches(".*[rR].*"), options.contains("p"), shown);
                String target = operands.size() > 1 ? there(operands.get(1)) : directory;
                sys.print(
                        1,
                        "Uploading " + first + " to "
                                + (operands.size() > 1 ? target : there(first.substring(first.lastIndexOf('/') + 1)))
                                + "\n");
                return List.of(new Copy.Begin(copy, List.of(first), target));
            }
            case "mkdir" -> {
                return change("MKDIR", "Couldn't create directory", there(need(operands, "mkdir", "path")), "511");
            }
            case "rmdir" -> {
                return change("RMDIR", "Couldn't remove directory", there(need(operands, "rmdir", "path")));
            }
            case "rm", "delete" -> {
                sys.print(1, "Removing " + there(need(operands, "rm", "path")) + "\n");
                return change("REMOVE", "Couldn't delete file", there(first));
            }
            case "rename" -> {
                two(operands, "rename oldpath newpath");
                return change("RENAME", "Couldn't rename file", there(first), there(operands.get(1)));
            }
            case "ln", "symlink" -> {
                two(operands, "symlink oldpath newpath");
                return change("SYMLINK", "Couldn't symlink file", first, there(operands.get(1)));
            }
            case "chmod" -> {
                two(operands, "chmod mode path");
                sys.print(1, "Changing mode on " + there(operands.get(1)) + "\n");
                return change(
                        "CHMOD",
                        "Couldn't setstat on",
                        there(operands.get(1)),
                        Integer.toString(Integer.parseInt(first, 8)));
            }
            case "version" -> sys.print(1, "SFTP protocol version 3\n");
            case "help", "?" ->
                sys.print(
                        1,
                        "Available commands:\nbye, cd path, chmod mode path, exit, get [-pr] remote [local], help, lcd path,\n"
                                + "lls [path], ln -s oldpath newpath, lmkdir path, lpwd, ls [-al] [path], mkdir path,\n"
                                + "put [-pr] local [remote], pwd, quit, rename oldpath newpath, rm path, rmdir path, version\n");
            default -> throw new IllegalArgumentException("Invalid command.");
        }
        return List.of();
    }

    private static String need(List<String> operands, String command, String what) {
        if (operands.isEmpty()) {
            throw new IllegalArgumentException("You must specify a " + what + " after a " + command + " command.");
        }
        return operands.get(0);
    }

    private static void two(List<String> operands, String usage) {
        if (operands.size() != 2) {
            throw new IllegalArgumentException("You must specify two paths: " + usage);
        }
    }

    private static List<Job> change(String word, String complaint, String... arguments) {
        return List.of(new Change(Packet.of(word, arguments), complaint + " \"" + arguments[0] + "\": "));
    }

    // Single and double quotes keep words together.
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean any = false;
        for (char c : line.toCharArray()) {
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                any = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (any) {
                    words.add(word.toString());
                }
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        return words;
    }

    /** Where the server begins. */
    private record Home(Shell shell) implements Job {
        @Override
        public int side() {
            return 1;
        }

        @Override
        public Packet request() {
            return Packet.of("REALPATH", ".");
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            sys.print(2, "Connected to " + shell.host + ".\n");
            return Outcome.of(new Enter(answer.argument(0)));
        }
    }

    /** Changes the working directory of the server. */
    record Enter(String path) implements Job {
        @Override
        public int side() {
            return 1;
        }

        @Override
        public Packet request() {
            return Packet.of("REALPATH", path);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return answer.ok()
                    ? Outcome.of(new Entered(answer.argument(0)))
                    : Outcome.failure(sys, "stat " + path + ": " + answer.argument(0));
        }
    }

    /** The directory was found; it must be one. */
    record Entered(String path) implements Job {
        @Override
        public int side() {
            return 1;
        }

        @Override
        public Packet request() {
            return Packet.of("STAT", path);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return answer.ok() && Attributes.parse(answer.argument(0)).isDirectory()
                    ? Outcome.in(path)
                    : Outcome.failure(sys, "Can't change directory: \"" + path + "\" is not a directory");
        }
    }

    /** Lists a directory or a file. */
    private record Listing(String path, boolean longForm, boolean all) implements Job {
        @Override
        public int side() {
            return 1;
        }

        @Override
        public Packet request() {
            return Packet.of("LIST", path);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (!answer.ok()) {
                return Outcome.failure(sys, "Can't ls: \"" + path + "\" not found");
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < answer.arguments().size(); i += 2) {
                String name = answer.argument(i);
                if (all || !name.startsWith(".")) {
                    text.append(
                                    longForm
                                            ? Attributes.parse(answer.argument(i + 1))
                                                    .line(name)
                                            : name)
                            .append('\n');
                }
            }
            sys.print(1, text.toString());
            return Outcome.of();
        }
    }

    /** Changes something. */
    private record Change(Packet request, String complaint) implements Job {
        @Override
        public int side() {
            return 1;
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return answer.ok() ? Outcome.of() : Outcome.failure(sys, complaint + answer.argument(0));
        }
    }
}
