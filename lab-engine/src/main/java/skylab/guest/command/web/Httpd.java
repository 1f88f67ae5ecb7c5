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

/** {@code httpd}, the Apache HTTP server; {@code apache2} on Debian. */
@Command.Installed(value = "/usr/sbin/httpd", pack = "httpd-core")
final class Httpd implements Command {
    @Override
    public Program start(List<String> argv) {
        return sys -> run(sys, argv);
    }

    private static Step run(Syscalls sys, List<String> argv) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        WebServer server = name.equals("apache2") ? WebServer.APACHE_OF_DEBIAN : WebServer.APACHE;
        Output out = new Output(name);
        String config = server.config();
        String control = "";
        boolean test = false;
        boolean foreground = false;
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            switch (word) {
                case "-v", "-V" -> {
                    out.print("Server version: " + server.software(sys) + "\n");
                    return out.drain(sys, 0);
                }
                case "-t", "-S" -> test = true;
                case "-X", "-DFOREGROUND" -> foreground = true;
                case "-D" -> foreground |= ++i < argv.size() && argv.get(i).equals("FOREGROUND");
                case "-f" -> config = ++i < argv.size() ? argv.get(i) : config;
                case "-k" -> control = ++i < argv.size() ? argv.get(i) : "";
                case "-e" -> i++;
                default -> {
                    if (!word.isEmpty() && !word.startsWith("-D")) {
                        out.error("Usage: " + name
                                + " [-D name] [-d directory] [-f file]\n             [-k start|restart|graceful|stop]\n"
                                + "             [-v] [-V] [-t]\n");
                        return out.drain(sys, 1);
                    }
                }
            }
        }
        if (List.of("stop", "graceful-stop", "restart", "graceful").contains(control)) {
            return signal(sys, server, control, out);
        }
        Site site;
        try {
            site = server.configuration(sys, config);
            if (!HttpdConfig.isNamed(sys, config, server)) {
                out.error("AH00558: " + name
                        + ": Could not reliably determine the server's fully qualified domain name, using "
                        + sys.machine().hostName()
                        + ". Set the 'ServerName' directive globally to suppress this message\n");
            }
        } catch (Syntax e) {
            out.error(e.getMessage() + "\n");
            return out.drain(sys, 1);
        }
        if (test) {
            out.error("Syntax OK\n");
            return out.drain(sys, 0);
        }
        return serve(sys, argv, server, config, site, foreground, out);
    }

    private static Step serve(
            Syscalls sys,
            List<String> argv,
            WebServer server,
            String config,
            Site site,
            boolean foreground,
            Output out) {
        if (site.servers().isEmpty()) {
            out.error("no listening sockets available, shutting down\nAH00015: Unable to open logs\n");
            return out.drain(sys, 1);
        }
        try {
            Master master = Master.open(sys, server, config, site);
            if (foreground) {
                return out.drain(sys, new Step.Continue(master));
            }
            Map<Integer, Integer> fds = new java.util.HashMap<>();
            master.listeners().values().forEach(fd -> fds.put(fd, fd));
            master.logs().values().forEach(fd -> fds.put(fd, fd));
            sys.spawn(Spawn.of(sys, argv.get(0), argv)
                    .with(fds)
                    .with(master)
                    .in("/")
                    .inSession());
            return out.drain(sys, 0);
        } catch (Master.Failure e) {
            if (e.getMessage().startsWith("/")) {
                out.error("(" + (e.why().code() == Errno.Code.EACCES ? 13 : 2) + ")"
                        + e.why().text()
                        + ": AH00091: httpd: could not open error log file " + e.getMessage()
                        + ".\nAH00015: Unable to open logs\n");
            } else {
                int number =
                        e.why().code() == Errno.Code.EACCES ? 13 : e.why().code() == Errno.Code.EADDRINUSE ? 98 : 99;
                out.error("(" + number + ")" + e.why().text() + ": AH00072: make_sock: could not bind to address "
                        + e.getMessage() + "\nno listening sockets available, shutting down\n"
                        + "AH00015: Unable to open logs\n");
            }
            return out.drain(sys, 1);
        }
    }

    private static Step signal(Syscalls sys, WebServer server, String control, Output out) {
        String file = server.pidFile();
        if (!sys.exists(file)) {
            out.print("httpd (no pid file) not running\n");
            return out.drain(sys, control.endsWith("stop") ? 0 : 1);
        }
        String text = sys.readFile(file).text().strip();
        int pid = text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : 0;
        try {
            sys.kill(Math.max(2, pid), Optional.of(control.endsWith("stop") ? Signal.TERM : Signal.USR1));
            return out.drain(sys, 0);
        } catch (Errno e) {
            out.error("httpd (pid " + pid + "?): " + e.text() + "\n");
            return out.drain(sys, 1);
        }
    }
}
