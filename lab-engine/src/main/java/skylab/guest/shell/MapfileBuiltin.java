package skylab.guest.shell;

import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.guest.process.Condition;
import skylab.guest.shell.expand.Variable;

/** {@code mapfile} and {@code readarray}: lines become the elements of an array. */
final class MapfileBuiltin {
    private MapfileBuiltin() {}

    static void run(Interpreter sh, List<String> argv) {
        boolean strip = false;
        char delimiter = '\n';
        int fd = 0;
        long count = 0;
        long skip = 0;
        long origin = -1;
        int i = 1;
        for (; i < argv.size() && argv.get(i).startsWith("-") && argv.get(i).length() > 1; i++) {
            char option = argv.get(i).charAt(1);
            if (argv.get(i).equals("--")) {
                i++;
                break;
            }
            if (option == 't') {
                strip = true;
                continue;
            }
            if ("dnsuO".indexOf(option) < 0) {
                Builtins.fail(sh, 2, argv.get(0) + ": " + argv.get(i) + ": invalid option");
                return;
            }
            String value =
                    argv.get(i).length() > 2 ? argv.get(i).substring(2) : i + 1 < argv.size() ? argv.get(++i) : "";
            if (option == 'd') {
                delimiter = value.isEmpty() ? '\0' : value.charAt(0);
                continue;
            }
            if (!value.matches("[0-9]{1,9}")) {
                Builtins.fail(sh, 1, argv.get(0) + ": " + value + ": invalid number");
                return;
            }
            long number = Long.parseLong(value);
            switch (option) {
                case 'n' -> count = number;
                case 's' -> skip = number;
                case 'u' -> fd = (int) number;
                default -> origin = number;
            }
        }
        String name = i < argv.size() ? argv.get(i) : "MAPFILE";
        if (!sh.sys.isOpen(fd)) {
            Builtins.fail(sh, 1, argv.get(0) + ": " + fd + ": invalid file descriptor: Bad file descriptor");
            return;
        }
        sh.push(new Mapping(name, fd, delimiter, strip, count, skip, origin, TreePVector.empty(), ""));
    }

    /** Lines being read; a count of 0 takes all, an origin of -1 empties the array first. */
    record Mapping(
            String name,
            int fd,
            char delimiter,
            boolean strip,
            long count,
            long skip,
            long origin,
            PVector<String> lines,
            String typed)
            implements Frame {
        @Override
        public void resume(Interpreter sh) {
            PVector<String> all = lines;
            String begun = typed;
            while (count == 0 || all.size() < skip + count) {
                Lines.Line line = Lines.read(sh, fd, begun, delimiter, -1);
                if (line.waiting()) {
                    sh.await(
                            new Mapping(name, fd, delimiter, strip, count, skip, origin, all, line.text()),
                            new Condition.Readable(fd));
                    return;
                }
                begun = "";
                if (line.end() && line.text().isEmpty()) {
                    break;
                }
                all = all.plus(strip || line.end() ? line.text() : line.text() + delimiter);
                if (line.end()) {
                    break;
                }
            }
            Variable old = sh.variables.getOrDefault(sh.resolve(name), Variable.UNSET);
            Variable array = origin < 0 ? old.emptied(false) : old;
            long index = Math.max(0, origin);
            for (int i = (int) Math.min(skip, all.size()); i < all.size(); i++) {
                array = array.withElement(index++, all.get(i));
            }
            sh.assign(name, array);
        }
    }
}
