package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.pcollections.TreePMap;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Signal;

/** Builtins of job control. */
final class JobBuiltins {
    private JobBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept("jobs", JobBuiltins::jobs);
        add.accept("fg", JobBuiltins::foreground);
        add.accept("bg", JobBuiltins::background);
        add.accept("disown", JobBuiltins::disown);
        add.accept("wait", JobBuiltins::waitFor);
        add.accept("kill", JobBuiltins::kill);
    }

    private static void jobs(Interpreter sh, List<String> argv) {
        Jobs.update(sh);
        boolean pids = argv.contains("-p");
        StringBuilder out = new StringBuilder();
        for (Job job : sh.jobs.values()) {
            out.append(pids ? job.group() + "\n" : job.line(Jobs.sign(sh, job), argv.contains("-l")));
        }
        for (Job job : List.copyOf(sh.jobs.values())) {
            if (job.done()) {
                sh.jobs = sh.jobs.minus(job.number());
            }
        }
        sh.print(1, out.toString());
    }

    private static Optional<Job> named(Interpreter sh, List<String> argv) {
        String name = argv.size() > 1 ? argv.get(1) : "%+";
        Optional<Job> job = Jobs.find(sh, name.startsWith("%") || !name.matches("[0-9]+") ? name : "%" + name);
        if (job.isEmpty()) {
            Builtins.fail(sh, 1, argv.get(0) + ": " + (argv.size() > 1 ? name : "current") + ": no such job");
        }
        return job;
    }

    private static void foreground(Interpreter sh, List<String> argv) {
        if (!sh.interactive) {
            Builtins.fail(sh, 1, "fg: no job control");
            return;
        }
        named(sh, argv).ifPresent(job -> {
            sh.sys.print(1, job.text() + "\n");
            sh.sys.setForeground(job.group());
            Signals.send(sh, -job.group(), Signal.CONT);
            sh.jobs = sh.jobs.plus(job.number(), job.continued());
            List<Integer> pids = new ArrayList<>(job.running());
            sh.push(new Foreground(pids, TreePMap.empty(), job.text(), job.number()));
        });
    }

    private static void background(Interpreter sh, List<String> argv) {
        if (!sh.interactive) {
            Builtins.fail(sh, 1, "bg: no job control");
            return;
        }
        named(sh, argv).ifPresent(job -> {
            sh.print(1, "[" + job.number() + "]" + Jobs.sign(sh, job) + " " + job.text() + " &\n");
            sh.jobs = sh.jobs.plus(job.number(), job.continued());
            Signals.send(sh, -job.group(), Signal.CONT);
        });
    }

    private static void disown(Interpreter sh, List<String> argv) {
        boolean keep = argv.contains("-h");
        boolean all = argv.contains("-a");
        List<String> names =
                argv.stream().skip(1).filter(word -> !word.startsWith("-")).toList();
        List<Job> chosen = new ArrayList<>();
        if (all) {
            chosen.addAll(sh.jobs.values());
        } else {
            for (String name : names.isEmpty() ? List.of("%+") : names) {
                Optional<Job> job = Jobs.find(sh, name);
                if (job.isEmpty()) {
                    Builtins.fail(sh, 1, "disown: " + (names.isEmpty() ? "current" : name) + ": no such job");
                }
                job.ifPresent(chosen::add);
            }
        }
        for (Job job : chosen) {
            sh.jobs = keep ? sh.jobs.plus(job.number(), job.disowned()) : sh.jobs.minus(job.number());
        }
    }

    private static void waitFor(Interpreter sh, List<String> argv) {
        List<Integer> pids = new ArrayList<>();
        List<String> names = argv.stream()
                .skip(1)
                .filter(word -> !word.equals("-n") && !word.equals("-f"))
                .toList();
        for (String name : names) {
            Optional<Job> found = Jobs.find(sh, name);
            if (found.isPresent()) {
                pids.add(found.get().last());
            } else if (name.matches("[0-9]{1,9}")) {
                Builtins.fail(sh, 127, "wait: pid " + name + " is not a child of this shell");
                return;
            } else {
                boolean job = name.startsWith("%");
                Builtins.fail(
                        sh,
                        job ? 127 : 1,
                        job ? "wait: " + name + ": no such job" : "wait: `" + name + "': not a pid or valid job spec");
                return;
            }
        }
        sh.push(new Waiting(pids, names.isEmpty(), argv.contains("-n")));
    }

    /** Waits for background processes; a trapped signal ends the waiting. */
    record Waiting(List<Integer> pids, boolean all, boolean first) implements Frame {
        Waiting {
            pids = List.copyOf(pids);
        }

        @Override
        public boolean waits() {
            return true;
        }

        @Override
        public void resume(Interpreter sh) {
            if (!sh.pending.isEmpty()) {
                sh.status = 128 + sh.pending.get(0).number();
                return;
            }
            List<Integer> left = new ArrayList<>();
            for (Job job : List.copyOf(sh.jobs.values())) {
                Job now = job;
                for (int pid : job.running()) {
                    Optional<ChildStatus> ended = sh.sys.wait(pid, false);
                    now = ended.isPresent() ? now.changed(ended.get()) : now;
                }
                sh.jobs = sh.jobs.plus(job.number(), now);
                if (all || pids.contains(now.last())) {
                    left.addAll(now.running());
                }
            }
            if (first && firstDone(sh)) {
                return;
            }
            if (!left.isEmpty()) {
                sh.await(
                        this,
                        new Condition.AnyOf(left.stream()
                                .map(pid -> (Condition) new Condition.ChildChanged(pid))
                                .toList()));
                return;
            }
            sh.status = 0;
            for (Job job : List.copyOf(sh.jobs.values())) {
                if (job.done() && (all || pids.contains(job.last()))) {
                    sh.status = all ? 0 : job.status();
                    if (!sh.interactive) {
                        sh.jobs = sh.jobs.minus(job.number());
                    }
                }
            }
        }

        /** {@code wait -n}: tells of the first job that has ended; whether one has, or there is none at all. */
        private boolean firstDone(Interpreter sh) {
            boolean any = false;
            for (Job job : List.copyOf(sh.jobs.values())) {
                boolean meant = all || pids.contains(job.last());
                any |= meant;
                if (meant && job.done()) {
                    sh.status = job.status();
                    sh.jobs = sh.jobs.minus(job.number());
                    return true;
                }
            }
            sh.status = any ? sh.status : 127;
            return !any;
        }
    }

    private static void kill(Interpreter sh, List<String> argv) {
        int i = 1;
        Signal signal = Signal.TERM;
        boolean probe = false;
        if (i < argv.size() && argv.get(i).startsWith("-") && argv.get(i).length() > 1) {
            String option = argv.get(i++);
            if ((option.equals("-l") || option.equals("-L")) && i < argv.size()) {
                sh.print(
                        1,
                        String.join(
                                "",
                                argv.subList(i, argv.size()).stream()
                                        .map(JobBuiltins::other)
                                        .toList()));
                return;
            }
            if (option.equals("-l") || option.equals("-L")) {
                StringBuilder all = new StringBuilder();
                for (Signal one : Signal.values()) {
                    all.append(String.format("%2d) SIG%s%n", one.number(), one.name())
                            .replace("\r", ""));
                }
                sh.print(1, all.toString());
                return;
            }
            String name = option.substring(1);
            if (name.equals("s") || name.equals("n")) {
                name = i < argv.size() ? argv.get(i++) : "";
            }
            probe = name.equals("0");
            Optional<Signal> found = Signal.parse(name);
            if (found.isEmpty() && !probe && !name.equals("-")) {
                Builtins.fail(sh, 1, "kill: " + name + ": invalid signal specification");
                return;
            }
            signal = found.orElse(Signal.TERM);
        }
        if (i >= argv.size()) {
            Builtins.usage(
                    sh, "kill: usage: kill [-s sigspec | -n signum | -sigspec] pid | jobspec ... or kill -l [sigspec]");
            return;
        }
        // Children that have ended are no longer there.
        Jobs.update(sh);
        for (String name : argv.subList(i, argv.size())) {
            Optional<Job> job = name.startsWith("%") ? Jobs.find(sh, name) : Optional.empty();
            if (name.startsWith("%") && job.isEmpty()) {
                Builtins.fail(sh, 1, "kill: " + name + ": no such job");
            } else if (job.isEmpty() && !name.matches("-?[0-9]{1,9}")) {
                Builtins.fail(sh, 1, "kill: " + name + ": arguments must be process or job IDs");
            } else {
                int pid = job.isPresent() ? target(sh, job.get()) : Integer.parseInt(name);
                try {
                    sh.sys.kill(pid, probe ? Optional.empty() : Optional.of(signal));
                    if (job.filter(Job::stopped).isPresent() && signal == Signal.TERM) {
                        Signals.send(sh, pid, Signal.CONT);
                    }
                } catch (Errno e) {
                    Builtins.fail(sh, 1, "kill: (" + name + ") - " + e.text());
                }
            }
        }
        // A shell that signals itself sees the signal before its next command.
        sh.pending.addAll(sh.sys.takeSignals());
    }

    /** The name of a signal's number or of a status, the number of a name. */
    private static String other(String signal) {
        if (signal.matches("[0-9]{1,5}")) {
            int number = Integer.parseInt(signal) & 127;
            for (Signal one : Signal.values()) {
                if (one.number() == number) {
                    return one.name() + "\n";
                }
            }
        }
        return Signal.parse(signal).map(one -> one.number() + "\n").orElse(signal + "\n");
    }

    private static int target(Interpreter sh, Job job) {
        return sh.interactive ? -job.group() : job.last();
    }
}
