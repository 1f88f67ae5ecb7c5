package skylab.guest.command.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import skylab.guest.command.web.Site.Location;
import skylab.guest.command.web.Site.Match;
import skylab.guest.process.Syscalls;

/** Reads the configuration of nginx. */
final class NginxConfig {
    private static final Set<String> KNOWN = Set.of(
            "user",
            "worker_processes",
            "error_log",
            "pid",
            "events",
            "worker_connections",
            "http",
            "access_log",
            "sendfile",
            "tcp_nopush",
            "tcp_nodelay",
            "keepalive_timeout",
            "include",
            "default_type",
            "server",
            "listen",
            "server_name",
            "root",
            "index",
            "location",
            "error_page",
            "try_files",
            "proxy_pass",
            "return",
            "autoindex",
            "alias",
            "deny",
            "allow",
            "types",
            "log_format",
            "gzip",
            "gzip_types",
            "client_max_body_size",
            "proxy_set_header",
            "proxy_http_version",
            "types_hash_max_size",
            "server_tokens",
            "upstream",
            "charset",
            "expires",
            "add_header",
            "proxy_read_timeout",
            "proxy_connect_timeout",
            "multi_accept",
            "server_names_hash_bucket_size",
            "rewrite",
            "proxy_redirect",
            "proxy_buffering",
            "ssl_protocols",
            "ssl_prefer_server_ciphers",
            "if",
            "log_not_found",
            "proxy_cache_bypass",
            "fastcgi_pass",
            "internal",
            "set",
            "map",
            "worker_rlimit_nofile",
            "absolute_redirect");

    private static final int MOST_FILES = 500;

    private final Syscalls sys;
    private int files;

    private NginxConfig(Syscalls sys) {
        this.sys = sys;
    }

    /** A directive with what is in its braces. */
    private record Directive(String name, List<String> arguments, List<Directive> block, String where) {
        String argument(int index) {
            return index < arguments.size() ? arguments.get(index) : "";
        }
    }

    static Site read(Syscalls sys, String path) {
        return new NginxConfig(sys).site(path);
    }

    private List<Directive> file(String path) {
        if (++files > MOST_FILES) {
            throw new Syntax("nginx: [emerg] open() \"" + path + "\" failed (24: Too many open files)");
        }
        if (!sys.exists(path)) {
            throw new Syntax("nginx: [emerg] open() \"" + path + "\" failed (2: No such file or directory)");
        }
        List<String[]> tokens = NginxTokens.of(sys.readFile(path).text());
        int[] at = {0};
        List<Directive> all = block(tokens, at, path, false);
        return all;
    }

    private List<Directive> block(List<String[]> tokens, int[] at, String path, boolean inner) {
        List<Directive> all = new ArrayList<>();
        List<String> words = new ArrayList<>();
        String line = "1";
        while (at[0] < tokens.size()) {
            String[] token = tokens.get(at[0]++);
            line = token[1];
            String where = " in " + path + ":" + line;
            switch (token[0]) {
                case ";" -> {
                    if (words.isEmpty()) {
                        throw new Syntax("nginx: [emerg] unexpected \";\"" + where);
                    }
                    add(all, words, List.of(), where);
                    words = new ArrayList<>();
                }
                case "{" -> {
                    List<Directive> body = block(tokens, at, path, true);
                    add(all, words, body, where);
                    words = new ArrayList<>();
                }
                case "}" -> {
                    if (!inner || !words.isEmpty()) {
                        throw new Syntax("nginx: [emerg] unexpected \"}\"" + where);
                    }
                    return all;
                }
                default -> words.add(token[0]);
            }
        }
        if (inner || !words.isEmpty()) {
            throw new Syntax("nginx: [emerg] unexpected end of file, expecting " + (inner ? "\"}\"" : "\";\" or \"}\"")
                    + " in " + path + ":" + line);
        }
        return all;
    }

    private void add(List<Directive> all, List<String> words, List<Directive> body, String where) {
        if (words.isEmpty()) {
            throw new Syntax("nginx: [emerg] unexpected \"{\"" + where);
        }
        String name = words.get(0);
        if (name.equals("include") && body.isEmpty()) {
            all.addAll(included(words.size() > 1 ? words.get(1) : ""));
        } else {
            all.add(new Directive(name, words.subList(1, words.size()), body, where));
        }
    }

    private List<Directive> included(String pattern) {
        String path = pattern.startsWith("/") ? pattern : "/etc/nginx/" + pattern;
        if (!path.contains("*")) {
            return file(path);
        }
        String directory = path.substring(0, path.lastIndexOf('/'));
        String regex = Pattern.quote(path.substring(path.lastIndexOf('/') + 1)).replace("*", "\\E.*\\Q");
        List<Directive> all = new ArrayList<>();
        if (sys.exists(directory)) {
            for (String name : sys.list(directory)) {
                if (name.matches(regex) && !name.startsWith(".")) {
                    all.addAll(file(directory + "/" + name));
                }
            }
        }
        return all;
    }

    private Site site(String path) {
        List<Directive> main = file(path);
        check(main, false);
        List<Directive> http = inside(main, "http");
        Map<String, String> upstreams = new HashMap<>();
        for (Directive one : http) {
            if (one.name().equals("upstream")) {
                one.block().stream()
                        .filter(inner -> inner.name().equals("server"))
                        .findFirst()
                        .ifPresent(inner -> upstreams.put(one.argument(0), inner.argument(0)));
            }
        }
        Map<String, String> types = new HashMap<>();
        inside(http, "types").forEach(one -> one.arguments().forEach(ending -> types.put(ending, one.name())));
        List<Site.Host> hosts = http.stream()
                .filter(one -> one.name().equals("server"))
                .map(one -> host(main, http, one, upstreams))
                .toList();
        String workers = value(main, "worker_processes", "1");
        return new Site(
                WebServer.NGINX.software(sys),
                true,
                value(main, "user", "nobody"),
                hosts,
                List.of(),
                types,
                value(http, "default_type", "text/plain"),
                workers.matches("[0-9]{1,3}")
                        ? Math.max(1, Integer.parseInt(workers))
                        : sys.machine().vcpus());
    }

    private void check(List<Directive> directives, boolean types) {
        for (Directive one : directives) {
            if (!types && !KNOWN.contains(one.name()) && !one.name().startsWith("ssl_")) {
                throw new Syntax("nginx: [emerg] unknown directive \"" + one.name() + "\"" + one.where());
            }
            check(one.block(), List.of("types", "map", "upstream").contains(one.name()));
        }
    }

    private static List<Directive> inside(List<Directive> directives, String name) {
        return directives.stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.block().stream())
                .toList();
    }

    private static String value(List<Directive> directives, String name, String usual) {
        return directives.stream()
                .filter(one -> one.name().equals(name))
                .map(one -> one.argument(0))
                .reduce((first, second) -> second)
                .orElse(usual);
    }

    private static List<String> values(List<Directive> directives, String name) {
        return directives.stream()
                .filter(one -> one.name().equals(name))
                .flatMap(one -> one.arguments().stream())
                .toList();
    }

    private Site.Host host(
            List<Directive> main, List<Directive> http, Directive server, Map<String, String> upstreams) {
        List<Directive> body = server.block();
        List<Site.Listen> listens = new ArrayList<>();
        for (Directive one : body) {
            if (one.name().equals("listen") && !one.argument(0).startsWith("[")) {
                listens.add(listen(one));
            }
        }
        if (listens.isEmpty()) {
            listens.add(new Site.Listen("0.0.0.0", 80, false));
        }
        String root = value(body, "root", value(http, "root", "/usr/share/nginx/html"));
        List<String> index = values(body, "index").isEmpty() ? values(http, "index") : values(body, "index");
        return new Site.Host(
                listens,
                values(body, "server_name"),
                root.replaceFirst("(.)/+$", "$1"),
                index.isEmpty() ? List.of("index.html") : index,
                value(body, "autoindex", value(http, "autoindex", "off")).equals("on"),
                body.stream()
                        .filter(one -> one.name().equals("location"))
                        .map(one -> location(one, upstreams))
                        .toList(),
                pages(http, body),
                log(value(body, "access_log", value(http, "access_log", "/var/log/nginx/access.log"))),
                log(value(
                        body,
                        "error_log",
                        value(http, "error_log", value(main, "error_log", "/var/log/nginx/error.log")))),
                answer(body));
    }

    private static String log(String path) {
        return path.equals("off") || !path.startsWith("/") ? "" : path;
    }

    private static Site.Listen listen(Directive one) {
        String text = one.argument(0);
        int colon = text.lastIndexOf(':');
        String port = colon >= 0 ? text.substring(colon + 1) : text.matches("[0-9]+") ? text : "80";
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535 || Integer.parseInt(port) == 0) {
            throw new Syntax(
                    "nginx: [emerg] invalid port in \"" + text + "\" of the \"listen\" directive" + one.where());
        }
        String address = colon >= 0 ? text.substring(0, colon) : text.matches("[0-9]+") ? "0.0.0.0" : text;
        return new Site.Listen(
                address.equals("*") ? "0.0.0.0" : address,
                Integer.parseInt(port),
                one.arguments().contains("default_server"));
    }

    private static Map<Integer, String> pages(List<Directive> http, List<Directive> body) {
        Map<Integer, String> pages = new HashMap<>();
        for (List<Directive> some : List.of(http, body)) {
            for (Directive one : some) {
                if (one.name().equals("error_page") && one.arguments().size() > 1) {
                    String page = one.arguments().get(one.arguments().size() - 1);
                    one.arguments().stream()
                            .filter(word -> word.matches("[345][0-9]{2}"))
                            .forEach(word -> pages.put(Integer.parseInt(word), page));
                }
            }
        }
        return pages;
    }

    private static Optional<Site.Answer> answer(List<Directive> body) {
        return body.stream()
                .filter(one -> one.name().equals("return"))
                .findFirst()
                .map(one -> one.argument(0).matches("[0-9]{3}")
                        ? new Site.Answer(Integer.parseInt(one.argument(0)), one.argument(1))
                        : new Site.Answer(302, one.argument(0)));
    }

    private static Location location(Directive one, Map<String, String> upstreams) {
        String first = one.argument(0);
        boolean marked = List.of("=", "~", "~*", "^~").contains(first);
        String path = marked ? one.argument(1) : first;
        Match match = first.equals("=") ? Match.EXACT : first.startsWith("~") ? Match.REGEX : Match.PREFIX;
        List<Directive> body = one.block();
        String autoindex = value(body, "autoindex", "");
        String proxy = value(body, "proxy_pass", "");
        for (Map.Entry<String, String> upstream : upstreams.entrySet()) {
            proxy = proxy.replaceFirst(
                    "^(https?://)" + Pattern.quote(upstream.getKey()) + "(?=/|$)", "$1" + upstream.getValue());
        }
        String root = value(body, "root", "");
        String alias = value(body, "alias", "");
        return new Location(
                match,
                first.equals("~*") ? "(?i)" + path : path,
                Optional.of(root.replaceFirst("(.)/+$", "$1")).filter(text -> !text.isEmpty()),
                Optional.of(alias).filter(text -> !text.isEmpty()),
                values(body, "index"),
                autoindex.isEmpty() ? Optional.empty() : Optional.of(autoindex.equals("on")),
                values(body, "try_files"),
                Optional.of(proxy).filter(text -> !text.isEmpty()),
                answer(body),
                pages(List.of(), body),
                values(body, "deny").contains("all"));
    }
}
