package skylab.guest.command.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import skylab.guest.command.packages.Owner;
import skylab.guest.process.Command;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.network.web.HttpHead.Header;

/** {@code curl}: transfers what URLs name. */
@Command.Installed(value = "/usr/bin/curl", pack = "curl")
final class Curl implements Command {
    // A connection request is repeated for so long before Linux gives it up.
    private static final Duration PATIENCE = Duration.ofSeconds(131);

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("curl");
            try {
                return begin(sys, CurlOptions.parse(argv.subList(1, argv.size())), out);
            } catch (UsageError e) {
                out.complain(e.getMessage());
                return out.drain(sys, e.status());
            }
        };
    }

    static String version(Syscalls sys) {
        return Owner.of(sys, "curl").map(pack -> pack.version().version()).orElse("8.11.1");
    }

    private static Step begin(Syscalls sys, CurlOptions options, Output out) {
        if (options.has("version")) {
            out.print("curl " + version(sys) + " (" + sys.machine().architecture()
                    + "-linux-gnu)\nProtocols: http https\n");
            return out.drain(sys, 0);
        } else if (options.has("help")) {
            out.print("Usage: curl [options...] <url>\n");
            return out.drain(sys, 0);
        }
        if (options.urls().isEmpty()) {
            throw new UsageError(
                    "(2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information", 2);
        }
        return new Step.Continue(new CurlRun(options, 0, 0, 0, 0));
    }

    /** The request for a URL. */
    static HttpCall call(Syscalls sys, CurlOptions options, Url url) {
        List<String> data = new ArrayList<>();
        for (String name : List.of("data", "data-raw", "data-binary", "json", "data-urlencode")) {
            for (String text : options.all(name)) {
                data.add(data(sys, name, text));
            }
        }
        String body = String.join("&", data);
        boolean get = options.has("get");
        Url target = url;
        if (get && !body.isEmpty()) {
            target = new Url(
                    url.scheme(),
                    url.user(),
                    url.host(),
                    url.port(),
                    url.target() + (url.target().contains("?") ? "&" : "?") + body);
            body = "";
        }
        String upload = options.value("upload-file", "");
        String usual = options.has("head") ? "HEAD" : !upload.isEmpty() ? "PUT" : body.isEmpty() ? "GET" : "POST";
        if (!upload.isEmpty()) {
            body = new String(sys.readFile(upload).toArray(), StandardCharsets.ISO_8859_1);
        }
        return new HttpCall(
                target,
                options.value("request", usual),
                headers(sys, options, url, body),
                body,
                seconds(options.value("connect-timeout", "")).orElse(PATIENCE),
                seconds(options.value("max-time", "")),
                options.has("insecure"));
    }

    private static String data(Syscalls sys, String kind, String text) {
        if (text.startsWith("@") && !kind.equals("data-raw")) {
            try {
                String file = new String(sys.readFile(text.substring(1)).toArray(), StandardCharsets.ISO_8859_1);
                return kind.equals("data") ? file.replace("\n", "").replace("\r", "") : file;
            } catch (Errno e) {
                throw new UsageError("option -d: error encountered when reading a file", 26);
            }
        }
        String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (kind.equals("data-urlencode")) {
            int sign = text.indexOf('=');
            String value = java.net.URLEncoder.encode(text.substring(sign + 1), StandardCharsets.UTF_8)
                    .replace("+", "%20");
            return sign > 0 ? text.substring(0, sign + 1) + value : value;
        }
        return bytes;
    }

    private static List<Header> headers(Syscalls sys, CurlOptions options, Url url, String body) {
        List<Header> all = new ArrayList<>();
        List<Header> given = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (String text : options.all("header")) {
            String[] parts = text.split(":", 2);
            if (parts.length == 2 && parts[1].isBlank()) {
                removed.add(parts[0]);
            } else if (parts.length == 2) {
                given.add(new Header(parts[0].strip(), parts[1].strip()));
            }
        }
        String user = options.value("user", url.user());
        if (!user.isEmpty()) {
            all.add(new Header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8))));
        }
        all.add(new Header("User-Agent", options.value("user-agent", "curl/" + version(sys))));
        all.add(new Header("Accept", "*/*"));
        options.all("referer").forEach(text -> all.add(new Header("Referer", text)));
        options.all("cookie").forEach(text -> all.add(new Header("Cookie", text)));
        if (!body.isEmpty() && options.value("upload-file", "").isEmpty()) {
            all.add(new Header(
                    "Content-Type",
                    options.all("json").isEmpty() ? "application/x-www-form-urlencoded" : "application/json"));
        }
        all.removeIf(one -> removed.stream().anyMatch(one.name()::equalsIgnoreCase)
                || given.stream().anyMatch(other -> other.name().equalsIgnoreCase(one.name())));
        all.addAll(given);
        return all;
    }

    /** A number of seconds with a fraction. */
    static Optional<Duration> seconds(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{0,9})?")) {
            throw new UsageError("option --max-time: expected a proper numerical parameter", 2);
        }
        long nanos = new BigDecimal(text).movePointRight(9).longValue();
        return nanos == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
    }
}
