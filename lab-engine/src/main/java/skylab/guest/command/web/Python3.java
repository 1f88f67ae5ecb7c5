package skylab.guest.command.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import skylab.guest.command.packages.Owner;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code python3}: tells its version, and serves files with {@code -m http.server}. Programs are not executed. */
@Command.Installed(value = "/usr/bin/python3", pack = "python3")
final class Python3 implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> run(sys, argv);
    }

    private static Step run(Syscalls sys, List<String> argv) {
        Output out = new Output("python3");
        String version =
                Owner.of(sys, "python3").map(pack -> pack.version().version()).orElse("3.9");
        List<String> words = argv.subList(1, argv.size());
        if (words.equals(List.of("--version")) || words.equals(List.of("-V"))) {
            out.print("Python " + version.replaceFirst("~.*", "") + "\n");
            return out.drain(sys, 0);
        }
        int module = words.indexOf("-m");
        if (module >= 0 && module + 1 < words.size() && words.get(module + 1).equals("http.server")) {
            return serve(sys, words.subList(module + 2, words.size()), version, out);
        }
        for (String word : words) {
            if (word.endsWith(".py") && !sys.exists(word)) {
                out.error("python3: can't open file '" + sys.cwd() + "/" + word
                        + "': [Errno 2] No such file or directory\n");
                return out.drain(sys, 2);
            }
        }
        out.complain("Skylab does not emulate Python; only --version and -m http.server work here.");
        return out.drain(sys, 1);
    }

    private static Step serve(Syscalls sys, List<String> words, String version, Output out) {
        int port = 8000;
        String bind = "0.0.0.0";
        String directory = sys.cwd();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean more = i + 1 < words.size();
            if ((word.equals("--bind") || word.equals("-b")) && more) {
                bind = words.get(++i);
            } else if ((word.equals("--directory") || word.equals("-d")) && more) {
                String given = words.get(++i);
                directory = given.startsWith("/") ? given : sys.cwd() + "/" + given;
            } else if (word.matches("[0-9]{1,5}") && Integer.parseInt(word) < 65_536) {
                port = Integer.parseInt(word);
            } else {
                out.error("usage: server.py [-h] [--bind ADDRESS] [--directory DIRECTORY] [port]\n"
                        + "server.py: error: unrecognized or unsupported arguments: " + word + "\n");
                return out.drain(sys, 2);
            }
        }
        try {
            int fd = sys.listen(bind, port);
            out.print("Serving HTTP on " + bind + " port " + port + " (http://" + bind + ":" + port + "/) ...\n");
            Site.Host host = new Site.Host(
                    List.of(new Site.Listen(bind, port, true)),
                    List.of(),
                    directory,
                    List.of("index.html", "index.htm"),
                    true,
                    List.of(),
                    Map.of(),
                    "-",
                    "",
                    Optional.empty());
            Map<String, String> types = new TreeMap<>(MimeTypes.of(sys, "/etc/mime.types"));
            types.putAll(Map.of("html", "text/html", "txt", "text/plain", "json", "application/json"));
            Site site = new Site(
                    "SimpleHTTP/0.6 Python/" + version,
                    false,
                    "",
                    List.of(host),
                    List.of(),
                    types,
                    "application/octet-stream",
                    1);
            return out.drain(
                    sys,
                    new Step.Continue(new Foreground(new Worker(site, Map.of(port, fd), Map.of("-", 2), Map.of()))));
        } catch (Errno e) {
            int number = e.code() == Errno.Code.EACCES ? 13 : e.code() == Errno.Code.EADDRINUSE ? 98 : 99;
            out.error((number == 13 ? "PermissionError" : "OSError") + ": [Errno " + number + "] " + e.text() + "\n");
            return out.drain(sys, 1);
        }
    }

    /** A server that serves until it is interrupted. */
    private record Foreground(Worker worker) implements Program {
        @Override
        public boolean endless() {
            return true;
        }

        @Override
        public Step step(Syscalls sys) {
            Step.Await next = (Step.Await) worker.step(sys);
            return new Step.Await(new Foreground((Worker) next.next()), next.until());
        }
    }
}
