package skylab.guest.ssh.sftp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Syscalls;

/**
 * How files are copied from one side to another.
 *
 * @param tool what messages begin with, such as {@code scp: }; may be empty
 * @param from the side of the sources
 * @param to the side of the target
 * @param recursive directories with what is in them
 * @param preserve modes and times are kept
 * @param shown whether each file is told
 */
record Copy(String tool, int from, int to, boolean recursive, boolean preserve, boolean shown) {
    // Bytes per second that go through ssh from end to end, as a good line allows.
    private static final long RATE = 30L << 20;
    private static final long LATENCY_NANOS = 15_000_000;

    private String complaint(String path, Packet answer) {
        return tool + path + ": " + answer.argument(0);
    }

    private static String base(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    private static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** Begins: looks whether the target is a directory. */
    record Begin(Copy copy, List<String> sources, String target) implements Job {
        @Override
        public int side() {
            return copy.to;
        }

        @Override
        public Packet request() {
            return Packet.of("STAT", target.isEmpty() ? "." : target);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            boolean directory =
                    answer.ok() && Attributes.parse(answer.argument(0)).isDirectory();
            if (!directory && (sources.size() > 1 || target.endsWith("/"))) {
                return Outcome.failure(
                        sys,
                        copy.tool + target + ": " + (answer.ok() ? "Not a directory" : "No such file or directory"));
            }
            List<Job> all = new ArrayList<>();
            sources.forEach(source -> all.add(new Expand(copy, source, target.isEmpty() ? "." : target, directory)));
            return new Outcome(all, false, Duration.ZERO);
        }
    }

    /** Finds what a pattern stands for. */
    record Expand(Copy copy, String pattern, String target, boolean directory) implements Job {
        @Override
        public int side() {
            return copy.from;
        }

        @Override
        public Packet request() {
            return Packet.of("GLOB", pattern.isEmpty() ? "." : pattern);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            List<Job> all = new ArrayList<>();
            answer.arguments().forEach(one -> all.add(new Source(copy, one, target, directory)));
            return new Outcome(all, false, Duration.ZERO);
        }
    }

    /** Looks at a source. */
    record Source(Copy copy, String path, String target, boolean into) implements Job {
        @Override
        public int side() {
            return copy.from;
        }

        @Override
        public Packet request() {
            return Packet.of("STAT", path);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (!answer.ok()) {
                return Outcome.failure(sys, copy.complaint(path, answer));
            }
            Attributes attributes = Attributes.parse(answer.argument(0));
            String place = into ? join(target, base(path)) : target;
            if (!attributes.isDirectory()) {
                return Outcome.of(new OpenSource(copy, path, place, attributes));
            }
            return copy.recursive
                    ? Outcome.of(new MakeDirectory(copy, path, place, attributes), new Walk(copy, path, place))
                    : Outcome.failure(sys, copy.tool + path + ": not a regular file");
        }
    }

    /** Makes a directory at the target, if it is not there. */
    record MakeDirectory(Copy copy, String path, String place, Attributes attributes) implements Job {
        @Override
        public int side() {
            return copy.to;
        }

        @Override
        public Packet request() {
            return Packet.of("MKDIR", place, Integer.toString(attributes.permissions() & 0777 | 0700));
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return answer.ok() || answer.word().equals("EEXIST")
                    ? Outcome.of()
                    : Outcome.failure(sys, copy.complaint(place, answer));
        }
    }

    /** Copies what is in a directory. */
    record Walk(Copy copy, String path, String place) implements Job {
        @Override
        public int side() {
            return copy.from;
        }

        @Override
        public Packet request() {
            return Packet.of("LIST", path);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (!answer.ok()) {
                return Outcome.failure(sys, copy.complaint(path, answer));
            }
            List<Job> all = new ArrayList<>();
            for (int i = 0; i < answer.arguments().size(); i += 2) {
                all.add(new Source(copy, join(path, answer.argument(i)), place, true));
            }
            return new Outcome(all, false, Duration.ZERO);
        }
    }

    /** Opens a source. */
    record OpenSource(Copy copy, String path, String place, Attributes attributes) implements Job {
        @Override
        public int side() {
            return copy.from;
        }

        @Override
        public Packet request() {
            return Packet.of("OPEN", path, "r", "0");
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return answer.ok()
                    ? Outcome.of(new OpenTarget(copy, path, place, attributes, answer.argument(0)))
                    : Outcome.failure(sys, copy.complaint(path, answer));
        }
    }

    /** Opens its copy. */
    record OpenTarget(Copy copy, String path, String place, Attributes attributes, String source) implements Job {
        @Override
        public int side() {
            return copy.to;
        }

        @Override
        public Packet request() {
            return Packet.of("OPEN", place, "w", Integer.toString(attributes.permissions() & 0777));
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (answer.ok()) {
                return Outcome.of(new Read(this, answer.argument(0)));
            }
            sys.print(2, copy.complaint(place, answer) + "\n");
            return new Outcome(List.of(new Close(copy.from, source)), true, Duration.ZERO);
        }
    }

    /** Reads a piece. */
    record Read(OpenTarget file, String target) implements Job {
        @Override
        public int side() {
            return file.copy.from;
        }

        @Override
        public Packet request() {
            return Packet.of("READ", file.source);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (!answer.data().isEmpty()) {
                return Outcome.of(new Write(file, target, answer.data()));
            }
            List<Job> all =
                    new ArrayList<>(List.of(new Close(file.copy.from, file.source), new Close(file.copy.to, target)));
            if (file.copy.preserve) {
                Attributes is = file.attributes;
                all.add(new Set(file.copy.to, Packet.of("CHMOD", file.place, Integer.toString(is.permissions()))));
                all.add(new Set(
                        file.copy.to,
                        Packet.of("TIMES", file.place, Long.toString(is.accessed()), Long.toString(is.modified()))));
            }
            Duration took = Duration.ofNanos(LATENCY_NANOS).plusMillis(file.attributes.size() * 1000 / RATE);
            if (file.copy.shown) {
                int columns = sys.terminalSize().columns();
                sys.print(1, Progress.line(base(file.path), file.attributes.size(), took, columns) + "\n");
            }
            return new Outcome(all, !answer.ok(), took);
        }
    }

    /** Writes a piece. */
    record Write(OpenTarget file, String target, Bytes data) implements Job {
        @Override
        public int side() {
            return file.copy.to;
        }

        @Override
        public Packet request() {
            return new Packet("WRITE", List.of(target), data);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            if (answer.ok()) {
                return Outcome.of(new Read(file, target));
            }
            sys.print(2, file.copy.complaint(file.place, answer) + "\n");
            return new Outcome(
                    List.of(new Close(file.copy.from, file.source), new Close(file.copy.to, target)),
                    true,
                    Duration.ZERO);
        }
    }

    /** Closes a file. */
    record Close(int side, String handle) implements Job {
        @Override
        public Packet request() {
            return Packet.of("CLOSE", handle);
        }

        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return Outcome.of();
        }
    }

    /** Sets what can be set of a file; a refusal is no failure. */
    record Set(int side, Packet request) implements Job {
        @Override
        public Outcome then(Syscalls sys, Packet answer) {
            return Outcome.of();
        }
    }
}
