package skylab.guest.command.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import skylab.guest.command.web.Site.Host;
import skylab.guest.command.web.Site.Location;
import skylab.guest.command.web.Site.Match;
import skylab.guest.disk.Content;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.network.web.HttpHead;
import skylab.network.web.HttpHead.Header;

/**
 * Finds what a request asks for among the files of a machine.
 *
 * @param site what is served
 * @param port at which the request came in
 * @param request its head
 */
record Responder(Site site, int port, HttpHead request) {
    private static final int MOST_REWRITES = 10;

    private String[] words() {
        return request.startLine().split(" ");
    }

    /** The virtual host that is asked. */
    Optional<Host> host() {
        return site.host(port, request.header("host").orElse("").replaceFirst(":[0-9]+$", ""));
    }

    Response answer(Syscalls sys) {
        if (words().length != 3 || !words()[1].startsWith("/") || !words()[2].startsWith("HTTP/")) {
            return plainError(400);
        }
        Optional<Host> host = host();
        if (host.isEmpty()) {
            return plainError(404);
        }
        if (host.get().answer().isPresent()) {
            return fixed(host.get().answer().get(), words()[1]);
        }
        String path;
        try {
            path = normal(URLDecoder.decode(
                    words()[1].replaceFirst("[?#].*", "").replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return plainError(400);
        }
        return path == null ? plainError(400) : at(sys, host.get(), path, 0);
    }

    // Without dots; null if it leads out.
    private static String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return null;
                }
                parts.remove(parts.size() - 1);
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String plain = "/" + String.join("/", parts);
        return path.endsWith("/") && !plain.equals("/") ? plain + "/" : plain;
    }

    private static Optional<Location> location(Host host, String path) {
        Optional<Location> best = Optional.empty();
        for (Location one : host.locations()) {
            if (one.match() == Match.EXACT && one.path().equals(path)) {
                return Optional.of(one);
            }
            if (one.match() == Match.PREFIX
                    && path.startsWith(one.path())
                    && best.map(other -> other.path().length() < one.path().length())
                            .orElse(true)) {
                best = Optional.of(one);
            }
        }
        for (Location one : host.locations()) {
            if (one.match() == Match.REGEX && found(one.path(), path)) {
                return Optional.of(one);
            }
        }
        return best;
    }

    private static boolean found(String regex, String path) {
        try {
            return Pattern.compile(regex).matcher(path).find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private Response at(Syscalls sys, Host host, String path, int depth) {
        Optional<Location> location = location(host, path);
        if (location.flatMap(Location::answer).isPresent()) {
            return fixed(location.get().answer().get(), path);
        }
        if (location.map(Location::denied).orElse(false)) {
            return error(sys, host, location, 403, "access forbidden by rule");
        }
        if (location.flatMap(Location::proxy).isPresent()) {
            return Response.passedTo(
                    upstream(location.get(), location.get().proxy().get(), words()[1]));
        }
        if (!List.of("GET", "HEAD", "POST").contains(words()[0])) {
            return error(sys, host, location, 405, "");
        }
        List<String> tries = location.map(Location::tryFiles).orElse(List.of());
        if (tries.isEmpty() || depth > MOST_REWRITES) {
            return file(sys, host, location, path);
        }
        for (int i = 0; i < tries.size(); i++) {
            String one = tries.get(i);
            if (one.matches("=[0-9]{3}")) {
                return error(sys, host, location, Integer.parseInt(one.substring(1)), "");
            }
            String candidate =
                    one.replace("$uri", path).replace("$is_args$args", "").replace("$args", "");
            boolean last = i == tries.size() - 1;
            if (last) {
                String next = normal(candidate.replaceFirst("\\?.*", ""));
                return next == null ? plainError(500) : at(sys, host, next, depth + 1);
            }
            String name = candidate.replaceAll("/+", "/");
            String where = place(host, location, name);
            boolean directory = name.endsWith("/");
            if (sys.exists(where) && sys.stat(where).isDirectory() == directory) {
                return file(sys, host, location, name);
            }
        }
        return error(sys, host, location, 404, "");
    }

    private static String upstream(Location location, String url, String target) {
        String rest = url.replaceFirst("^https?://[^/]+", "");
        if (rest.isEmpty()) {
            return url + target;
        }
        return url
                + (target.startsWith(location.path())
                        ? target.substring(location.path().length())
                        : target);
    }

    private static String place(Host host, Optional<Location> location, String path) {
        if (location.flatMap(Location::alias).isPresent()) {
            boolean prefix = path.startsWith(location.get().path());
            return location.get().alias().get()
                    + (prefix ? path.substring(location.get().path().length()) : "");
        }
        return location.flatMap(Location::root).orElse(host.root()) + path;
    }

    private Response file(Syscalls sys, Host host, Optional<Location> location, String path) {
        String file = place(host, location, path);
        try {
            if (!sys.exists(file)) {
                // Of what lies in a directory that may not be entered nobody says whether it is there.
                return error(sys, host, location, hidden(sys, file) ? 403 : 404, missing(file));
            }
            Stat stat = sys.stat(file);
            if (!granted(file) || file.substring(file.lastIndexOf('/') + 1).startsWith(".ht")) {
                return error(sys, host, location, 403, "client denied by server configuration: " + file);
            }
            if (!stat.isDirectory()) {
                return content(sys, host, location, file, stat);
            }
            if (!path.endsWith("/")) {
                return redirect(301, path + "/");
            }
            return directory(sys, host, location, path, file);
        } catch (Errno e) {
            boolean forbidden = e.code() == Errno.Code.EACCES || e.code() == Errno.Code.EPERM;
            return error(
                    sys,
                    host,
                    location,
                    forbidden ? 403 : 404,
                    site.nginx()
                            ? "open() \"" + file + "\" failed (13: Permission denied)"
                            : "(13)Permission denied: " + file + " access denied");
        }
    }

    private static boolean hidden(Syscalls sys, String file) {
        String path = file;
        while (path.lastIndexOf('/') > 0) {
            path = path.substring(0, path.lastIndexOf('/'));
            try {
                if (sys.exists(path)) {
                    return !sys.mayExecute(path);
                }
            } catch (Errno e) {
                continue;
            }
        }
        return false;
    }

    private String missing(String file) {
        return site.nginx() ? "open() \"" + file + "\" failed (2: No such file or directory)" : "";
    }

    private boolean granted(String file) {
        return rule(file, rule -> rule.granted()).orElse(true);
    }

    private Optional<Boolean> rule(
            String file, java.util.function.Function<Site.DirectoryRule, Optional<Boolean>> what) {
        return site.rules().stream()
                .filter(rule -> rule.covers(file) && what.apply(rule).isPresent())
                .max(java.util.Comparator.comparingInt(rule -> rule.path().length()))
                .flatMap(what);
    }

    private Response directory(Syscalls sys, Host host, Optional<Location> location, String path, String directory) {
        List<String> names =
                location.map(Location::index).filter(own -> !own.isEmpty()).orElse(host.index());
        for (String name : names) {
            String file = directory + (directory.endsWith("/") ? "" : "/") + name;
            if (sys.exists(file) && sys.stat(file).isRegular()) {
                return content(sys, host, location, file, sys.stat(file));
            }
        }
        boolean listed = location.flatMap(Location::autoindex)
                .or(() -> rule(directory, rule -> rule.indexes()))
                .orElse(host.autoindex());
        if (!listed) {
            return error(
                    sys,
                    host,
                    location,
                    403,
                    site.nginx()
                            ? "directory index of \"" + directory + "\" is forbidden"
                            : "AH01276: Cannot serve directory " + directory
                                    + ": No matching DirectoryIndex (" + String.join(",", names)
                                    + ") found, and server-generated directory index forbidden by Options directive");
        }
        StringBuilder page = new StringBuilder("<html>\n<head><title>Index of " + escaped(path)
                + "</title></head>\n<body>\n<h1>Index of " + escaped(path) + "</h1>\n<ul>\n");
        for (String name : sys.list(directory)) {
            boolean inner = sys.exists(directory + "/" + name)
                    && sys.stat(directory + "/" + name).isDirectory();
            if (!name.startsWith(".")) {
                String shown = escaped(name + (inner ? "/" : ""));
                page.append("<li><a href=\"")
                        .append(shown)
                        .append("\">")
                        .append(shown)
                        .append("</a></li>\n");
            }
        }
        return Response.of(
                200,
                List.of(new Header("Content-Type", "text/html;charset=UTF-8")),
                Content.of(page.append("</ul>\n</body></html>\n").toString()));
    }

    private Response content(Syscalls sys, Host host, Optional<Location> location, String file, Stat stat) {
        if (!site.nginx() && file.endsWith(".php") && sys.exists("/usr/sbin/php-fpm")) {
            return error(
                    sys,
                    host,
                    location,
                    503,
                    "AH02454: FCGI: attempt to connect to Unix domain socket /run/php-fpm/www.sock failed");
        }
        Content content = sys.content(file);
        long seconds = stat.modified().getEpochSecond();
        String tag = "\""
                + (site.nginx()
                        ? Long.toHexString(seconds) + "-" + Long.toHexString(stat.size())
                        : Long.toHexString(stat.size()) + "-" + Long.toHexString(seconds * 1_000_000))
                + "\"";
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Last-Modified", HttpHead.date(stat.modified())));
        headers.add(new Header("ETag", tag));
        if (request.header("if-none-match").map(tag::equals).orElse(false)) {
            return Response.of(304, headers, Content.EMPTY);
        }
        String ending = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('.')) + 1);
        String type = site.types().getOrDefault(ending, site.defaultType());
        if (!type.isEmpty()) {
            boolean charset =
                    !site.nginx() && List.of("text/html", "text/plain").contains(type);
            headers.add(new Header("Content-Type", type + (charset ? "; charset=UTF-8" : "")));
        }
        return Response.of(200, headers, content);
    }

    private Response fixed(Site.Answer answer, String path) {
        if (answer.status() / 100 == 3) {
            return redirect(
                    answer.status(),
                    answer.text()
                            .replace("$host", request.header("host").orElse(""))
                            .replace("$request_uri", words()[1])
                            .replace("$scheme", "http")
                            .replace("$uri", path));
        }
        return answer.text().isEmpty()
                ? plainError(answer.status())
                : Response.of(
                        answer.status(),
                        List.of(new Header("Content-Type", "text/plain")),
                        Content.of(answer.text().replace("\\n", "\n")));
    }

    private Response redirect(int status, String to) {
        String where = to.startsWith("/") ? "http://" + request.header("host").orElse("localhost") + to : to;
        List<Header> headers = List.of(new Header("Location", where), new Header("Content-Type", "text/html"));
        return Response.of(
                status,
                headers,
                Content.of(page(status, "The document has moved <a href=\"" + escaped(where) + "\">here</a>.")));
    }

    private Response error(Syscalls sys, Host host, Optional<Location> location, int status, String problem) {
        Map<Integer, String> pages = new HashMap<>(host.errorPages());
        location.ifPresent(one -> pages.putAll(one.errorPages()));
        String page = pages.get(status);
        if (page != null && page.startsWith("/")) {
            Optional<Location> other = location(host, page);
            String file = place(host, other, page);
            if (sys.exists(file) && sys.mayRead(file)) {
                return Response.of(
                                status,
                                List.of(new Header(
                                        "Content-Type", site.nginx() ? "text/html" : "text/html; charset=UTF-8")),
                                sys.content(file))
                        .because(problem);
            }
        } else if (page != null) {
            return Response.of(
                            status, List.of(new Header("Content-Type", "text/html; charset=UTF-8")), Content.of(page))
                    .because(problem);
        }
        return plainError(status).because(problem);
    }

    /** The page of an error as the server itself makes it. */
    Response plainError(int status) {
        String why =
                switch (status) {
                    case 403 -> "You don't have permission to access this resource.";
                    case 404 -> "The requested URL was not found on this server.";
                    case 503 -> "The server is temporarily unable to service your request. Please try again later.";
                    default -> HttpHead.reason(status);
                };
        return Response.of(
                status,
                List.of(new Header("Content-Type", site.nginx() ? "text/html" : "text/html; charset=iso-8859-1")),
                Content.of(page(status, why)));
    }

    private String page(int status, String why) {
        String title = status + " " + HttpHead.reason(status);
        return site.nginx()
                ? "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                        + "</h1></center>\r\n<hr><center>" + site.software() + "</center>\r\n</body>\r\n</html>\r\n"
                : "<!DOCTYPE HTML>\n<html><head>\n<title>" + title + "</title>\n</head><body>\n<h1>"
                        + HttpHead.reason(status) + "</h1>\n<p>" + why + "</p>\n</body></html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
