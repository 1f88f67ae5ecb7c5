package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.Account;

/**
 * Reads {@code ~/.ssh/config} and {@code /etc/ssh/ssh_config} for one host.
 *
 * @param sys the kernel of the machine where the files are
 * @param host as it was typed
 * @param user as it was given on the command line, if it was
 */
record ConfigReader(Syscalls sys, String host, Optional<String> user) {
    private static final String SYSTEM = "/etc/ssh/ssh_config";
    private static final int DEEPEST = 16;
    private static final int FAILED = 255;

    /** What was read, whether lines count at the moment, and how many were wrong. */
    private static final class State {
        private Settings settings;
        private boolean active = true;
        private int wrong;
        private final StringBuilder complaints = new StringBuilder();

        State(Settings settings) {
            this.settings = settings;
        }
    }

    /**
     * Adds what the files say to what is set already.
     *
     * @param file of {@code -F}: read instead of the usual ones; {@code none} for no file
     * @throws UsageError if a file is wrong
     */
    Settings read(Settings given, Optional<String> file) {
        if (file.isPresent()) {
            if (file.get().equals("none")) {
                return given;
            }
            if (!sys.exists(file.get())) {
                throw new UsageError(
                        "Can't open user config file " + file.get() + ": " + Errno.Code.ENOENT.text(), FAILED);
            }
            return read(given, file.get(), false);
        }
        Settings user = read(given, home() + "/.ssh/config", true);
        return read(user, SYSTEM, false);
    }

    private String home() {
        return Account.of(sys, sys.identity().uid()).map(Account::home).orElse("/");
    }

    private Settings read(Settings given, String path, boolean mine) {
        if (!sys.exists(path)) {
            return given;
        }
        State state = new State(given);
        read(state, path, mine, 0);
        if (state.wrong > 0) {
            throw new UsageError(
                    state.complaints + path + ": terminating, " + state.wrong + " bad configuration options", FAILED);
        }
        return state.settings;
    }

    private void read(State state, String path, boolean mine, int depth) {
        if (depth > DEEPEST) {
            throw new UsageError("Too many recursive configuration includes", FAILED);
        }
        if (mine) {
            Stat stat = sys.stat(path);
            if ((stat.permissions() & 022) != 0
                    || (stat.uid() != 0 && stat.uid() != sys.identity().uid())) {
                throw new UsageError("Bad owner or permissions on " + path, FAILED);
            }
        }
        String text;
        try {
            text = sys.readFile(path).text();
        } catch (Errno e) {
            return;
        }
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            line(state, path, number, line.strip(), mine, depth);
        }
    }

    private void line(State state, String path, int number, String line, boolean mine, int depth) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        String[] pair = line.split("\\s*=\\s*|\\s+", 2);
        String keyword = pair[0].toLowerCase(Locale.ROOT);
        String rest = pair.length > 1 ? pair[1].strip() : "";
        if (!keyword.equals("host") && !keyword.equals("match") && !Keywords.known(keyword)) {
            if (Patterns.anyMatches(
                    List.of(state.settings.get("ignoreunknown", "").split(",")), keyword)) {
                return;
            }
            state.wrong++;
            state.complaints
                    .append(path)
                    .append(": line ")
                    .append(number)
                    .append(": Bad configuration option: ")
                    .append(keyword)
                    .append('\n');
            return;
        }
        String where = path + " line " + number + ": ";
        List<String> words = words(rest);
        Optional<String> wrong = words.isEmpty()
                ? Optional.of("no argument after keyword \"" + keyword + "\"")
                : words.size() > 1
                                && !Keywords.takesRest(keyword)
                                && !keyword.equals("host")
                                && !keyword.equals("match")
                        ? Optional.of("keyword " + keyword + " extra arguments at end of line")
                        : Keywords.complaint(keyword, words.get(0));
        if (wrong.isPresent()) {
            state.wrong++;
            state.complaints.append(where).append(wrong.get()).append('\n');
            return;
        }
        switch (keyword) {
            case "host" -> state.active = Patterns.anyMatches(words, host);
            case "match" -> {
                Optional<Boolean> fits = match(state.settings, words);
                if (fits.isEmpty()) {
                    state.wrong++;
                    state.complaints.append(where).append("Bad Match condition\n");
                }
                state.active = fits.orElse(false);
            }
            case "include" -> {
                if (state.active) {
                    words.forEach(word -> include(state, word, mine, depth));
                }
            }
            default -> {
                if (state.active) {
                    state.settings = state.settings.with(
                            keyword, Keywords.takesRest(keyword) && words.size() > 1 ? rest : words.get(0));
                }
            }
        }
    }

    private void include(State state, String pattern, boolean mine, int depth) {
        String full = pattern.startsWith("~/")
                ? home() + pattern.substring(1)
                : pattern.startsWith("/") ? pattern : (mine ? home() + "/.ssh/" : "/etc/ssh/") + pattern;
        int slash = full.lastIndexOf('/');
        String directory = full.substring(0, slash);
        String name = full.substring(slash + 1);
        boolean active = state.active;
        if (sys.exists(directory)) {
            for (String one : sys.list(directory)) {
                if (Patterns.matches(name, one)) {
                    read(state, directory + "/" + one, mine, depth + 1);
                    state.active = active;
                }
            }
        }
    }

    // Empty if the conditions make no sense.
    private Optional<Boolean> match(Settings soFar, List<String> words) {
        String own = Account.of(sys, sys.identity().uid()).map(Account::name).orElse("root");
        boolean fits = true;
        for (int i = 0; i < words.size(); i++) {
            String criterion = words.get(i).toLowerCase(Locale.ROOT);
            boolean not = criterion.startsWith("!");
            criterion = not ? criterion.substring(1) : criterion;
            boolean one;
            if (criterion.equals("all")) {
                one = true;
            } else if (criterion.equals("canonical") || criterion.equals("final")) {
                one = false;
            } else {
                if (i + 1 == words.size()) {
                    return Optional.empty();
                }
                List<String> patterns = List.of(words.get(++i).split(","));
                String subject =
                        switch (criterion) {
                            case "host" -> soFar.get("hostname", host);
                            case "originalhost" -> host;
                            case "user" -> user.or(() -> soFar.get("user")).orElse(own);
                            case "localuser" -> own;
                            default -> null;
                        };
                if (subject == null) {
                    return Optional.empty();
                }
                one = Patterns.anyMatches(patterns, subject);
            }
            fits &= one != not;
        }
        return Optional.of(fits);
    }

    /** The words of a line; double quotes keep several together. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '#') {
                break;
            } else if (text.charAt(at) == '"') {
                int end = text.indexOf('"', at + 1);
                end = end < 0 ? text.length() : end;
                words.add(text.substring(at + 1, end));
                at = end + 1;
            } else {
                int end = at;
                while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                    end++;
                }
                words.add(text.substring(at, end));
                at = end;
            }
        }
        return words;
    }
}
