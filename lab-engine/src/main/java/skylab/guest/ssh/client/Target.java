package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;

/**
 * Where {@code ssh} goes, and how.
 *
 * @param line the command line
 * @param settings of options and files together
 * @param own the account that it runs as
 * @param localName the name of the machine that it runs on
 * @param address that the name has; empty behind a proxy
 */
record Target(CommandLine line, Settings settings, Account own, String localName, String address) {
    /** Set when it is PuTTY that goes there: not a keyword of any file. */
    static final String PUTTY = "-putty";

    private static final List<String> USUAL_KEYS =
            List.of("id_rsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "id_xmss", "id_dsa");

    static Target of(Syscalls sys, CommandLine line, Settings settings) {
        int uid = sys.identity().uid();
        Account own = Account.of(sys, uid)
                .orElseGet(() ->
                        new Account("user" + uid, sys.identity(), sys.env().getOrDefault("HOME", "/"), "/bin/sh"));
        return new Target(line, settings, own, sys.machine().hostName(), "");
    }

    /** Whether the user sees PuTTY's {@code plink} instead of OpenSSH. */
    boolean putty() {
        return settings.get(PUTTY).isPresent();
    }

    Target at(String resolved) {
        return new Target(line, settings, own, localName, resolved);
    }

    /** As typed. */
    String host() {
        return line.host();
    }

    /** What is connected to: {@code HostName}, or what was typed. */
    String hostName() {
        return settings.get("hostname", host()).replace("%h", host()).replace("%%", "%");
    }

    String user() {
        return settings.get("user", own.name());
    }

    int port() {
        return Integer.parseInt(settings.get("port", "22"));
    }

    /** The name by which the host is in {@code known_hosts}. */
    String knownName() {
        String name = settings.get("hostkeyalias", hostName()).toLowerCase(Locale.ROOT);
        return settings.get("hostkeyalias").isPresent() ? name : withPort(name);
    }

    private String withPort(String name) {
        return port() == 22 ? name : "[" + name + "]:" + port();
    }

    /** As messages name the host whose key is looked at. */
    String shownName() {
        return withPort(hostName()) + " (" + (address.isEmpty() ? "<no hostip for proxy command>" : withPort(address))
                + ")";
    }

    /** As messages name the other side of the connection. */
    String peer() {
        return address.isEmpty() ? "UNKNOWN port 65535" : address + " port " + port();
    }

    /** Replaces {@code ~} and the tokens of {@code ssh_config(5)}, "TOKENS". */
    String expand(String text) {
        StringBuilder all = new StringBuilder();
        String from = text.equals("~") || text.startsWith("~/") ? own.home() + text.substring(1) : text;
        for (int i = 0; i < from.length(); i++) {
            char c = from.charAt(i);
            if (c != '%' || i + 1 == from.length()) {
                all.append(c);
                continue;
            }
            char token = from.charAt(++i);
            all.append(
                    switch (token) {
                        case 'd' -> own.home();
                        case 'h' -> hostName();
                        case 'i' -> Integer.toString(own.identity().uid());
                        case 'k' -> knownName();
                        case 'L' -> localName.split("\\.")[0];
                        case 'l' -> localName;
                        case 'n' -> host();
                        case 'p' -> Integer.toString(port());
                        case 'r' -> user();
                        case 'u' -> own.name();
                        case '%' -> "%";
                        default -> "%" + token;
                    });
        }
        return all.toString();
    }

    /** The private key files that were named; the usual ones if none was. */
    List<String> identityFiles() {
        List<String> named = settings.all("identityfile");
        List<String> files = new ArrayList<>();
        if (named.isEmpty() && !putty()) {
            USUAL_KEYS.forEach(name -> files.add(own.home() + "/.ssh/" + name));
        } else {
            named.stream()
                    .filter(name -> !name.equals("none"))
                    .map(this::expand)
                    .forEach(files::add);
        }
        return files;
    }

    List<String> userKnownHosts() {
        return files("userknownhostsfile", "~/.ssh/known_hosts ~/.ssh/known_hosts2");
    }

    List<String> allKnownHosts() {
        List<String> all = new ArrayList<>(userKnownHosts());
        all.addAll(files("globalknownhostsfile", "/etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2"));
        return all;
    }

    private List<String> files(String keyword, String usual) {
        return ConfigReader.words(settings.get(keyword, usual)).stream()
                .filter(name -> !name.equals("none"))
                .map(this::expand)
                .toList();
    }

    String strict() {
        String value = settings.get("stricthostkeychecking", "ask");
        return switch (value) {
            case "true" -> "yes";
            case "off", "false" -> "no";
            default -> value;
        };
    }

    boolean quiet() {
        return List.of("QUIET", "FATAL")
                .contains(settings.get("loglevel", "INFO").toUpperCase(Locale.ROOT));
    }

    // Warnings and farewells are said at the level INFO.
    private boolean terse() {
        return quiet() || settings.get("loglevel", "INFO").equalsIgnoreCase("ERROR");
    }

    private boolean verbose() {
        return line.verbosity() > 0
                || settings.get("loglevel", "").toUpperCase(Locale.ROOT).startsWith("DEBUG");
    }

    /** Tells an error. */
    void error(Syscalls sys, String message) {
        if (!quiet()) {
            sys.print(2, message + "\n");
        }
    }

    /** Tells what is no error. */
    void info(Syscalls sys, String message) {
        if (!terse()) {
            sys.print(2, message + "\n");
        }
    }

    /** Tells what {@code -v} shows. */
    void debug(Syscalls sys, String message) {
        if (verbose()) {
            sys.print(2, message + "\n");
        }
    }
}
