package skylab.guest.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** File names that match a pattern. */
final class PathExpansion {
    private final Context context;

    PathExpansion(Context context) {
        this.context = context;
    }

    /** The names in order, or the pattern's own text if there is none. */
    List<String> expand(String pattern) {
        List<String> found = new ArrayList<>();
        boolean absolute = pattern.startsWith("/");
        String[] components = pattern.replaceAll("^/+", "").split("/+", -1);
        match(absolute ? "/" : "", components, 0, found);
        if (found.isEmpty() && context.option("failglob")) {
            throw new ExpansionError("no match: " + Glob.unescape(pattern), false);
        }
        if (found.isEmpty()) {
            return context.option("nullglob") ? List.of() : List.of(Glob.unescape(pattern));
        }
        found.sort(null);
        return found;
    }

    private void match(String prefix, String[] components, int at, List<String> found) {
        if (at == components.length) {
            found.add(prefix);
            return;
        }
        String component = components[at];
        boolean last = at == components.length - 1;
        if (last && component.isEmpty()) {
            if (context.isDirectory(prefix)) {
                found.add(prefix);
            }
            return;
        }
        String directory = prefix.isEmpty() ? "." : prefix;
        if (component.equals("**") && context.option("globstar")) {
            everywhere(prefix, components, at, found, 0);
            return;
        }
        if (!Glob.isPattern(component)) {
            String path = prefix + Glob.unescape(component);
            if (last ? context.exists(path) : context.isDirectory(path)) {
                match(last ? path : path + "/", components, at + 1, found);
            }
            return;
        }
        Pattern regex = context.option("nocaseglob") ? Glob.anyCase(Glob.compile(component)) : Glob.compile(component);
        for (String name : context.list(directory)) {
            boolean hidden = name.startsWith(".") && !component.startsWith(".") && !component.startsWith("\\.");
            if ((hidden && !context.option("dotglob")) || !regex.matcher(name).matches()) {
                continue;
            }
            String path = prefix + name;
            if (last) {
                found.add(path);
            } else if (context.isDirectory(path)) {
                match(path + "/", components, at + 1, found);
            }
        }
    }

    /** {@code **}: this directory and all below it; as the last component, all files, too. */
    private void everywhere(String prefix, String[] components, int at, List<String> found, int depth) {
        boolean last = at == components.length - 1;
        if (last && !prefix.isEmpty() && depth == 0) {
            found.add(prefix);
        } else if (!last && !(prefix.isEmpty() && components.length == at + 2 && components[at + 1].isEmpty())) {
            match(prefix, components, at + 1, found);
        }
        for (String name : context.list(prefix.isEmpty() ? "." : prefix)) {
            if (name.startsWith(".") && !context.option("dotglob")) {
                continue;
            }
            String path = prefix + name;
            if (last) {
                found.add(path);
            }
            // Links are not followed: they could lead back.
            if (depth < 100 && context.isDirectory(path) && !context.isLink(path)) {
                everywhere(path + "/", components, at, found, depth + 1);
            }
        }
    }
}
