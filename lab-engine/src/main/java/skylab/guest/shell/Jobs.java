package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.ChildStatus;
import skylab.guest.process.Errno;

/** The jobs of a shell. */
final class Jobs {
    private Jobs() {}

    /** Asks the kernel what has become of them. */
    static void update(Interpreter sh) {
        for (Job job : List.copyOf(sh.jobs.values())) {
            for (int pid : job.running()) {
                try {
                    Optional<ChildStatus> changed = sh.sys.wait(pid, true);
                    if (changed.isPresent()) {
                        Job now = sh.jobs.get(job.number()).changed(changed.get());
                        sh.jobs = sh.jobs.plus(job.number(), now);
                    }
                } catch (Errno e) {
                    sh.jobs = sh.jobs.minus(job.number());
                    break;
                }
            }
        }
    }

    /** Tells of those that have ended, before a prompt. */
    static void notices(Interpreter sh) {
        update(sh);
        StringBuilder text = new StringBuilder();
        for (Job job : List.copyOf(sh.jobs.values())) {
            if (job.done()) {
                text.append(job.line(sign(sh, job), false));
            }
        }
        for (Job job : List.copyOf(sh.jobs.values())) {
            if (job.done()) {
                sh.jobs = sh.jobs.minus(job.number());
            }
        }
        sh.sys.print(2, text.toString());
    }

    /** {@code +} for the current job, {@code -} for the one before. */
    static char sign(Interpreter sh, Job job) {
        int last = sh.jobs.lastKey();
        Integer previous = sh.jobs.lowerKey(last);
        return job.number() == last ? '+' : previous != null && job.number() == previous ? '-' : ' ';
    }

    /** The job of {@code %1}, {@code %+}, {@code %-}, {@code %text} or of a pid. */
    static Optional<Job> find(Interpreter sh, String name) {
        if (sh.jobs.isEmpty()) {
            return Optional.empty();
        }
        String key = name.startsWith("%") ? name.substring(1) : name;
        if (key.isEmpty() || key.equals("+") || key.equals("%")) {
            return Optional.of(sh.jobs.get(sh.jobs.lastKey()));
        }
        if (key.equals("-")) {
            return Optional.ofNullable(sh.jobs.lowerEntry(sh.jobs.lastKey())).map(java.util.Map.Entry::getValue);
        }
        for (Job job : sh.jobs.values()) {
            boolean number = name.startsWith("%") && key.equals(Integer.toString(job.number()));
            boolean pid = !name.startsWith("%") && key.equals(Integer.toString(job.last()));
            if (number || pid || name.startsWith("%") && job.text().startsWith(key)) {
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }
}
