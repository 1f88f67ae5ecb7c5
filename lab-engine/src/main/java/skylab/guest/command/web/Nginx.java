package skylab.guest.command.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Signal;
import skylab.guest.process.Spawn;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code nginx}. */
@Command.Installed(value = "/usr/sbin/nginx", pack = "nginx")
final class Nginx implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> run(sys, argv);
    }

    private static Step run(Syscalls sys, List<String> argv) {
        Output out = new Output("nginx");
        String config = WebServer.NGINX.config();
        String signal = "";
        boolean test = false;
        boolean foreground = false;
        for (int i = 1; i < argv.size(); i++) {
            switch (argv.get(i)) {
                case "-v", "-V" -> {
                    out.error("nginx version: " + WebServer.NGINX.software(sys) + "\n");
                    return out.drain(sys, 0);
                }
                case "-t", "-T" -> test = true;
                case "-q" -> test |= false;
                case "-c" -> config = ++i < argv.size() ? argv.get(i) : config;
                case "-s" -> signal = ++i < argv.size() ? argv.get(i) : "";
                case "-g" -> foreground |= ++i < argv.size() && argv.get(i).contains("daemon off");
                default -> {
                    out.error("nginx: invalid option: \"" + argv.get(i) + "\"\n");
                    return out.drain(sys, 1);
                }
            }
        }
        if (!signal.isEmpty()) {
            return signal(sys, signal, out);
        }
        Site site;
        try {
            site = WebServer.NGINX.configuration(sys, config);
        } catch (Syntax e) {
            out.error(e.getMessage() + "\n" + (test ? "nginx: configuration file " + config + " test failed\n" : ""));
            return out.drain(sys, 1);
        }
        if (test) {
            out.error("nginx: the configuration file " + config + " syntax is ok\nnginx: configuration file " + config
                    + " test is successful\n");
            return out.drain(sys, 0);
        }
        return serve(sys, config, site, foreground, out);
    }

    private static Step serve(Syscalls sys, String config, Site site, boolean foreground, Output out) {
        try {
            Master master = Master.open(sys, WebServer.NGINX, config, site);
            if (foreground) {
                return out.drain(sys, new Step.Continue(master));
            }
            Map<Integer, Integer> fds = new java.util.HashMap<>();
            master.listeners().values().forEach(fd -> fds.put(fd, fd));
            master.logs().values().forEach(fd -> fds.put(fd, fd));
            sys.spawn(Spawn.of(sys, "", List.of("nginx:", "master", "process", "/usr/sbin/nginx"))
                    .with(fds)
                    .with(master)
                    .in("/")
                    .inSession());
            return out.drain(sys, 0);
        } catch (Master.Failure e) {
            int number = e.why().code() == Errno.Code.EACCES ? 13 : e.why().code() == Errno.Code.EADDRINUSE ? 98 : 99;
            if (e.getMessage().startsWith("/")) {
                out.error("nginx: [emerg] open() \"" + e.getMessage() + "\" failed (13: "
                        + e.why().text() + ")\n");
            } else {
                String line = "nginx: [emerg] bind() to " + e.getMessage() + " failed (" + number + ": "
                        + e.why().text() + ")\n";
                out.error(number == 98 ? line.repeat(5) + "nginx: [emerg] still could not bind()\n" : line);
            }
            return out.drain(sys, 1);
        }
    }

    private static Step signal(Syscalls sys, String name, Output out) {
        Map<String, Signal> signals =
                Map.of("stop", Signal.TERM, "quit", Signal.QUIT, "reload", Signal.HUP, "reopen", Signal.USR1);
        if (!signals.containsKey(name)) {
            out.error("nginx: invalid option: \"-s " + name + "\"\n");
            return out.drain(sys, 1);
        }
        String file = WebServer.NGINX.pidFile();
        if (!sys.exists(file)) {
            out.error("nginx: [error] open() \"" + file + "\" failed (2: No such file or directory)\n");
            return out.drain(sys, 1);
        }
        try {
            if (name.equals("reload")) {
                WebServer.NGINX.configuration(sys, WebServer.NGINX.config());
            }
            String text = sys.readFile(file).text().strip();
            sys.kill(
                    text.matches("[0-9]{1,8}") ? Math.max(2, Integer.parseInt(text)) : 2,
                    Optional.of(signals.get(name)));
            return out.drain(sys, 0);
        } catch (Syntax e) {
            out.error(e.getMessage() + "\n");
        } catch (Errno e) {
            out.error("nginx: [alert] kill() failed (3: " + e.text() + ")\n");
        }
        return out.drain(sys, 1);
    }
}
