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
        if (!Glob.isPattern(component)) {
            String path = prefix + Glob.unescape(component);
            if (last ? context.exists(path) : context.isDirectory(path)) {
                match(last ? path : path + "/", components, at + 1, found);
            }
            return;
        }
        Pattern regex = Glob.compile(component);
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
}
