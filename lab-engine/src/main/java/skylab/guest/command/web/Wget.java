package skylab.guest.command.web;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.command.gnu.GnuCommand;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.packages.Owner;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Content;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.network.web.HttpHead;
import skylab.network.web.HttpHead.Header;

/** {@code wget}: downloads what URLs name. */
@Command.Installed(value = "/usr/bin/wget", pack = "wget")
final class Wget implements GnuCommand {
    private static final OptionSyntax OPTIONS = OptionSyntax.of(
            "wget",
            2,
            "q,quiet",
            "nv,no-verbose",
            "O,output-document=",
            "P,directory-prefix=",
            "t,tries=",
            "T,timeout=",
            "S,server-response",
            "c,continue",
            "no-check-certificate",
            "spider",
            "header=",
            "U,user-agent=",
            "connect-timeout=",
            "max-redirect=",
            "4,inet4-only",
            "N,timestamping",
            "progress=",
            "post-data=",
            "!r,recursive",
            "!b,background",
            "!i,input-file=",
            "!m,mirror",
            "waitretry=",
            "retry-connrefused",
            "show-progress");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration PATIENCE = Duration.ofSeconds(131);
    private static final int USUAL_TRIES = 20;
    private static final int MOST_REDIRECTS = 20;

    @Override
    public OptionSyntax options() {
        return OPTIONS;
    }

    @Override
    public List<String> modern(List<String> arguments) {
        return arguments.stream()
                .map(word -> word.equals("-nv") ? "--no-verbose" : word)
                .toList();
    }

    @Override
    public Step begin(Syscalls sys, Arguments arguments, Output out) {
        if (arguments.operands().isEmpty()) {
            throw new UsageError(
                    "missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.", 1);
        }
        return out.drain(sys, new Step.Continue(new Run(arguments, 0, 1, 0, "", 0)));
    }

    /** On its way through its URLs; a redirection is another URL. */
    private record Run(Arguments arguments, int number, int attempt, int redirects, String moved, int status)
            implements Program {
        private boolean quiet() {
            return arguments.has("q");
        }

        private boolean brief() {
            return arguments.has("nv");
        }

        @Override
        public Step step(Syscalls sys) {
            Output out = new Output("wget");
            if (number == arguments.operands().size()) {
                return new Step.Exit(status);
            }
            String text = moved.isEmpty() ? arguments.operands().get(number) : moved;
            Optional<Url> url = Url.of(text);
            if (url.isEmpty() || !List.of("http", "https").contains(url.get().scheme())) {
                out.error(text + ": Unsupported scheme or invalid URL.\n");
                return next(sys, out, 1);
            }
            if (!quiet() && !brief()) {
                String again = attempt > 1 ? "(try:" + String.format(Locale.ROOT, "%2d", attempt) + ")  " : "";
                out.error("--" + TIME.format(sys.now()) + "--  " + again + url.get() + "\n" + names(sys, url.get()));
            }
            java.util.ArrayList<Header> headers = new java.util.ArrayList<>(List.of(
                    new Header(
                            "User-Agent",
                            arguments
                                    .value("U")
                                    .orElse("Wget/"
                                            + Owner.of(sys, "wget")
                                                    .map(pack -> pack.version().version())
                                                    .orElse("1.21"))),
                    new Header("Accept", "*/*"),
                    new Header("Connection", "Keep-Alive")));
            arguments
                    .values("header")
                    .forEach(line -> headers.add(new Header(
                            line.split(":", 2)[0], line.contains(":") ? line.split(":", 2)[1].strip() : "")));
            Duration patience = number("T", "connect-timeout").orElse(PATIENCE);
            String method = arguments.has("spider") ? "HEAD" : arguments.has("post-data") ? "POST" : "GET";
            HttpCall call = new HttpCall(
                    url.get(),
                    method,
                    headers,
                    arguments.value("post-data").orElse(""),
                    patience,
                    Optional.empty(),
                    arguments.has("no-check-certificate"));
            return out.drain(sys, new Step.Continue(HttpFetch.of(call, new Done(this))));
        }

        private Optional<Duration> number(String... names) {
            for (String name : names) {
                Optional<String> text = arguments.value(name).filter(value -> value.matches("[1-9][0-9]{0,8}"));
                if (text.isPresent()) {
                    return text.map(value -> Duration.ofSeconds(Long.parseLong(value)));
                }
            }
            return Optional.empty();
        }

        private static String names(Syscalls sys, Url url) {
            Optional<String> address = sys.resolve(url.host());
            boolean named = !url.host().matches("[0-9.]+");
            String resolving = "Resolving " + url.host() + " (" + url.host() + ")... ";
            if (address.isEmpty()) {
                return resolving + "failed: Name or service not known.\nwget: unable to resolve host address ‘"
                        + url.host() + "’\n";
            }
            return (named ? resolving + address.get() + "\n" : "") + "Connecting to " + url.host()
                    + (named ? " (" + url.host() + ")|" + address.get() + "|" : "") + ":" + url.port() + "... ";
        }

        private Step next(Syscalls sys, Output out, int code) {
            int worst = status == 0 ? code : status;
            return out.drain(sys, new Step.Continue(new Run(arguments, number + 1, 1, 0, "", worst)));
        }

        private Step show(Syscalls sys, HttpResult result) {
            Output out = new Output("wget");
            if (result.problem().isPresent()) {
                return problem(sys, result, out);
            }
            HttpHead head = result.head().orElseThrow();
            boolean chatty = !quiet() && !brief();
            if (chatty) {
                out.error("connected.\nHTTP request sent, awaiting response... ");
                if (arguments.has("S")) {
                    out.error("\n");
                    result.headText()
                            .lines()
                            .filter(line -> !line.isEmpty())
                            .forEach(line -> out.error("  " + line + "\n"));
                } else {
                    out.error(head.startLine().replaceFirst("^\\S+ ", "") + "\n");
                }
            }
            if (head.status() / 100 == 3 && head.header("location").isPresent()) {
                String where = head.header("location").get();
                if (chatty) {
                    out.error("Location: " + where + " [following]\n");
                }
                Optional<Url> url = result.call().url().resolved(where);
                if (url.isEmpty() || redirects >= MOST_REDIRECTS) {
                    out.error(MOST_REDIRECTS + " redirections exceeded.\n");
                    return next(sys, out, 8);
                }
                return out.drain(
                        sys,
                        new Step.Continue(new Run(
                                arguments, number, 1, redirects + 1, url.get().toString(), status)));
            }
            if (head.status() / 100 != 2) {
                if (!quiet()) {
                    out.error((brief() ? result.call().url() + ":\n" : "") + TIME.format(sys.now()) + " ERROR "
                            + head.status() + ": " + HttpHead.reason(head.status()) + ".\n"
                            + (brief() ? "" : "\n"));
                }
                return next(sys, out, 8);
            }
            return arguments.has("spider") ? exists(sys, out, chatty) : save(sys, result, head, out);
        }

        private Step exists(Syscalls sys, Output out, boolean chatty) {
            if (chatty) {
                out.error("Remote file exists.\n\n");
            }
            return next(sys, out, 0);
        }

        private Step problem(Syscalls sys, HttpResult result, Output out) {
            HttpResult.Problem problem = result.problem().orElseThrow();
            if (problem == HttpResult.Problem.UNKNOWN_HOST) {
                if (brief()) {
                    out.complain("unable to resolve host address ‘"
                            + result.call().url().host() + "’");
                }
                return next(sys, out, 4);
            }
            String why =
                    switch (problem) {
                        case REFUSED -> "failed: Connection refused.\n";
                        case CONNECT_TIMEOUT, TIMEOUT -> "failed: Connection timed out.\n";
                        case NO_TLS -> "connected.\nUnable to establish SSL connection.\n";
                        default -> "connected.\nHTTP request sent, awaiting response... No data received.\n";
                    };
            if (!quiet()) {
                out.error(brief() ? "failed: " + result.call().url() + ".\n" : why);
            }
            boolean again = problem != HttpResult.Problem.NO_TLS
                    && (problem != HttpResult.Problem.REFUSED || arguments.has("retry-connrefused"));
            int tries = arguments
                    .value("t")
                    .filter(text -> text.matches("[0-9]{1,6}"))
                    .map(Integer::parseInt)
                    .orElse(USUAL_TRIES);
            if (again && (tries == 0 || attempt < tries)) {
                if (!quiet() && !brief()) {
                    out.error("Retrying.\n\n");
                }
                Duration wait = Duration.ofSeconds(Math.min(10, attempt));
                return out.drain(
                        sys,
                        new Step.Await(
                                new Run(arguments, number, attempt + 1, redirects, moved, status),
                                new Condition.Elapsed(sys.monotonic().plus(wait))));
            }
            if (again && !quiet()) {
                out.error("Giving up.\n\n");
            }
            return next(sys, out, problem == HttpResult.Problem.NO_TLS ? 5 : 4);
        }

        private Step save(Syscalls sys, HttpResult result, HttpHead head, Output out) {
            Content body = result.body();
            String given = arguments.value("O").orElse("");
            String url = Url.of(
                            moved.isEmpty()
                                    ? arguments.operands().get(number)
                                    : arguments.operands().get(number))
                    .map(Url::file)
                    .orElse("");
            String plain = url.isEmpty() ? "index.html" : url;
            String directory = arguments.value("P").map(path -> path + "/").orElse("");
            String file = given.isEmpty() ? free(sys, directory + plain) : given;
            boolean chatty = !quiet() && !brief();
            String shown = given.equals("-") ? "STDOUT" : file;
            if (chatty) {
                out.error("Length: " + length(body.size())
                        + head.header("content-type")
                                .map(type -> " [" + type.replaceFirst(";.*", "") + "]")
                                .orElse("")
                        + "\nSaving to: ‘" + shown + "’\n\n");
            }
            if (given.equals("-")) {
                for (long at = 0; at < body.size(); at += 65_536) {
                    out.write(body.read(at, 65_536));
                }
            } else {
                try {
                    if (!directory.isEmpty() && !sys.exists(directory)) {
                        sys.makeDirectory(directory.replaceFirst("/+$", ""), 0777);
                    }
                    if (!file.equals("/dev/null")) {
                        sys.close(sys.open(file, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666));
                        sys.replace(file, body);
                    }
                } catch (Errno e) {
                    out.error(file + ": " + e.text() + "\n"
                            + (chatty ? "\nCannot write to ‘" + file + "’ (" + e.text() + ").\n" : ""));
                    return next(sys, out, 3);
                }
            }
            double seconds = Math.max(0.0001, result.taken().toNanos() / 1e9);
            String speed = rate(body.size() / seconds);
            if (chatty) {
                out.error(bar(shown, body.size(), speed, seconds) + "\n" + TIME.format(sys.now()) + " (" + speed
                        + ") - ‘" + shown + "’ saved [" + body.size() + "/" + body.size() + "]\n\n");
            } else if (brief()) {
                out.error(TIME.format(sys.now()) + " URL:" + result.call().url() + " [" + body.size() + "/"
                        + body.size() + "] -> \"" + shown + "\" [1]\n");
            }
            return next(sys, out, 0);
        }

        private static String free(Syscalls sys, String name) {
            String file = name;
            for (int i = 1; sys.exists(file); i++) {
                file = name + "." + i;
            }
            return file;
        }

        private static String length(long bytes) {
            return bytes < 1024 ? Long.toString(bytes) : bytes + " (" + size(bytes) + ")";
        }

        private static String size(double bytes) {
            double value = bytes;
            int unit = 0;
            while (value >= 1024 && unit < 3) {
                value /= 1024;
                unit++;
            }
            String number = String.format(Locale.ROOT, unit > 0 && value < 10 ? "%.1f" : "%.0f", value);
            return number + List.of("", "K", "M", "G").get(unit);
        }

        private static String rate(double bytes) {
            double value = bytes;
            int unit = 0;
            while (value >= 1024 && unit < 3) {
                value /= 1024;
                unit++;
            }
            return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value) + " "
                    + List.of("B/s", "KB/s", "MB/s", "GB/s").get(unit);
        }

        private static String bar(String name, long bytes, String rate, double seconds) {
            String shown = name.length() > 19 ? name.substring(0, 19) : name;
            return String.format(
                            Locale.ROOT,
                            "%-19s 100%%[%s>] %7s  %10s    in %ss%n",
                            shown,
                            "=".repeat(19),
                            size(bytes),
                            rate.replace(" ", ""),
                            seconds < 0.05 ? "0" : String.format(Locale.ROOT, "%.1f", seconds))
                    .replace(System.lineSeparator(), "\n");
        }
    }

    private record Done(Run run) implements HttpFetch.Then {
        @Override
        public Program with(HttpResult result) {
            return new Show(run, result);
        }
    }

    private record Show(Run run, HttpResult result) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return run.show(sys, result);
        }
    }
}
