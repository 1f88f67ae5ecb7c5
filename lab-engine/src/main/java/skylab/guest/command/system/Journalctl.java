package skylab.guest.command.system;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import skylab.guest.journal.JournalEntry;
import skylab.guest.journal.JournalFiles;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.systemd.UnitFiles;

/** {@code journalctl}: what the machine has logged, and with {@code -f} what it logs from now on. */
@Command.Installed("/usr/bin/journalctl")
final class Journalctl implements Command {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("unit", "u:"),
            Map.entry("follow", "f"),
            Map.entry("lines", "n:"),
            Map.entry("reverse", "r"),
            Map.entry("boot", "b"),
            Map.entry("dmesg", "k"),
            Map.entry("priority", "p:"),
            Map.entry("pager-end", "e"),
            Map.entry("since", "S:"),
            Map.entry("until", "U:"),
            Map.entry("no-pager", "P"),
            Map.entry("output", "o:"),
            Map.entry("catalog", "x"),
            Map.entry("identifier", "t:"),
            Map.entry("grep", "g:"),
            Map.entry("quiet", "q"),
            Map.entry("all", "a"),
            Map.entry("full", "l"),
            Map.entry("no-hostname", "no-hostname"),
            Map.entry("utc", "utc"),
            Map.entry("list-boots", "list-boots"),
            Map.entry("disk-usage", "disk-usage"),
            Map.entry("vacuum-size", "vacuum:"),
            Map.entry("vacuum-time", "vacuum:"),
            Map.entry("flush", "nothing"),
            Map.entry("rotate", "nothing"),
            Map.entry("sync", "nothing"),
            Map.entry("system", "system"));

    @Override
    public Program start(List<String> argv) {
        return new Run(argv);
    }

    private record Run(List<String> argv) implements Program {
        Run {
            argv = List.copyOf(argv);
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("journalctl");
            try {
                return run(sys, words(argv.subList(1, argv.size())), out);
            } catch (UsageError e) {
                out.error(e.getMessage() + "\n");
                return out.drain(sys, e.status());
            } catch (Errno e) {
                out.error("Hint: You are currently not seeing messages from other users and the system.\n"
                        + "      Users in groups 'adm', 'systemd-journal', 'wheel' can see all messages.\n"
                        + "      Pass -q to turn off this notice.\n"
                        + "No journal files were opened due to insufficient permissions.\n");
                return out.drain(sys, 1);
            }
        }
    }

    // The number after -b and after -n may be left out, and -xeu takes the unit that follows.
    private static List<String> words(List<String> given) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String word = given.get(i);
            boolean number = i + 1 < given.size() && given.get(i + 1).matches("-?[0-9]{1,6}");
            if (word.equals("-b") || word.equals("--boot")) {
                words.add("--boot-number=" + (number ? given.get(++i) : "0"));
            } else if (word.matches("-b-?[0-9]+")) {
                words.add("--boot-number=" + word.substring(2));
            } else if (word.matches("-n") && !number) {
                words.add("-n10");
            } else if (word.matches("-[0-9]+")) {
                words.add("-n" + word.substring(1));
            } else {
                words.add(word);
            }
        }
        return words;
    }

    private static Step run(Syscalls sys, List<String> words, Output out) {
        Map<String, String> known = new LinkedHashMap<>(WORDS);
        known.put("boot-number", "b:");
        Arguments given = Arguments.parse(words, "u:fn:rkp:eS:U:o:xt:g:qalb:", known, 1);
        if (given.has("nothing")) {
            return new Step.Exit(0);
        }
        List<JournalEntry> all = JournalFiles.read(sys);
        if (given.has("disk-usage")) {
            String path = JournalFiles.path(sys);
            long bytes = sys.exists(path) ? Math.max(8L << 20, sys.stat(path).size()) : 0;
            out.println("Archived and active journals take up "
                    + Sizes.binary(bytes).replace("i", "") + " in the file system.");
            return out.drain(sys, 0);
        } else if (given.has("vacuum")) {
            out.println("Vacuuming done, freed 0B of archived journals from "
                    + JournalFiles.path(sys).replaceFirst("/[^/]*$", "") + ".");
            return out.drain(sys, 0);
        } else if (given.has("list-boots")) {
            boots(sys, all, out);
            return out.drain(sys, 0);
        }
        JournalFormat format = given.value("o")
                .map(name -> JournalFormat.named(name)
                        .orElseThrow(() -> new UsageError("Unknown output format '" + name + "'.", 1)))
                .orElse(JournalFormat.SHORT);
        Predicate<JournalEntry> wanted = filter(sys, given, all);
        boolean follows = given.has("f");
        int last = given.value("n")
                .filter(value -> value.matches("\\+?[0-9]{1,9}"))
                .map(value -> Integer.parseInt(value.replace("+", "")))
                .orElse(follows ? 10 : given.has("e") ? 1000 : Integer.MAX_VALUE);
        List<JournalEntry> chosen = new ArrayList<>(all.stream().filter(wanted).toList());
        chosen = new ArrayList<>(chosen.subList(Math.max(0, chosen.size() - last), chosen.size()));
        if (given.has("r")) {
            Collections.reverse(chosen);
        }
        if (chosen.isEmpty() && !follows && !given.has("q")) {
            out.println("-- No entries --");
        }
        String boot = "";
        for (JournalEntry entry : chosen) {
            if (!boot.isEmpty() && !boot.equals(entry.boot()) && format == JournalFormat.SHORT) {
                out.println("-- Boot " + entry.boot() + " --");
            }
            boot = entry.boot();
            out.println(format.line(sys, entry));
        }
        return follows
                ? out.drain(sys, new Step.Continue(new Following(words, format, all.size())))
                : out.drain(sys, 0);
    }

    /** With so many entries read. */
    private record Following(List<String> words, JournalFormat format, int seen) implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            Map<String, String> known = new LinkedHashMap<>(WORDS);
            known.put("boot-number", "b:");
            Arguments given = Arguments.parse(words, "u:fn:rkp:eS:U:o:xt:g:qalb:", known, 1);
            List<JournalEntry> all = JournalFiles.read(sys);
            Output out = new Output("journalctl");
            Predicate<JournalEntry> wanted = filter(sys, given, all);
            all.subList(Math.min(seen, all.size()), all.size()).stream()
                    .filter(wanted)
                    .forEach(entry -> out.println(format.line(sys, entry)));
            String path = JournalFiles.path(sys);
            long size = sys.exists(path) ? sys.stat(path).size() : 0;
            return out.drain(
                    sys,
                    new Step.Await(new Following(words, format, all.size()), new Condition.FileChanged(path, size)));
        }
    }

    private static Predicate<JournalEntry> filter(Syscalls sys, Arguments given, List<JournalEntry> all) {
        Predicate<JournalEntry> wanted = entry -> true;
        List<String> units = given.values("u").stream().map(UnitFiles::full).toList();
        if (!units.isEmpty()) {
            List<String> real =
                    units.stream().map(name -> UnitFiles.load(sys, name).name()).toList();
            wanted = wanted.and(entry -> real.contains(entry.unit()));
        }
        List<String> tags = given.values("t");
        if (!tags.isEmpty()) {
            wanted = wanted.and(entry -> tags.contains(entry.identifier()));
        }
        if (given.has("k")) {
            wanted = wanted.and(entry -> entry.transport().equals("kernel"));
        }
        if (given.has("b") || given.has("k")) {
            String boot = boot(sys, all, given.value("b").orElse("0"));
            wanted = wanted.and(entry -> entry.boot().equals(boot));
        }
        if (given.has("p")) {
            wanted = wanted.and(severity(given.value("p").get()));
        }
        if (given.has("g")) {
            java.util.regex.Pattern pattern = pattern(given.value("g").get());
            wanted = wanted.and(entry -> pattern.matcher(entry.message()).find());
        }
        Optional<Instant> since = given.value("S").map(text -> JournalTime.parse(sys, text));
        Optional<Instant> until = given.value("U").map(text -> JournalTime.parse(sys, text));
        for (String match : given.operands()) {
            wanted = wanted.and(JournalMatch.of(match));
        }
        return wanted.and(entry -> since.map(at -> !entry.at().isBefore(at)).orElse(true)
                && until.map(at -> !entry.at().isAfter(at)).orElse(true));
    }

    private static java.util.regex.Pattern pattern(String text) {
        try {
            boolean small = text.equals(text.toLowerCase(java.util.Locale.ROOT));
            return java.util.regex.Pattern.compile(text, small ? java.util.regex.Pattern.CASE_INSENSITIVE : 0);
        } catch (java.util.regex.PatternSyntaxException e) {
            throw new UsageError("Bad pattern \"" + text + "\"", 1);
        }
    }

    private static Predicate<JournalEntry> severity(String range) {
        String[] ends = range.split("\\.\\.", 2);
        Severity one = level(ends[0]);
        Severity other = ends.length > 1 ? level(ends[1]) : Severity.EMERG;
        int least = Math.min(one.ordinal(), other.ordinal());
        int most = Math.max(one.ordinal(), other.ordinal());
        return entry -> entry.severity().ordinal() >= least && entry.severity().ordinal() <= most;
    }

    private static Severity level(String name) {
        return Severity.named(name).orElseThrow(() -> new UsageError("Unknown log level " + name, 1));
    }

    private static List<String> boots(List<JournalEntry> all) {
        return all.stream().map(JournalEntry::boot).distinct().toList();
    }

    private static String boot(Syscalls sys, List<JournalEntry> all, String number) {
        List<String> boots = boots(all);
        int offset = Integer.parseInt(number.replaceFirst("^\\+", ""));
        int index = offset <= 0 ? boots.size() - 1 + offset : offset - 1;
        if (number.equals("0")) {
            return sys.machine().bootId().replace("-", "");
        } else if (index < 0 || index >= boots.size()) {
            throw new UsageError(
                    "Data from the specified boot (" + number + ") is not available: No such boot ID in journal", 1);
        }
        return boots.get(index);
    }

    private static void boots(Syscalls sys, List<JournalEntry> all, Output out) {
        List<String> boots = boots(all);
        for (int i = 0; i < boots.size(); i++) {
            String boot = boots.get(i);
            List<JournalEntry> own =
                    all.stream().filter(entry -> entry.boot().equals(boot)).toList();
            String form = "EEE yyyy-MM-dd HH:mm:ss z";
            out.println(String.format("%2d", i - boots.size() + 1) + " " + boot + " "
                    + Clock.format(Clock.local(sys, own.get(0).at()), form) + "—"
                    + Clock.format(Clock.local(sys, own.get(own.size() - 1).at()), form));
        }
    }
}
