package skylab.guest.cron;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A table of jobs.
 *
 * @param jobs those that make sense
 * @param errors what does not, as {@code line: bad minute}
 */
public record Crontab(List<Job> jobs, List<String> errors) {
    /** Copies the lists. */
    public Crontab {
        jobs = List.copyOf(jobs);
        errors = List.copyOf(errors);
    }

    /**
     * A job.
     *
     * @param schedule when; empty for once after each boot
     * @param user in whose name
     * @param command for the shell
     * @param env what the table sets before it
     */
    public record Job(Optional<Schedule> schedule, String user, String command, Map<String, String> env) {
        /** Copies the map. */
        public Job {
            env = Map.copyOf(env);
        }
    }

    /**
     * The table of a text.
     *
     * @param owner whose table it is; empty for one of the system, whose jobs name their users
     */
    public static Crontab parse(String text, String owner) {
        List<Job> jobs = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Map<String, String> env = new TreeMap<>();
        int number = 0;
        for (String raw : text.split("\n")) {
            number++;
            String line = raw.trim();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.matches("[A-Za-z_][A-Za-z0-9_]*\\s*=.*")) {
                String[] pair = line.split("=", 2);
                env.put(pair[0].trim(), pair[1].trim().replaceAll("^[\"']|[\"']$", ""));
                continue;
            }
            try {
                jobs.add(job(line, owner, env));
            } catch (Schedule.Malformed e) {
                errors.add(number + ": " + e.getMessage());
            }
        }
        return new Crontab(jobs, errors);
    }

    private static Job job(String line, String owner, Map<String, String> env) {
        boolean named = line.startsWith("@");
        String[] words = line.split("\\s+", named ? 2 : 6);
        if (words.length < (named ? 2 : 6)) {
            Schedule.parse(named ? words[0] : String.join(" ", List.of(words).subList(0, Math.min(5, words.length))));
            throw new Schedule.Malformed("bad command");
        }
        Optional<Schedule> schedule = words[0].equals("@reboot")
                ? Optional.empty()
                : Optional.of(Schedule.parse(
                        named ? words[0] : String.join(" ", List.of(words).subList(0, 5))));
        String rest = words[words.length - 1];
        if (!owner.isEmpty()) {
            return new Job(schedule, owner, rest, env);
        }
        String[] split = rest.split("\\s+", 2);
        if (split.length < 2) {
            throw new Schedule.Malformed("bad command");
        }
        return new Job(schedule, split[0], split[1], env);
    }
}
