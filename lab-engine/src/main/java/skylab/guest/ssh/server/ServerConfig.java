package skylab.guest.ssh.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.ssh.client.Patterns;

/**
 * What {@code sshd_config(5)} says. The first value that is found for a keyword counts.
 *
 * @param values by keyword in lower case
 * @param matches the blocks of {@code Match}, in order
 */
public record ServerConfig(SortedMap<String, List<String>> values, List<Match> matches) {
    /** Where it is. */
    public static final String FILE = "/etc/ssh/sshd_config";

    private static final int FAILED = 255;

    private static final List<String> SEVERAL = List.of(
            "port",
            "listenaddress",
            "hostkey",
            "acceptenv",
            "allowusers",
            "denyusers",
            "allowgroups",
            "denygroups",
            "subsystem",
            "setenv");

    private static final Map<String, List<String>> CHOICES = Map.of(
            "permitrootlogin", List.of("yes", "no", "prohibit-password", "without-password", "forced-commands-only"),
            "passwordauthentication", List.of("yes", "no"),
            "pubkeyauthentication", List.of("yes", "no"),
            "strictmodes", List.of("yes", "no"),
            "usepam", List.of("yes", "no"),
            "printmotd", List.of("yes", "no"),
            "printlastlog", List.of("yes", "no"),
            "permittty", List.of("yes", "no"),
            "allowagentforwarding", List.of("yes", "no"),
            "permitemptypasswords", List.of("yes", "no"));

    private static final List<String> OTHERS = List.of(
            "acceptenv",
            "addressfamily",
            "allowgroups",
            "allowstreamlocalforwarding",
            "allowtcpforwarding",
            "allowusers",
            "authenticationmethods",
            "authorizedkeyscommand",
            "authorizedkeyscommanduser",
            "authorizedkeysfile",
            "banner",
            "casignaturealgorithms",
            "challengeresponseauthentication",
            "chrootdirectory",
            "ciphers",
            "clientalivecountmax",
            "clientaliveinterval",
            "compression",
            "denygroups",
            "denyusers",
            "exposeauthinfo",
            "fingerprinthash",
            "forcecommand",
            "gatewayports",
            "gssapiauthentication",
            "gssapicleanupcredentials",
            "gssapikexalgorithms",
            "gssapikeyexchange",
            "gssapistrictacceptorcheck",
            "hostbasedacceptedalgorithms",
            "hostbasedauthentication",
            "hostcertificate",
            "hostkey",
            "hostkeyagent",
            "hostkeyalgorithms",
            "ignorerhosts",
            "ignoreuserknownhosts",
            "include",
            "ipqos",
            "kbdinteractiveauthentication",
            "kerberosauthentication",
            "kerberosorlocalpasswd",
            "kerberosticketcleanup",
            "kexalgorithms",
            "listenaddress",
            "logingracetime",
            "loglevel",
            "logverbose",
            "macs",
            "match",
            "maxauthtries",
            "maxsessions",
            "maxstartups",
            "modulifile",
            "permitlisten",
            "permitopen",
            "permittunnel",
            "permituserenvironment",
            "permituserrc",
            "persourcemaxstartups",
            "pidfile",
            "port",
            "protocol",
            "pubkeyacceptedalgorithms",
            "pubkeyacceptedkeytypes",
            "pubkeyauthoptions",
            "rekeylimit",
            "requiredrsasize",
            "revokedkeys",
            "rdomain",
            "securitykeyprovider",
            "setenv",
            "streamlocalbindmask",
            "streamlocalbindunlink",
            "subsystem",
            "syslogfacility",
            "tcpkeepalive",
            "trustedusercakeys",
            "usedns",
            "uselogin",
            "useprivilegeseparation",
            "versionaddendum",
            "x11displayoffset",
            "x11forwarding",
            "x11uselocalhost",
            "xauthlocation",
            "authorizedprincipalscommand",
            "authorizedprincipalscommanduser",
            "authorizedprincipalsfile",
            "debianbanner");

    /** Copies the collections. */
    public ServerConfig {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        matches = List.copyOf(matches);
    }

    /**
     * A block that counts for some logins.
     *
     * @param conditions criteria and their patterns by turns
     * @param values what it sets
     */
    public record Match(List<String> conditions, SortedMap<String, List<String>> values) {
        boolean fits(String user, List<String> groups, String address, int port) {
            int i = 0;
            while (i < conditions.size()) {
                String criterion = conditions.get(i++).toLowerCase(Locale.ROOT);
                if (criterion.equals("all")) {
                    continue;
                }
                if (i == conditions.size()) {
                    return false;
                }
                List<String> patterns = List.of(conditions.get(i++).split(","));
                boolean fits =
                        switch (criterion) {
                            case "user" -> Patterns.anyMatches(patterns, user);
                            case "group" -> groups.stream().anyMatch(group -> Patterns.anyMatches(patterns, group));
                            case "address", "host" -> Sources.match(patterns, address);
                            case "localport" -> patterns.contains(Integer.toString(port));
                            default -> false;
                        };
                if (!fits) {
                    return false;
                }
            }
            return true;
        }
    }

    /** What a file and those that it includes say; complaints of wrong lines are thrown as {@code sshd} would tell them. */
    public static ServerConfig read(Syscalls sys, String file) {
        Reader reader = new Reader(sys);
        reader.file(file, true);
        if (reader.wrong > 0) {
            throw new UsageError(
                    reader.complaints + file + ": terminating, " + reader.wrong + " bad configuration options", FAILED);
        }
        return new ServerConfig(reader.global, reader.matches());
    }

    /** The settings for one login. */
    public ServerConfig forLogin(String user, List<String> groups, String address, int port) {
        SortedMap<String, List<String>> all = new TreeMap<>();
        for (Match match : matches) {
            if (match.fits(user, groups, address, port)) {
                match.values().forEach(all::putIfAbsent);
            }
        }
        values.forEach(all::putIfAbsent);
        return new ServerConfig(all, List.of());
    }

    /** The value of a keyword. */
    public Optional<String> get(String keyword) {
        return all(keyword).stream().findFirst();
    }

    /** All values of a keyword. */
    public List<String> all(String keyword) {
        return values.getOrDefault(keyword, List.of());
    }

    /** Whether it is {@code yes}. */
    public boolean is(String keyword, boolean usual) {
        return get(keyword).map("yes"::equals).orElse(usual);
    }

    /** A number. */
    public int number(String keyword, int usual) {
        return get(keyword)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .orElse(usual);
    }

    /** The ports to listen on. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        all("port").forEach(text -> ports.add(Integer.valueOf(text)));
        return ports.isEmpty() ? List.of(22) : ports;
    }

    /** The methods that a login may use, as they are told to the client. */
    public String methods() {
        List<String> methods = new ArrayList<>();
        if (is("pubkeyauthentication", true)) {
            methods.add("publickey");
        }
        if (is("gssapiauthentication", false)) {
            methods.addAll(List.of("gssapi-keyex", "gssapi-with-mic"));
        }
        if (is("passwordauthentication", true)) {
            methods.add("password");
        }
        return String.join(",", methods);
    }

    /** A configuration that is being read. */
    private static final class Reader {
        private final Syscalls sys;
        private final SortedMap<String, List<String>> global = new TreeMap<>();
        private final List<List<String>> conditions = new ArrayList<>();
        private final List<SortedMap<String, List<String>>> blocks = new ArrayList<>();
        private final StringBuilder complaints = new StringBuilder();
        private int wrong;

        Reader(Syscalls sys) {
            this.sys = sys;
        }

        List<Match> matches() {
            List<Match> all = new ArrayList<>();
            for (int i = 0; i < blocks.size(); i++) {
                all.add(new Match(conditions.get(i), blocks.get(i)));
            }
            return all;
        }

        void file(String path, boolean needed) {
            String text;
            try {
                text = sys.readFile(path).text();
            } catch (Errno e) {
                if (needed) {
                    throw new UsageError(path + ": " + e.text(), FAILED);
                }
                return;
            }
            SortedMap<String, List<String>> into = global;
            int number = 0;
            for (String raw : text.split("\n")) {
                number++;
                String line = raw.strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                String[] pair = line.split("\\s*=\\s*|\\s+", 2);
                String keyword = pair[0].toLowerCase(Locale.ROOT);
                String rest = pair.length > 1 ? pair[1].strip() : "";
                String value = rest.replaceAll("^\"(.*)\"$", "$1");
                if (!CHOICES.containsKey(keyword) && !OTHERS.contains(keyword)) {
                    complain(path + ": line " + number + ": Bad configuration option: " + pair[0]);
                } else if (rest.isEmpty()) {
                    complain(path + " line " + number + ": no argument after keyword \"" + pair[0] + "\"");
                } else if (CHOICES.containsKey(keyword) && !CHOICES.get(keyword).contains(value)) {
                    throw new UsageError(path + " line " + number + ": unsupported option \"" + value + "\".", FAILED);
                } else if (keyword.equals("port") && !value.matches("[1-9][0-9]{0,4}")) {
                    throw new UsageError(path + " line " + number + ": Badly formatted port number.", FAILED);
                } else if (keyword.equals("match")) {
                    into = new TreeMap<>();
                    conditions.add(List.of(value.split("\\s+")));
                    blocks.add(into);
                } else if (keyword.equals("include")) {
                    List.of(value.split("\\s+")).forEach(this::include);
                } else {
                    set(into, keyword, value);
                }
            }
        }

        private void set(SortedMap<String, List<String>> into, String keyword, String value) {
            if (SEVERAL.contains(keyword)) {
                List<String> both = new ArrayList<>(into.getOrDefault(keyword, List.of()));
                both.addAll(
                        keyword.endsWith("users") || keyword.endsWith("groups")
                                ? List.of(value.split("\\s+"))
                                : List.of(value));
                into.put(keyword, both);
            } else {
                into.putIfAbsent(keyword, List.of(value));
            }
        }

        private void complain(String text) {
            wrong++;
            complaints.append(text).append('\n');
        }

        private void include(String pattern) {
            String full = pattern.startsWith("/") ? pattern : "/etc/ssh/" + pattern;
            int slash = full.lastIndexOf('/');
            String directory = slash == 0 ? "/" : full.substring(0, slash);
            if (sys.exists(directory)) {
                for (String name : sys.list(directory)) {
                    if (Patterns.matches(full.substring(slash + 1), name)) {
                        file(directory + "/" + name, false);
                    }
                }
            }
        }
    }
}
