package skylab.guest.command.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import skylab.guest.disk.Content;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.OpenFlag;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.network.web.HttpHead;

/**
 * curl on its way through its URLs.
 *
 * @param options what was asked for
 * @param number of the URL
 * @param redirects followed so far
 * @param retries made so far
 * @param status of the URLs before
 */
record CurlRun(CurlOptions options, int number, int redirects, int retries, int status) implements Program {
    private static final int MOST_REDIRECTS = 50;
    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    @Override
    public Step step(Syscalls sys) {
        Output out = new Output("curl");
        if (number == options.urls().size()) {
            return new Step.Exit(status);
        }
        String text = options.urls().get(number);
        Optional<Url> url = Url.of(text);
        if (url.isEmpty()) {
            return failed(sys, out, 3, "(3) URL using bad/illegal format or missing URL");
        } else if (!List.of("http", "https").contains(url.get().scheme())) {
            return failed(sys, out, 1, "(1) Protocol \"" + url.get().scheme() + "\" not supported");
        } else if (options.has("remote-name") && url.get().file().isEmpty()) {
            return failed(sys, out, 23, "(23) Failed to open the file: remote file name has no length");
        }
        try {
            HttpCall call = Curl.call(sys, options, url.get());
            return new Step.Continue(HttpFetch.of(call, new Done(this)));
        } catch (UsageError e) {
            out.complain(e.getMessage());
            return out.drain(sys, e.status());
        } catch (Errno e) {
            out.complain("(26) Failed to open/read local data from file/application");
            return out.drain(sys, 26);
        }
    }

    private record Done(CurlRun run) implements HttpFetch.Then {
        @Override
        public Program with(HttpResult result) {
            return new Show(run, result);
        }
    }

    private record Show(CurlRun run, HttpResult result) implements Program {
        @Override
        public Step step(Syscalls sys) {
            return run.show(sys, result);
        }
    }

    private boolean complains() {
        return !options.has("silent") || options.has("show-error");
    }

    private Step failed(Syscalls sys, Output out, int code, String message) {
        if (complains()) {
            out.complain(message);
        }
        return out.drain(sys, new Step.Continue(new CurlRun(options, number + 1, 0, 0, code)));
    }

    private Step show(Syscalls sys, HttpResult result) {
        Output out = new Output("curl");
        int again = retriesLeft();
        boolean transientProblem = result.problem()
                .map(problem -> problem == HttpResult.Problem.TIMEOUT
                        || problem == HttpResult.Problem.CONNECT_TIMEOUT
                        || options.has("retry-all-errors")
                        || (problem == HttpResult.Problem.REFUSED && options.has("retry-connrefused")))
                .orElse(TRANSIENT.contains(result.status()));
        if (again > 0 && transientProblem) {
            return retry(sys, result, out);
        }
        if (options.has("verbose")) {
            out.error(conversation(result));
        }
        if (result.problem().isPresent()) {
            writeOut(result, out);
            return failed(sys, out, code(result), message(result));
        }
        HttpHead head = result.head().orElseThrow();
        if (options.has("location")
                && head.status() / 100 == 3
                && head.header("location").isPresent()) {
            if (options.has("include") || options.has("head")) {
                out.print(result.headText());
            }
            return redirect(sys, result, head, out);
        }
        if (head.status() >= 400 && options.has("fail")) {
            writeOut(result, out);
            return failed(sys, out, 22, "(22) The requested URL returned error: " + head.status());
        }
        return deliver(sys, result, out);
    }

    private int retriesLeft() {
        String text = options.value("retry", "0");
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) - retries : 0;
    }

    private Step retry(Syscalls sys, HttpResult result, Output out) {
        long wait = Curl.seconds(options.value("retry-delay", ""))
                .map(Duration::toSeconds)
                .orElse(1L << Math.min(retries, 9));
        String why = result.problem().isPresent() ? message(result).replaceFirst("^\\(\\d+\\) ", "") : "HTTP error";
        if (complains()) {
            out.error("Warning: Problem: " + why + ". Will retry in " + wait + " second" + (wait == 1 ? "" : "s") + ". "
                    + (retriesLeft() == 1 ? "1 retry left.\n" : retriesLeft() + " retries left.\n"));
        }
        Program next = new CurlRun(options, number, 0, retries + 1, status);
        return out.drain(
                sys, new Step.Await(next, new Condition.Elapsed(sys.monotonic().plusSeconds(wait))));
    }

    private Step redirect(Syscalls sys, HttpResult result, HttpHead head, Output out) {
        String text = options.value("max-redirs", "" + MOST_REDIRECTS);
        int most = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : MOST_REDIRECTS;
        if (redirects >= most) {
            return failed(sys, out, 47, "(47) Maximum (" + most + ") redirects followed");
        }
        Optional<Url> next =
                result.call().url().resolved(head.header("location").orElseThrow());
        if (next.isEmpty() || !List.of("http", "https").contains(next.get().scheme())) {
            return failed(sys, out, 1, "(1) Protocol not supported");
        }
        boolean becomesGet = head.status() < 307 && result.call().method().equals("POST");
        HttpCall call =
                result.call().to(next.get(), becomesGet ? "GET" : result.call().method());
        return out.drain(
                sys,
                new Step.Continue(
                        HttpFetch.of(call, new Done(new CurlRun(options, number, redirects + 1, retries, status)))));
    }

    private Step deliver(Syscalls sys, HttpResult result, Output out) {
        List<String> outputs = options.all("output");
        String file = number < outputs.size()
                ? outputs.get(number)
                : options.has("remote-name") ? result.call().url().file() : "-";
        boolean toFile = !file.equals("-");
        boolean progress = !options.has("silent")
                && !options.has("no-progress-meter")
                && (toFile || !sys.isTerminal(1))
                && !options.has("head");
        if (progress) {
            out.error(options.has("progress-bar") ? "#".repeat(72) + " 100.0%\n" : meter(result));
        }
        if (!options.value("dump-header", "").isEmpty()) {
            String path = options.value("dump-header", "");
            if (path.equals("-")) {
                out.print(result.headText());
            } else {
                sys.writeFile(path, skylab.guest.disk.Bytes.of(result.headText()));
            }
        }
        boolean withHead = options.has("include") || options.has("head");
        Content content = (withHead ? Content.of(result.headText()) : Content.EMPTY).append(result.body());
        if (toFile) {
            try {
                if (options.has("create-dirs") && file.contains("/")) {
                    directories(sys, file.substring(0, file.lastIndexOf('/')));
                }
                if (file.equals("/dev/null")) {
                    sys.stat(file);
                } else {
                    sys.close(sys.open(file, Set.of(OpenFlag.WRITE, OpenFlag.CREATE, OpenFlag.TRUNCATE), 0666));
                    sys.replace(file, content);
                }
            } catch (Errno e) {
                if (complains()) {
                    out.error("Warning: Failed to open the file " + file + ": " + e.text() + "\n");
                }
                return failed(sys, out, 23, "(23) Failure writing output to destination");
            }
        } else {
            for (long at = 0; at < content.size(); at += 65_536) {
                out.write(content.read(at, 65_536));
            }
        }
        writeOut(result, out);
        int ends = result.status() >= 400 && options.has("fail-with-body") ? 22 : status;
        return out.drain(sys, new Step.Continue(new CurlRun(options, number + 1, 0, 0, ends)));
    }

    private static void directories(Syscalls sys, String path) {
        if (!path.isEmpty() && !sys.exists(path)) {
            if (path.contains("/")) {
                directories(sys, path.substring(0, path.lastIndexOf('/')));
            }
            sys.makeDirectory(path, 0750);
        }
    }

    private static String meter(HttpResult result) {
        String size = amount(result.body().size());
        double seconds = Math.max(0.001, result.taken().toNanos() / 1e9);
        String speed = amount((long) (result.body().size() / seconds));
        return "  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n"
                + "                                 Dload  Upload   Total   Spent    Left  Speed\n"
                + String.format(
                                Locale.ROOT,
                                "100 %5s  100 %5s    0     0  %5s      0 --:--:-- --:--:-- --:--:-- %5s%n",
                                size,
                                size,
                                speed,
                                speed)
                        .replace(System.lineSeparator(), "\n");
    }

    // At most five characters, as curl counts.
    private static String amount(long bytes) {
        if (bytes < 100_000) {
            return Long.toString(bytes);
        }
        double value = bytes / 1024.0;
        for (char unit : "kMGT".toCharArray()) {
            if (value < 10_000) {
                return value < 100 && unit != 'k'
                        ? String.format(Locale.ROOT, "%.1f%c", value, unit)
                        : String.format(Locale.ROOT, "%.0f%c", value, unit);
            }
            value /= 1024;
        }
        return "a lot";
    }

    private int code(HttpResult result) {
        return switch (result.problem().orElseThrow()) {
            case UNKNOWN_HOST -> 6;
            case REFUSED -> 7;
            case CONNECT_TIMEOUT, TIMEOUT -> 28;
            case NO_TLS -> 35;
            case EMPTY -> 52;
            case RESET -> 56;
        };
    }

    private static String message(HttpResult result) {
        Url url = result.call().url();
        long millis = result.taken().toMillis();
        return switch (result.problem().orElseThrow()) {
            case UNKNOWN_HOST -> "(6) Could not resolve host: " + url.host();
            case REFUSED ->
                "(7) Failed to connect to " + url.host() + " port " + url.port() + " after " + millis
                        + " ms: Could not connect to server";
            case CONNECT_TIMEOUT ->
                "(28) Failed to connect to " + url.host() + " port " + url.port() + " after " + millis
                        + " ms: Timeout was reached";
            case TIMEOUT -> "(28) Operation timed out after " + millis + " milliseconds with 0 bytes received";
            case NO_TLS -> "(35) TLS connect error: error:0A0000C6:SSL routines::packet length too long";
            case EMPTY -> "(52) Empty reply from server";
            case RESET -> "(56) Recv failure: Connection reset by peer";
        };
    }

    private static String conversation(HttpResult result) {
        StringBuilder text = new StringBuilder();
        Url url = result.call().url();
        if (!result.address().isEmpty()) {
            text.append("*   Trying ")
                    .append(result.address())
                    .append(":")
                    .append(url.port())
                    .append("...\n");
        }
        if (result.head().isPresent()) {
            text.append("* Connected to " + url.host() + " (" + result.address() + ") port " + url.port() + "\n");
            String sent = result.call().text();
            sent.substring(0, sent.indexOf("\r\n\r\n") + 2)
                    .lines()
                    .forEach(line -> text.append("> ").append(line).append("\n"));
            text.append("> \n* Request completely sent off\n");
            result.headText()
                    .lines()
                    .forEach(line -> text.append("< ").append(line).append("\n"));
            text.append("* Connection #0 to host ").append(url.host()).append(" left intact\n");
        } else if (result.problem().isPresent()) {
            text.append("* " + message(result).replaceFirst("^\\(\\d+\\) ", "") + "\n* closing connection #0\n");
        }
        return text.toString();
    }

    private void writeOut(HttpResult result, Output out) {
        String format = options.value("write-out", "");
        if (format.isEmpty()) {
            return;
        }
        String text = format.replace("\\n", "\n").replace("\\t", "\t").replace("\\r", "\r");
        Optional<HttpHead> head = result.head();
        String code = String.format(Locale.ROOT, "%03d", result.status());
        String[][] known = {
            {"http_code", code},
            {"response_code", code},
            {"time_total", time(result.taken())},
            {"time_connect", time(result.connected())},
            {"time_namelookup", time(result.lookedUp())},
            {"time_starttransfer", time(result.taken())},
            {"size_download", Long.toString(result.body().size())},
            {
                "speed_download",
                Long.toString((long)
                        (result.body().size() / Math.max(0.001, result.taken().toNanos() / 1e9)))
            },
            {"url_effective", result.call().url().toString()},
            {"remote_ip", result.address()},
            {"remote_port", Integer.toString(result.call().url().port())},
            {"content_type", head.flatMap(one -> one.header("content-type")).orElse("")},
            {"num_redirects", Integer.toString(redirects)},
            {"redirect_url", head.flatMap(one -> one.header("location")).orElse("")},
            {"exitcode", Integer.toString(result.problem().isPresent() ? code(result) : 0)},
            {"method", result.call().method()},
        };
        for (String[] one : known) {
            text = text.replace("%{" + one[0] + "}", one[1]);
        }
        out.print(text.replace("%%", "%"));
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%.6f", time.toNanos() / 1e9);
    }
}
