package skylab.guest.command.files;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import skylab.guest.command.files.FindPredicate.Quantity;
import skylab.guest.command.files.FindPredicate.Time;
import skylab.guest.command.gnu.Wildcard;
import skylab.guest.command.system.Accounts;
import skylab.guest.disk.FileType;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Reads the expression of {@code find}. */
final class FindParser {
    private static final List<String> NOT_EMULATED = List.of(
            "-anewer",
            "-cnewer",
            "-context",
            "-daystart",
            "-fls",
            "-fprint",
            "-fprint0",
            "-fprintf",
            "-fstype",
            "-follow",
            "-help",
            "-ilname",
            "-iregex",
            "-lname",
            "-ls",
            "-nogroup",
            "-noleaf",
            "-nouser",
            "-ok",
            "-okdir",
            "-regex",
            "-regextype",
            "-samefile",
            "-used",
            "-xtype",
            "-D",
            "-O");
    private static final Map<String, Duration> AGES = Map.of(
            "-amin", Duration.ofMinutes(1),
            "-cmin", Duration.ofMinutes(1),
            "-mmin", Duration.ofMinutes(1),
            "-atime", Duration.ofDays(1),
            "-ctime", Duration.ofDays(1),
            "-mtime", Duration.ofDays(1));

    private final Syscalls sys;
    private final List<String> words;
    private int at;
    private int maxDepth = Integer.MAX_VALUE;
    private int minDepth;
    private boolean depthFirst;
    private boolean oneFileSystem;
    private boolean acts;

    private FindParser(Syscalls sys, List<String> words) {
        this.sys = sys;
        this.words = words;
    }

    /**
     * What is to be done.
     *
     * @param test for each file
     * @param maxDepth how deep, 0 for the roots alone
     * @param minDepth nothing is asked of files above
     * @param depthFirst what is in a directory comes before it
     * @param oneFileSystem other file systems are not entered
     */
    record Parsed(FindPredicate test, int maxDepth, int minDepth, boolean depthFirst, boolean oneFileSystem) {}

    static Parsed parse(Syscalls sys, List<String> words) {
        FindParser parser = new FindParser(sys, words);
        FindPredicate test = words.isEmpty() ? new FindPredicate.Constant(true) : parser.comma();
        if (parser.at < words.size()) {
            throw new UsageError(
                    words.get(parser.at).equals(")")
                            ? "invalid expression; you have too many ')'"
                            : "paths must precede expression: `" + words.get(parser.at) + "'",
                    1);
        }
        if (!parser.acts) {
            test = new FindPredicate.And(test, new FindPredicate.Print("\n"));
        }
        return new Parsed(test, parser.maxDepth, parser.minDepth, parser.depthFirst, parser.oneFileSystem);
    }

    private boolean next(String... wanted) {
        if (at < words.size() && List.of(wanted).contains(words.get(at))) {
            at++;
            return true;
        }
        return false;
    }

    private FindPredicate comma() {
        FindPredicate test = or();
        while (next(",")) {
            test = new FindPredicate.Comma(test, or());
        }
        return test;
    }

    private FindPredicate or() {
        FindPredicate test = and();
        while (next("-o", "-or")) {
            test = new FindPredicate.Or(test, and());
        }
        return test;
    }

    private FindPredicate and() {
        FindPredicate test = not();
        while (at < words.size() && !List.of(")", "-o", "-or", ",").contains(words.get(at))) {
            next("-a", "-and");
            test = new FindPredicate.And(test, not());
        }
        return test;
    }

    private FindPredicate not() {
        if (next("!", "-not")) {
            return new FindPredicate.Not(not());
        }
        if (next("(")) {
            if (at < words.size() && words.get(at).equals(")")) {
                throw new UsageError("invalid expression; empty parentheses are not allowed.", 1);
            }
            FindPredicate test = comma();
            if (!next(")")) {
                throw new UsageError(
                        "invalid expression; I was expecting to find a ')' somewhere but did not see one.", 1);
            }
            return test;
        }
        return primary();
    }

    private String argument(String of) {
        if (at == words.size()) {
            throw new UsageError("missing argument to `" + of + "'", 1);
        }
        return words.get(at++);
    }

    private FindPredicate primary() {
        if (at == words.size()) {
            throw new UsageError("invalid expression; expected to find something after `" + words.get(at - 1) + "'", 1);
        }
        String word = words.get(at++);
        if (AGES.containsKey(word)) {
            Time time = word.startsWith("-a") ? Time.ACCESSED : word.startsWith("-c") ? Time.CHANGED : Time.MODIFIED;
            String number = number(word, argument(word));
            return new FindPredicate.Age(time, comparison(number), digits(number), AGES.get(word));
        }
        switch (word) {
            case "-name", "-iname":
                return new FindPredicate.Name(Wildcard.compile(argument(word), word.equals("-iname")), false);
            case "-path", "-wholename", "-ipath", "-iwholename":
                return new FindPredicate.Name(Wildcard.compile(argument(word), word.startsWith("-i")), true);
            case "-type":
                return type(argument(word));
            case "-size":
                return size(argument(word));
            case "-links", "-inum":
                String number = number(word, argument(word));
                return new FindPredicate.Number(
                        word.equals("-links") ? Quantity.LINKS : Quantity.INODE, comparison(number), digits(number), 1);
            case "-user", "-uid":
                return new FindPredicate.Number(Quantity.UID, '=', user(word, argument(word)), 1);
            case "-group", "-gid":
                return new FindPredicate.Number(Quantity.GID, '=', group(word, argument(word)), 1);
            case "-newer":
                return new FindPredicate.Newer(modified(argument(word)));
            case "-newermt":
                return new FindPredicate.Newer(moment(argument(word)));
            case "-perm":
                return permissions(argument(word));
            case "-readable", "-writable", "-executable":
                return new FindPredicate.Access(word.equals("-executable") ? 'x' : word.charAt(1));
            case "-empty":
                return new FindPredicate.Empty();
            case "-true", "-false":
                return new FindPredicate.Constant(word.equals("-true"));
            case "-prune":
                return new FindPredicate.Prune();
            case "-maxdepth", "-mindepth":
                depth(word, argument(word));
                return new FindPredicate.Constant(true);
            case "-depth", "-d":
                depthFirst = true;
                return new FindPredicate.Constant(true);
            case "-xdev", "-mount":
                oneFileSystem = true;
                return new FindPredicate.Constant(true);
            case "-warn", "-nowarn", "-ignore_readdir_race", "-noignore_readdir_race":
                return new FindPredicate.Constant(true);
            default:
                return action(word);
        }
    }

    private FindPredicate action(String word) {
        switch (word) {
            case "-print", "-print0":
                acts = true;
                return new FindPredicate.Print(word.equals("-print") ? "\n" : "\0");
            case "-printf":
                acts = true;
                return new FindPredicate.Printf(FindFormat.checked(argument(word)));
            case "-delete":
                acts = true;
                depthFirst = true;
                return new FindPredicate.Delete();
            case "-quit":
                acts = true;
                return new FindPredicate.Quit();
            case "-exec", "-execdir":
                acts = true;
                return exec(word);
            default:
                if (NOT_EMULATED.contains(word) || word.startsWith("-newer")) {
                    throw new UsageError("option '" + word + "' is not emulated", 1);
                }
                throw new UsageError(
                        word.startsWith("-")
                                ? "unknown predicate `" + word + "'"
                                : "paths must precede expression: `" + word + "'",
                        1);
        }
    }

    private FindPredicate exec(String word) {
        List<String> argv = new ArrayList<>();
        while (true) {
            String part = argument(word);
            if (part.equals(";")) {
                break;
            }
            if (part.equals("+") && !argv.isEmpty() && argv.get(argv.size() - 1).equals("{}")) {
                if (word.equals("-execdir")) {
                    throw new UsageError("option '-execdir' with '+' is not emulated", 1);
                }
                return new FindPredicate.ExecMany(argv.subList(0, argv.size() - 1));
            }
            argv.add(part);
        }
        if (argv.isEmpty()) {
            throw new UsageError("missing argument to `" + word + "'", 1);
        }
        return new FindPredicate.Exec(argv, word.equals("-execdir"));
    }

    private static char comparison(String number) {
        char first = number.charAt(0);
        return first == '+' || first == '-' ? first : '=';
    }

    private static long digits(String number) {
        return Long.parseLong(comparison(number) == '=' ? number : number.substring(1));
    }

    private static String number(String word, String text) {
        if (!text.matches("[-+]?[0-9]{1,15}")) {
            throw new UsageError("invalid argument `" + text + "' to `" + word + "'", 1);
        }
        return text;
    }

    private static FindPredicate type(String text) {
        List<FileType> types = new ArrayList<>();
        for (String letter : text.split(",", -1)) {
            int index = letter.length() == 1 ? "fdlbcps".indexOf(letter) : -1;
            if (index < 0) {
                throw new UsageError("Unknown argument to -type: " + (letter.isEmpty() ? text : letter), 1);
            }
            types.add(List.of(
                            FileType.REGULAR,
                            FileType.DIRECTORY,
                            FileType.SYMLINK,
                            FileType.BLOCK_DEVICE,
                            FileType.CHARACTER_DEVICE,
                            FileType.FIFO,
                            FileType.SOCKET)
                    .get(index));
        }
        return new FindPredicate.Type(types);
    }

    private static FindPredicate size(String text) {
        if (!text.matches("[-+]?[0-9]{1,15}[bcwkMG]?")) {
            throw new UsageError("invalid -size type `" + text.substring(Math.max(0, text.length() - 1)) + "'", 1);
        }
        char last = text.charAt(text.length() - 1);
        String number = Character.isDigit(last) ? text : text.substring(0, text.length() - 1);
        long unit =
                switch (last) {
                    case 'c' -> 1;
                    case 'w' -> 2;
                    case 'k' -> 1L << 10;
                    case 'M' -> 1L << 20;
                    case 'G' -> 1L << 30;
                    default -> 512;
                };
        return new FindPredicate.Number(Quantity.SIZE, comparison(number), digits(number), unit);
    }

    private long user(String word, String name) {
        return id(
                word,
                name,
                Accounts.of(sys).users().stream()
                        .filter(user -> user.name().equals(name))
                        .map(user -> (long) user.uid())
                        .toList());
    }

    private long group(String word, String name) {
        return id(
                word,
                name,
                Accounts.of(sys).groups().stream()
                        .filter(group -> group.name().equals(name))
                        .map(group -> (long) group.gid())
                        .toList());
    }

    private static long id(String word, String name, List<Long> found) {
        if (found.isEmpty() && !name.matches("[0-9]{1,9}")) {
            String kind = word.equals("-user") ? "the name of a known user" : "the name of an existing group";
            throw new UsageError("`" + name + "' is not " + kind, 1);
        }
        return found.isEmpty() ? Long.parseLong(name) : found.get(0);
    }

    private Instant modified(String path) {
        try {
            return sys.stat(path).modified();
        } catch (Errno e) {
            throw new UsageError("'" + path + "': " + e.text(), 1);
        }
    }

    private Instant moment(String text) {
        Function<String, Instant> read = Instant::parse;
        String full = text.length() == 10 ? text + "T00:00:00Z" : text.replace(' ', 'T') + "Z";
        try {
            return read.apply(full);
        } catch (java.time.DateTimeException e) {
            throw new UsageError("I cannot figure out how to interpret `" + text + "' as a date or time", 1);
        }
    }

    private static FindPredicate permissions(String text) {
        char first = text.charAt(0);
        boolean prefixed = first == '-' || first == '/';
        String mode = prefixed ? text.substring(1) : text;
        int bits = Mode.changed(mode, 0, false, 0).orElseThrow(() -> new UsageError("invalid mode `" + text + "'", 1));
        return new FindPredicate.Permissions(prefixed ? first : '=', bits);
    }

    private void depth(String word, String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new UsageError(
                    "Expected a positive decimal integer argument to " + word + ", but got '" + text + "'", 1);
        }
        if (word.equals("-maxdepth")) {
            maxDepth = Integer.parseInt(text);
        } else {
            minDepth = Integer.parseInt(text);
        }
    }
}
