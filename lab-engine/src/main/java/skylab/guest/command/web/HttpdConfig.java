package skylab.guest.command.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.web.Site.Location;
import skylab.guest.command.web.Site.Match;
import skylab.guest.process.Syscalls;

/** Reads the configuration of the Apache HTTP server. */
final class HttpdConfig {
    private static final int WORKERS = 4;
    private static final int MOST_FILES = 1000;
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    // What changes nothing of what is emulated.
    private static final Set<String> IGNORED = Set.of(
            "loglevel",
            "logformat",
            "serveradmin",
            "adddefaultcharset",
            "allowoverride",
            "typesconfig",
            "addtype",
            "addhandler",
            "sethandler",
            "enablesendfile",
            "enablemmap",
            "keepalive",
            "keepalivetimeout",
            "maxkeepaliverequests",
            "timeout",
            "loadmodule",
            "pidfile",
            "mutex",
            "servertokens",
            "serversignature",
            "traceenable",
            "hostnamelookups",
            "scriptalias",
            "addicon",
            "defaulticon",
            "indexoptions",
            "indexignore",
            "readmename",
            "headername",
            "header",
            "requestheader",
            "rewriteengine",
            "addoutputfilter",
            "setenvif",
            "browsermatch",
            "directoryslash",
            "extendedstatus",
            "usecanonicalname",
            "acceptpathinfo",
            "startservers",
            "maxrequestworkers",
            "threadsperchild",
            "minsparethreads",
            "maxsparethreads",
            "maxconnectionsperchild",
            "proxypreservehost",
            "proxyrequests",
            "proxypassreverse",
            "order",
            "allow",
            "deny",
            "define",
            "fileetag",
            "addencoding",
            "addlanguage",
            "filesmatch",
            "mimemagicfile",
            "protocols",
            "accessfilename",
            "options",
            "require",
            "satisfy",
            "errorlogformat");

    private final Syscalls sys;
    private final WebServer server;
    private final List<Site.Listen> listens = new ArrayList<>();
    private final List<Block> hosts = new ArrayList<>();
    private final List<Site.DirectoryRule> rules = new ArrayList<>();
    private final Block main = new Block(List.of());
    private String root = "/etc/httpd";
    private String user = "apache";
    private int files;

    /** What a virtual host, or the main server, is told. */
    private static final class Block {
        private final List<Site.Listen> at;
        private final List<String> names = new ArrayList<>();
        private final List<Location> locations = new ArrayList<>();
        private final Map<Integer, String> errorPages = new HashMap<>();
        private final Map<String, String> values = new HashMap<>();
        private List<String> index;

        Block(List<Site.Listen> at) {
            this.at = at;
        }
    }

    private HttpdConfig(Syscalls sys, WebServer server) {
        this.sys = sys;
        this.server = server;
    }

    static Site read(Syscalls sys, String path, WebServer server) {
        HttpdConfig config = new HttpdConfig(sys, server);
        if (!sys.exists(path)) {
            throw new Syntax("httpd: Could not open configuration file " + path + ": No such file or directory");
        }
        config.file(path, config.main, "");
        return config.site();
    }

    /** Whether the main server has been given a name. */
    static boolean isNamed(Syscalls sys, String path, WebServer server) {
        HttpdConfig config = new HttpdConfig(sys, server);
        config.file(path, config.main, "");
        return config.main.values.containsKey("servername");
    }

    private void file(String path, Block outer, String directory) {
        if (++files > MOST_FILES) {
            throw new Syntax("AH00526: Syntax error in " + path
                    + ":\nExceeded maximum include depth, there appears to be a recursion.");
        }
        Block block = outer;
        String inside = directory;
        List<String> open = new ArrayList<>();
        int number = 0;
        String continued = "";
        for (String line : sys.readFile(path).text().split("\n", -1)) {
            number++;
            String text = continued + line.strip();
            if (text.endsWith("\\")) {
                continued = text.substring(0, text.length() - 1) + " ";
                continue;
            }
            continued = "";
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            String where = "AH00526: Syntax error on line " + number + " of " + path + ":\n";
            if (text.startsWith("</")) {
                String name = text.substring(2).replace(">", "").strip().toLowerCase(Locale.ROOT);
                if (open.isEmpty() || !open.get(open.size() - 1).equals(name)) {
                    throw new Syntax(where + "</" + name + "> without matching <" + name + "> section");
                }
                open.remove(open.size() - 1);
                if (name.equals("virtualhost")) {
                    block = outer;
                } else if (!name.startsWith("if")) {
                    inside = directory;
                }
            } else if (text.startsWith("<")) {
                if (!text.endsWith(">")) {
                    throw new Syntax(where + text.split("\\s")[0] + "> directive missing closing '>'");
                }
                List<String> words = words(text.substring(1, text.length() - 1));
                if (words.isEmpty()) {
                    throw new Syntax(where + "Invalid command '<>'");
                }
                String name = words.get(0).toLowerCase(Locale.ROOT);
                open.add(name);
                String argument = words.size() > 1 ? words.get(words.size() - 1) : "";
                switch (name) {
                    case "virtualhost" -> {
                        block = new Block(words.subList(1, words.size()).stream()
                                .map(HttpdConfig::listen)
                                .toList());
                        hosts.add(block);
                    }
                    case "directory", "location", "locationmatch", "files", "filesmatch", "directorymatch", "proxy" ->
                        inside = name + " " + argument;
                    case "ifmodule", "ifdefine", "ifversion", "limit", "limitexcept", "requireall", "requireany" -> {
                        // What is in it holds.
                    }
                    default ->
                        throw new Syntax(
                                where + "Invalid command '<" + words.get(0)
                                        + "', perhaps misspelled or defined by a module not included in the server configuration");
                }
            } else {
                directive(block, inside, words(text), where);
            }
        }
        if (!open.isEmpty()) {
            throw new Syntax("AH00526: Syntax error on line " + number + " of " + path + ":\n<" + open.get(0)
                    + "> was not closed.");
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }

    private static Site.Listen listen(String text) {
        int colon = text.lastIndexOf(':');
        String port = colon < 0 ? (text.matches("[0-9]+") ? text : "80") : text.substring(colon + 1);
        String address = colon < 0 ? "0.0.0.0" : text.substring(0, colon);
        boolean any = address.equals("*") || address.equals("_default_") || address.startsWith("[");
        return new Site.Listen(
                any ? "0.0.0.0" : address, port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : 80, false);
    }

    private void directive(Block block, String inside, List<String> words, String where) {
        String name = words.get(0).toLowerCase(Locale.ROOT);
        List<String> arguments = words.subList(1, words.size());
        if (arguments.isEmpty() && !IGNORED.contains(name)) {
            throw new Syntax(where + words.get(0) + " takes one argument");
        }
        String first = arguments.isEmpty() ? "" : arguments.get(0);
        switch (name) {
            case "listen" -> {
                if (!first.matches("(.*:)?[0-9]{1,5}")) {
                    throw new Syntax(where + "Port must be specified");
                }
                listens.add(listen(first));
            }
            case "serverroot" -> root = first;
            case "user" -> user = first;
            case "group" -> block.values.put("group", first);
            case "include", "includeoptional" -> include(first, block, inside, name.equals("include"), where);
            case "servername" -> {
                block.names.add(first.replaceFirst(":[0-9]+$", ""));
                block.values.put("servername", first);
            }
            case "serveralias" -> block.names.addAll(arguments);
            case "documentroot" -> {
                if (!sys.exists(rooted(first))) {
                    throw new Syntax(where + "DocumentRoot '" + first + "' is not a directory, or is not readable");
                }
                block.values.put("root", rooted(first).replaceFirst("(.)/+$", "$1"));
            }
            case "errorlog" -> block.values.put("errorlog", rooted(first));
            case "customlog", "transferlog" -> block.values.put("accesslog", rooted(first));
            case "directoryindex" -> block.index = arguments;
            case "alias" -> {
                if (arguments.size() < 2) {
                    throw new Syntax(where + "Alias takes two arguments, a fakename and a realname");
                }
                block.locations.add(Location.at(Match.PREFIX, first).aliased(arguments.get(1)));
            }
            case "redirect", "redirectpermanent", "redirecttemp" -> redirect(block, name, arguments);
            case "proxypass" -> {
                String path = inside.startsWith("location ") ? inside.substring(9) : first;
                String url = arguments.get(arguments.size() > 1 && first.startsWith("/") ? 1 : 0);
                block.locations.add(Location.at(Match.PREFIX, path).proxied(url));
            }
            case "errordocument" -> errorDocument(block, inside, arguments, where);
            default -> {
                if (name.equals("options") || name.equals("require")) {
                    rule(block, inside, name, arguments);
                } else if (!IGNORED.contains(name) && !name.startsWith("ssl") && !name.startsWith("rewrite")) {
                    throw new Syntax(where + "Invalid command '" + words.get(0)
                            + "', perhaps misspelled or defined by a module not included in the server configuration");
                }
            }
        }
    }

    private void redirect(Block block, String name, List<String> arguments) {
        int status = name.equals("redirectpermanent") ? 301 : 302;
        List<String> rest = arguments;
        if (!arguments.get(0).startsWith("/")) {
            String kind = arguments.get(0);
            status = kind.equals("permanent") ? 301 : kind.matches("30[1278]") ? Integer.parseInt(kind) : 302;
            rest = arguments.subList(1, arguments.size());
        }
        if (rest.size() > 1) {
            block.locations.add(Location.at(Match.PREFIX, rest.get(0)).answering(new Site.Answer(status, rest.get(1))));
        }
    }

    private void errorDocument(Block block, String inside, List<String> arguments, String where) {
        if (arguments.size() < 2 || !arguments.get(0).matches("[45][0-9]{2}")) {
            throw new Syntax(where + "ErrorDocument takes two arguments, Change responses for HTTP errors");
        }
        int status = Integer.parseInt(arguments.get(0));
        String page = String.join(" ", arguments.subList(1, arguments.size()));
        if (inside.startsWith("locationmatch ^/+$")) {
            block.locations.add(Location.at(Match.EXACT, "/").with(Optional.of(false), Map.of(status, page), false));
        } else if (inside.startsWith("location ")) {
            block.locations.add(
                    Location.at(Match.PREFIX, inside.substring(9)).with(Optional.empty(), Map.of(status, page), false));
        } else {
            block.errorPages.put(status, page);
        }
    }

    private void rule(Block block, String inside, String name, List<String> arguments) {
        String all = String.join(" ", arguments).toLowerCase(Locale.ROOT);
        if (inside.startsWith("directory ")) {
            boolean options = name.equals("options");
            Optional<Boolean> indexes = !options
                    ? Optional.empty()
                    : Optional.of((all.contains("indexes") || all.contains("all")) && !all.contains("-indexes"));
            rules.add(new Site.DirectoryRule(
                    inside.substring(10),
                    indexes,
                    options ? Optional.empty() : Optional.of(!all.equals("all denied"))));
        } else if (inside.startsWith("location ") && all.equals("all denied")) {
            block.locations.add(Location.at(Match.PREFIX, inside.substring(9)).with(Optional.empty(), Map.of(), true));
        }
    }

    private String rooted(String path) {
        return path.startsWith("/") ? path : root + "/" + path;
    }

    private void include(String pattern, Block block, String inside, boolean needed, String where) {
        String path = rooted(pattern);
        String directory = path.substring(0, path.lastIndexOf('/'));
        String name = path.substring(path.lastIndexOf('/') + 1);
        List<String> files = new ArrayList<>();
        if (sys.exists(directory)) {
            String regex = Pattern.quote(name).replace("*", "\\E.*\\Q");
            sys.list(directory).stream()
                    .filter(file -> file.matches(regex))
                    .map(file -> directory + "/" + file)
                    .filter(file -> sys.exists(file) && sys.stat(file).isRegular())
                    .forEach(files::add);
        }
        if (files.isEmpty() && needed && !name.contains("*")) {
            throw new Syntax(where + "Could not open configuration file " + path + ": No such file or directory");
        }
        files.forEach(file -> file(file, block, inside));
    }

    private Site site() {
        List<Site.Host> all = new ArrayList<>();
        // A virtual host answers only at ports that are listened on.
        for (Block block : hosts) {
            List<Site.Listen> at = listens.stream()
                    .filter(one -> block.at.stream().anyMatch(own -> own.port() == one.port()))
                    .toList();
            if (!at.isEmpty()) {
                all.add(host(block, at));
            }
        }
        List<Site.Listen> rest = listens.stream()
                .filter(one ->
                        hosts.stream().noneMatch(block -> block.at.stream().anyMatch(own -> own.port() == one.port())))
                .toList();
        if (!rest.isEmpty()) {
            all.add(host(main, rest));
        }
        return new Site(
                server.software(sys), false, user, all, rules, MimeTypes.of(sys, "/etc/mime.types"), "", WORKERS);
    }

    private Site.Host host(Block block, List<Site.Listen> at) {
        List<Location> locations = new ArrayList<>(block.locations);
        Map<Integer, String> pages = new HashMap<>(main.errorPages);
        pages.putAll(block.errorPages);
        if (block != main) {
            locations.addAll(main.locations);
        }
        return new Site.Host(
                at,
                block.names,
                value(block, "root", "/var/www/html"),
                block.index != null ? block.index : main.index != null ? main.index : List.of("index.html"),
                false,
                locations,
                pages,
                value(block, "accesslog", ""),
                value(block, "errorlog", ""),
                Optional.empty());
    }

    private String value(Block block, String name, String usual) {
        return block.values.getOrDefault(name, main.values.getOrDefault(name, usual));
    }
}
