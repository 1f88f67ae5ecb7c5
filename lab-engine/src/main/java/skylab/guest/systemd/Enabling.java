package skylab.guest.systemd;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Which units are started at boot: links in the directories of the administrator. */
public final class Enabling {
    private Enabling() {}

    /** {@code enabled}, {@code disabled}, {@code static}, {@code masked}, {@code generated}; empty if there is no unit file. */
    public static String state(Syscalls sys, Unit unit) {
        if (unit.load().equals("masked")) {
            return "masked";
        } else if (unit.path().isEmpty()) {
            return "";
        } else if (unit.path().startsWith("/run/systemd/generator")) {
            return "generated";
        } else if (links(unit).stream().anyMatch(link -> isLink(sys, link))) {
            return "enabled";
        }
        return unit.installable() ? "disabled" : "static";
    }

    private static boolean isLink(Syscalls sys, String path) {
        try {
            return !sys.readLink(path).isEmpty();
        } catch (Errno e) {
            return false;
        }
    }

    // The links that enabling makes.
    private static List<String> links(Unit unit) {
        List<String> links = new ArrayList<>();
        for (String target : unit.install("WantedBy")) {
            links.add(UnitFiles.ETC + "/" + target + ".wants/" + unit.name());
        }
        for (String target : unit.install("RequiredBy")) {
            links.add(UnitFiles.ETC + "/" + target + ".requires/" + unit.name());
        }
        for (String alias : unit.install("Alias")) {
            links.add(UnitFiles.ETC + "/" + alias);
        }
        return links;
    }

    /** Makes the links; what was done, as {@code systemctl} tells it. */
    public static List<String> enable(Syscalls sys, Unit unit, boolean old) {
        List<String> told = new ArrayList<>();
        for (String link : links(unit)) {
            if (!isLink(sys, link)) {
                String directory = link.substring(0, link.lastIndexOf('/'));
                if (!sys.exists(directory)) {
                    sys.makeDirectory(directory, 0755);
                }
                sys.symlink(unit.path(), link);
                told.add(created(link, unit.path(), old));
            }
        }
        for (String also : unit.install("Also")) {
            Unit other = UnitFiles.load(sys, also);
            if (other.load().equals("loaded") && !also.equals(unit.name())) {
                told.addAll(enable(sys, other, old));
            }
        }
        return told;
    }

    private static String created(String link, String target, boolean old) {
        return old
                ? "Created symlink from " + link + " to " + target + "."
                : "Created symlink " + link + " → " + target + ".";
    }

    /** Removes the links, wherever they are; what was done. */
    public static List<String> disable(Syscalls sys, Unit unit, boolean old) {
        List<String> told = new ArrayList<>();
        List<String> also = new ArrayList<>();
        for (String directory : sys.exists(UnitFiles.ETC) ? sys.list(UnitFiles.ETC) : List.<String>of()) {
            if (directory.endsWith(".wants") || directory.endsWith(".requires")) {
                also.add(UnitFiles.ETC + "/" + directory + "/" + unit.name());
            }
        }
        for (String link :
                Stream.concat(links(unit).stream(), also.stream()).distinct().toList()) {
            if (isLink(sys, link)) {
                sys.unlink(link);
                told.add(old ? "Removed symlink " + link + "." : "Removed \"" + link + "\".");
            }
        }
        return told;
    }

    /** Makes a unit impossible to start; what was done. EEXIST if the administrator has a file of that name. */
    public static List<String> mask(Syscalls sys, String name, boolean old) {
        String link = UnitFiles.ETC + "/" + name;
        if (isLink(sys, link) && sys.readLink(link).equals("/dev/null")) {
            return List.of();
        }
        sys.symlink("/dev/null", link);
        return List.of(created(link, "/dev/null", old));
    }

    /** Takes that back; what was done. */
    public static List<String> unmask(Syscalls sys, String name, boolean old) {
        String link = UnitFiles.ETC + "/" + name;
        if (!isLink(sys, link) || !sys.readLink(link).equals("/dev/null")) {
            return List.of();
        }
        sys.unlink(link);
        return List.of(old ? "Removed symlink " + link + "." : "Removed \"" + link + "\".");
    }
}
