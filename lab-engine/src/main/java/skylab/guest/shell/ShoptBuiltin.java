package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code shopt}: options of the shell that {@code set} does not know. */
final class ShoptBuiltin {
    /** Those that are on in a shell that runs scripts, and in one where somebody types. */
    private static final Set<String> ON = Set.of(
            "checkwinsize",
            "cmdhist",
            "complete_fullquote",
            "extquote",
            "force_fignore",
            "globasciiranges",
            "globskipdots",
            "hostcomplete",
            "interactive_comments",
            "patsub_replacement",
            "progcomp",
            "promptvars",
            "sourcepath");

    private static final List<String> NAMES = names();

    private ShoptBuiltin() {}

    private static List<String> names() {
        List<String> all = new ArrayList<>(ON);
        all.addAll(List.of(
                "autocd",
                "cdable_vars",
                "cdspell",
                "checkhash",
                "checkjobs",
                "direxpand",
                "dirspell",
                "dotglob",
                "execfail",
                "expand_aliases",
                "extdebug",
                "extglob",
                "failglob",
                "globstar",
                "gnu_errfmt",
                "histappend",
                "histreedit",
                "histverify",
                "huponexit",
                "inherit_errexit",
                "lastpipe",
                "lithist",
                "localvar_inherit",
                "localvar_unset",
                "login_shell",
                "mailwarn",
                "no_empty_cmd_completion",
                "nocaseglob",
                "nocasematch",
                "noexpand_translation",
                "nullglob",
                "progcomp_alias",
                "restricted_shell",
                "shift_verbose",
                "varredir_close",
                "xpg_echo"));
        all.sort(null);
        return List.copyOf(all);
    }

    /** Whether an option is on. */
    static boolean isOn(Interpreter sh, String name) {
        boolean usual = ON.contains(name) || name.equals("expand_aliases") && sh.interactive;
        return sh.options.getOrDefault(name, usual);
    }

    static void run(Interpreter sh, List<String> argv) {
        StringBuilder flags = new StringBuilder();
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("-[a-zA-Z]+"); i++) {
            flags.append(argv.get(i).substring(1));
        }
        String letters = flags.toString();
        if (!letters.matches("[supqo]*")) {
            Builtins.fail(sh, 2, "shopt: -" + letters.replaceAll("[supqo]", "") + ": invalid option");
            sh.sys.print(2, "shopt: usage: shopt [-pqsu] [-o] [optname ...]\n");
            return;
        }
        List<String> known = letters.contains("o") ? List.copyOf(Options.NAMES) : NAMES;
        List<String> words = argv.subList(i, argv.size());
        boolean set = letters.contains("s");
        boolean unset = letters.contains("u");
        StringBuilder out = new StringBuilder();
        for (String name : words.isEmpty() ? known : words) {
            if (!known.contains(name)) {
                Builtins.fail(sh, 1, "shopt: " + name + ": invalid shell option name");
                continue;
            }
            boolean on = letters.contains("o") ? sh.option(name) : isOn(sh, name);
            if (!words.isEmpty() && (set || unset)) {
                sh.options = sh.options.plus(name, set);
                continue;
            }
            if (!words.isEmpty() && !on) {
                sh.status = 1;
            }
            if (!letters.contains("q") && (!set && !unset || set == on)) {
                out.append(
                        letters.contains("p")
                                ? "shopt " + (on ? "-s " : "-u ") + name + "\n"
                                : String.format("%-15s\t%s\n", name, on ? "on" : "off"));
            }
        }
        sh.print(1, out.toString());
    }
}
