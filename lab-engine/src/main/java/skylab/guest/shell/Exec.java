package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Program;

/** Becomes the program of a file. */
record Exec(List<String> argv) implements Frame {
    Exec {
        argv = List.copyOf(argv);
    }

    @Override
    public void resume(Interpreter sh) {
        String name = argv.get(0);
        Optional<String> file = name.isEmpty() ? Optional.empty() : SimpleCommand.find(sh, name);
        if (file.isEmpty()) {
            refuse(sh, 127, "command not found");
            return;
        }
        try {
            if (sh.sys.stat(file.get()).isDirectory()) {
                refuse(sh, 126, "Is a directory");
                return;
            }
            sh.become(execute(sh, file.get(), argv));
        } catch (Errno e) {
            refuse(sh, e.code() == Errno.Code.ENOENT ? 127 : 126, e.text());
        }
    }

    /** The program of a file; a text without any is a script of this shell. */
    private static Program execute(Interpreter sh, String file, List<String> argv) {
        try {
            return sh.sys.execute(file, argv, sh.environment());
        } catch (Errno e) {
            if (e.code() != Errno.Code.ENOEXEC) {
                throw e;
            }
        }
        String text = sh.sys.readFile(file).text();
        if (text.indexOf('\0') >= 0) {
            throw new Errno(Errno.Code.ENOEXEC);
        }
        List<String> line = new ArrayList<>();
        if (text.startsWith("#!")) {
            int end = text.indexOf('\n');
            line.addAll(List.of(
                    text.substring(2, end < 0 ? text.length() : end).strip().split("[ \t]+", 2)));
        } else {
            line.add("/bin/bash");
        }
        line.add(file);
        line.addAll(argv.subList(1, argv.size()));
        return sh.sys.execute(line.get(0), line, sh.environment());
    }

    private void refuse(Interpreter sh, int status, String message) {
        sh.complain(argv.get(0) + ": " + message);
        sh.status = status;
        if (!sh.interactive) {
            sh.unwind(frame -> false);
            sh.status = status;
        }
    }
}
