package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import skylab.guest.process.Errno;
import skylab.guest.process.FileCalls;

/** Finds unit files: what the administrator says in {@code /etc} counts before what packages bring. */
public final class UnitFiles {
    /** Where the administrator's units and the links of enabled units are. */
    public static final String ETC = "/etc/systemd/system";

    /** Where packages put theirs. */
    public static final String USR = "/usr/lib/systemd/system";

    private static final List<String> PATH = List.of(ETC, "/run/systemd/system", USR);
    private static final List<String> SUFFIXES =
            List.of("service", "target", "timer", "socket", "mount", "path", "slice", "swap", "device", "scope");

    private UnitFiles() {}

    /** A name with the suffix that it lacks. */
    public static String full(String name) {
        int dot = name.lastIndexOf('.');
        return dot >= 0 && SUFFIXES.contains(name.substring(dot + 1)) ? name : name + ".service";
    }

    /** The unit of a name; links lead to the unit's real name. */
    public static Unit load(FileCalls files, String name) {
        return load(files, name, 0);
    }

    private static Unit load(FileCalls files, String name, int links) {
        if (name.endsWith(".mount")) {
            Optional<Unit> mount = FstabUnits.mount(files, name);
            if (mount.isPresent()) {
                return mount.get();
            }
        }
        String template = template(name);
        for (String candidate : template.isEmpty() ? List.of(name) : List.of(name, template)) {
            for (String directory : PATH) {
                String path = directory + "/" + candidate;
                if (!there(files, path)) {
                    continue;
                }
                String target = link(files, path);
                if (target.equals("/dev/null")) {
                    return new Unit(name, "masked", path, List.of(), UnitText.EMPTY, List.of(), List.of(), "");
                }
                String alias = target.substring(target.lastIndexOf('/') + 1);
                if (!alias.isEmpty() && !alias.equals(candidate) && template.isEmpty() && links < 5) {
                    return load(files, alias, links + 1);
                }
                return read(files, name, path);
            }
        }
        return new Unit(
                name,
                builtIn(name) ? "loaded" : "not-found",
                "",
                List.of(),
                UnitText.EMPTY,
                linked(files, name, "wants"),
                linked(files, name, "requires"),
                "");
    }

    // Slices, scopes and devices are there without a file.
    private static boolean builtIn(String name) {
        return name.endsWith(".slice") || name.endsWith(".scope") || name.endsWith(".device");
    }

    private static String template(String name) {
        int at = name.indexOf('@');
        int dot = name.lastIndexOf('.');
        return at > 0 && dot > at + 1 ? name.substring(0, at + 1) + name.substring(dot) : "";
    }

    private static boolean there(FileCalls files, String path) {
        try {
            files.linkStat(path);
            return true;
        } catch (Errno e) {
            return false;
        }
    }

    private static String link(FileCalls files, String path) {
        try {
            return files.readLink(path);
        } catch (Errno e) {
            return "";
        }
    }

    private static Unit read(FileCalls files, String name, String path) {
        UnitText text;
        try {
            text = UnitText.EMPTY.plus(path, files.readFile(path).text());
        } catch (Errno e) {
            return new Unit(name, "not-found", "", List.of(), UnitText.EMPTY, List.of(), List.of(), "");
        }
        List<String> dropIns = new ArrayList<>();
        for (String directory : PATH) {
            for (String file : list(files, directory + "/" + name + ".d")) {
                if (file.endsWith(".conf")) {
                    dropIns.add(directory + "/" + name + ".d/" + file);
                }
            }
        }
        for (String dropIn : dropIns) {
            text = text.plus(dropIn, files.readFile(dropIn).text());
        }
        Unit unit = new Unit(
                name, "loaded", path, dropIns, text, linked(files, name, "wants"), linked(files, name, "requires"), "");
        String error = error(unit);
        return error.isEmpty()
                ? unit
                : new Unit(name, "bad-setting", path, dropIns, text, unit.wants(), unit.requires(), error);
    }

    private static String error(Unit unit) {
        if (!unit.suffix().equals("service")) {
            return "";
        }
        for (String key : List.of("ExecStart", "ExecStartPre", "ExecStop", "ExecReload")) {
            for (Unit.Exec exec : unit.commands(key)) {
                if (exec.words().isEmpty()) {
                    return "Service has an empty " + key + "= setting. Refusing.";
                }
            }
        }
        if (unit.commands("ExecStart").isEmpty() && unit.commands("ExecStop").isEmpty()) {
            return "Service has no ExecStart=, ExecStop=, or SuccessAction=. Refusing.";
        } else if (unit.commands("ExecStart").size() > 1 && !unit.type().equals("oneshot")) {
            return "Service has more than one ExecStart= setting, which is only allowed for Type=oneshot services."
                    + " Refusing.";
        }
        return "";
    }

    private static List<String> list(FileCalls files, String directory) {
        try {
            return files.list(directory);
        } catch (Errno e) {
            return List.of();
        }
    }

    private static List<String> linked(FileCalls files, String name, String kind) {
        SortedSet<String> names = new TreeSet<>();
        for (String directory : PATH) {
            names.addAll(list(files, directory + "/" + name + "." + kind));
        }
        if (name.equals("local-fs.target")) {
            names.addAll(FstabUnits.names(files, kind.equals("wants")));
        }
        return List.copyOf(names);
    }

    /** The names of all unit files. */
    public static List<String> names(FileCalls files) {
        SortedSet<String> names = new TreeSet<>();
        for (String directory : PATH) {
            for (String name : list(files, directory)) {
                int dot = name.lastIndexOf('.');
                if (dot > 0 && SUFFIXES.contains(name.substring(dot + 1))) {
                    names.add(name);
                }
            }
        }
        return List.copyOf(names);
    }
}
