package skylab.guest.shell;

import java.util.List;
import java.util.TreeSet;

/** Names that complete the beginning of a word. */
final class Completion {
    private Completion() {}

    /** {@code compgen -c|-b|-A function|-v|-f|-d|-W words [prefix]}. */
    static void compgen(Interpreter sh, List<String> argv) {
        TreeSet<String> found = new TreeSet<>();
        String prefix = "";
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            String kind = word.equals("-A") && i + 1 < argv.size() ? argv.get(++i) : word;
            switch (kind) {
                case "-c", "command" -> {
                    found.addAll(Builtins.names());
                    found.addAll(sh.functions.keySet());
                    found.addAll(sh.aliases.keySet());
                    found.addAll(programs(sh));
                }
                case "-b", "builtin" -> found.addAll(Builtins.names());
                case "-a", "alias" -> found.addAll(sh.aliases.keySet());
                case "function" -> found.addAll(sh.functions.keySet());
                case "-v", "variable" -> found.addAll(sh.variables.keySet());
                case "-W" ->
                    found.addAll(List.of(i + 1 < argv.size() ? argv.get(++i).split("[ \t\n]+") : new String[0]));
                case "-f", "-d", "file", "directory" -> {
                    String begun = i + 1 < argv.size() ? argv.get(i + 1) : "";
                    found.addAll(files(sh, begun, kind.equals("-d") || kind.equals("directory")));
                }
                default -> prefix = word.equals("--") ? prefix : word;
            }
        }
        String begun = prefix;
        found.removeIf(name -> name.isEmpty() || !name.startsWith(begun));
        sh.status = found.isEmpty() ? 1 : 0;
        sh.print(1, found.isEmpty() ? "" : String.join("\n", found) + "\n");
    }

    /** The files of all directories on the path. */
    static List<String> programs(Interpreter sh) {
        String path = sh.value("PATH");
        TreeSet<String> names = new TreeSet<>();
        for (String directory : (path == null ? "" : path).split(":")) {
            names.addAll(new ShellContext(sh, List.of()).list(directory.isEmpty() ? "." : directory));
        }
        return List.copyOf(names);
    }

    /** The paths that begin so. */
    static List<String> files(Interpreter sh, String begun, boolean directories) {
        ShellContext context = new ShellContext(sh, List.of());
        String directory = begun.substring(0, begun.lastIndexOf('/') + 1);
        return context.list(directory.isEmpty() ? "." : directory).stream()
                .map(name -> directory + name)
                .filter(path -> path.startsWith(begun) && (!directories || context.isDirectory(path)))
                .toList();
    }
}
