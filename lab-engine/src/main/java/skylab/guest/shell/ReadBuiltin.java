package skylab.guest.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import skylab.guest.process.Condition;
import skylab.guest.shell.expand.Variable;

/** {@code read} and {@code getopts}. */
final class ReadBuiltin {
    private ReadBuiltin() {}

    static void run(Interpreter sh, List<String> argv) {
        boolean raw = false;
        boolean array = false;
        boolean exact = false;
        String prompt = "";
        char delimiter = '\n';
        int limit = -1;
        int fd = 0;
        Duration until = null;
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("-.+"); i++) {
            String option = argv.get(i);
            if (option.equals("--")) {
                i++;
                break;
            }
            for (int j = 1; j < option.length(); j++) {
                char c = option.charAt(j);
                if (c == 'r') {
                    raw = true;
                } else if (c == 's' || c == 'e') {
                    continue;
                } else if ("apdntuN".indexOf(c) < 0) {
                    Builtins.fail(sh, 2, "read: -" + c + ": invalid option");
                    return;
                } else {
                    String value = j + 1 < option.length()
                            ? option.substring(j + 1)
                            : i + 1 < argv.size() ? argv.get(++i) : "";
                    switch (c) {
                        case 'a' -> {
                            array = true;
                            argv = new ArrayList<>(argv);
                            argv.add(value);
                        }
                        case 'p' -> prompt = value;
                        case 'd' -> delimiter = value.isEmpty() ? '\0' : value.charAt(0);
                        case 'n', 'N' -> {
                            limit = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
                            exact |= c == 'N';
                        }
                        case 'u' -> fd = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
                        default -> until = sh.sys.monotonic().plusMillis(millis(value));
                    }
                    break;
                }
            }
        }
        List<String> names = List.copyOf(argv.subList(Math.min(i, argv.size()), argv.size()));
        for (String name : names) {
            if (!name.matches("[A-Za-z_][A-Za-z_0-9]*(\\[.*\\])?")) {
                Builtins.fail(sh, 1, "read: `" + name + "': not a valid identifier");
                return;
            }
        }
        if (!sh.sys.isOpen(fd)) {
            Builtins.fail(sh, 1, "read: " + fd + ": invalid file descriptor: Bad file descriptor");
            return;
        }
        char end = exact ? Character.MAX_VALUE : delimiter;
        sh.push(new Reading(names, raw, array, end, limit, fd, until, "", ""));
        if (!prompt.isEmpty() && sh.sys.isTerminal(fd)) {
            sh.print(2, prompt);
        }
    }

    private static long millis(String seconds) {
        return seconds.matches("[0-9]{0,6}(\\.[0-9]*)?") && !seconds.isEmpty()
                ? (long) (Double.parseDouble(seconds) * 1000)
                : 0;
    }

    /** A line being read; {@code before} are lines that ended in a backslash. */
    record Reading(
            List<String> names,
            boolean raw,
            boolean array,
            char delimiter,
            int limit,
            int fd,
            Duration until,
            String before,
            String typed)
            implements Frame {
        @Override
        public void resume(Interpreter sh) {
            Lines.Line line = Lines.read(sh, fd, typed, delimiter, limit);
            if (line.waiting()) {
                if (until != null && sh.sys.monotonic().compareTo(until) >= 0) {
                    sh.status = 142;
                    return;
                }
                Frame later = new Reading(names, raw, array, delimiter, limit, fd, until, before, line.text());
                Condition readable = new Condition.Readable(fd);
                sh.await(
                        later,
                        until == null
                                ? readable
                                : new Condition.AnyOf(List.of(readable, new Condition.Elapsed(until))));
                return;
            }
            String text = before + line.text();
            if (!raw && !line.end() && trailingBackslashes(text) % 2 == 1) {
                sh.push(new Reading(
                        names, raw, array, delimiter, limit, fd, until, text.substring(0, text.length() - 1), ""));
                return;
            }
            sh.status = line.end() ? 1 : 0;
            assign(sh, text);
        }

        private static int trailingBackslashes(String text) {
            int count = 0;
            while (count < text.length() && text.charAt(text.length() - 1 - count) == '\\') {
                count++;
            }
            return count;
        }

        private void assign(Interpreter sh, String text) {
            String ifs = sh.value("IFS") == null ? " \t\n" : sh.value("IFS");
            if (array) {
                sh.assign(names.get(names.size() - 1), Variable.of(split(text, ifs, Integer.MAX_VALUE)));
                return;
            }
            if (names.isEmpty()) {
                sh.assign("REPLY", raw ? text : unescape(text));
                return;
            }
            if (delimiter == Character.MAX_VALUE) {
                sh.assign(names.get(0), raw ? text : unescape(text));
                return;
            }
            List<String> fields = split(text, ifs, names.size());
            for (int i = 0; i < names.size(); i++) {
                sh.assign(names.get(i), i < fields.size() ? fields.get(i) : "");
            }
        }

        private static String unescape(String text) {
            return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
        }

        private List<String> split(String text, String ifs, int max) {
            List<String> fields = new ArrayList<>();
            int at = 0;
            int end = text.length();
            while (at < end && isSpace(text.charAt(at), ifs)) {
                at++;
            }
            while (end > at
                    && isSpace(text.charAt(end - 1), ifs)
                    && !(!raw && trailingBackslashes(text.substring(0, end - 1)) % 2 == 1)) {
                end--;
            }
            while (at < end) {
                if (fields.size() == max - 1) {
                    String last = text.substring(at, end);
                    int size = last.length();
                    boolean single = size > 0
                            && ifs.indexOf(last.charAt(size - 1)) >= 0
                            && last.chars()
                                            .filter(c -> ifs.indexOf(c) >= 0 && !isSpace((char) c, ifs))
                                            .count()
                                    == 1;
                    last = single ? last.substring(0, size - 1) : last;
                    fields.add(raw ? last : unescape(last));
                    return fields;
                }
                StringBuilder field = new StringBuilder();
                while (at < end && ifs.indexOf(text.charAt(at)) < 0) {
                    if (!raw && text.charAt(at) == '\\' && at + 1 < end) {
                        at++;
                    }
                    field.append(text.charAt(at++));
                }
                fields.add(field.toString());
                while (at < end && isSpace(text.charAt(at), ifs)) {
                    at++;
                }
                if (at < end && ifs.indexOf(text.charAt(at)) >= 0) {
                    at++;
                    while (at < end && isSpace(text.charAt(at), ifs)) {
                        at++;
                    }
                }
            }
            return fields;
        }

        private static boolean isSpace(char c, String ifs) {
            return " \t\n".indexOf(c) >= 0 && ifs.indexOf(c) >= 0;
        }
    }

    static void getopts(Interpreter sh, List<String> argv) {
        if (argv.size() < 3) {
            Builtins.usage(sh, "getopts: usage: getopts optstring name [arg ...]");
            return;
        }
        String known = argv.get(1);
        String name = argv.get(2);
        List<String> words = argv.size() > 3 ? argv.subList(3, argv.size()) : sh.positional;
        int index = Integer.parseInt(sh.value("OPTIND") == null ? "1" : sh.value("OPTIND"));
        int place = Integer.parseInt(
                sh.value("_OPTPLACE") == null
                                || index == 1
                                        && sh.value("_OPTINDEX") != null
                                        && !sh.value("_OPTINDEX").equals("1")
                        ? "1"
                        : sh.value("_OPTPLACE"));
        sh.variables = sh.variables.minus("OPTARG");
        String word = index <= words.size() ? words.get(index - 1) : "";
        if (!word.startsWith("-") || word.equals("-") || word.equals("--")) {
            sh.assign("OPTIND", Integer.toString(word.equals("--") ? index + 1 : index));
            sh.assign(name, "?");
            sh.status = 1;
            return;
        }
        char option = word.charAt(Math.min(place, word.length() - 1));
        int at = option == ':' ? -1 : known.indexOf(option, known.startsWith(":") ? 1 : 0);
        boolean silent = known.startsWith(":");
        boolean last = place + 1 >= word.length();
        if (at < 0) {
            sh.assign(name, "?");
            if (silent) {
                sh.assign("OPTARG", String.valueOf(option));
            } else {
                sh.sys.print(2, sh.name + ": illegal option -- " + option + "\n");
            }
        } else if (at + 1 < known.length() && known.charAt(at + 1) == ':') {
            if (!last) {
                sh.assign("OPTARG", word.substring(place + 1));
                sh.assign(name, String.valueOf(option));
            } else if (index < words.size()) {
                sh.assign("OPTARG", words.get(index));
                sh.assign(name, String.valueOf(option));
                index++;
            } else {
                sh.assign(name, silent ? ":" : "?");
                if (silent) {
                    sh.assign("OPTARG", String.valueOf(option));
                } else {
                    sh.sys.print(2, sh.name + ": option requires an argument -- " + option + "\n");
                }
            }
            last = true;
        } else {
            sh.assign(name, String.valueOf(option));
        }
        sh.assign("OPTIND", Integer.toString(last ? index + 1 : index));
        sh.assign("_OPTPLACE", Integer.toString(last ? 1 : place + 1));
        sh.assign("_OPTINDEX", sh.value("OPTIND"));
    }
}
