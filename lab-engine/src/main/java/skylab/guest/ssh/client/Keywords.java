package skylab.guest.ssh.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keywords of {@code ssh_config(5)} and what values they take. */
final class Keywords {
    private static final List<String> SWITCH = List.of("yes", "no", "true", "false");

    private static final Set<String> SWITCHES = Set.of(
            "batchmode",
            "checkhostip",
            "clearallforwardings",
            "compression",
            "enableescapecommandline",
            "enablesshkeysign",
            "exitonforwardfailure",
            "forkafterauthentication",
            "forwardx11",
            "forwardx11trusted",
            "gatewayports",
            "gssapiauthentication",
            "gssapidelegatecredentials",
            "hashknownhosts",
            "hostbasedauthentication",
            "identitiesonly",
            "kbdinteractiveauthentication",
            "challengeresponseauthentication",
            "nohostauthenticationforlocalhost",
            "passwordauthentication",
            "permitlocalcommand",
            "proxyusefdpass",
            "stdinnull",
            "streamlocalbindunlink",
            "tcpkeepalive",
            "visualhostkey");

    private static final Map<String, List<String>> CHOICES = Map.of(
            "stricthostkeychecking", List.of("yes", "no", "ask", "accept-new", "off", "true", "false"),
            "requesttty", List.of("yes", "no", "force", "auto", "true", "false"),
            "addressfamily", List.of("any", "inet", "inet6"),
            "sessiontype", List.of("none", "subsystem", "default"),
            "updatehostkeys", List.of("yes", "no", "ask", "true", "false"),
            "verifyhostkeydns", List.of("yes", "no", "ask", "true", "false"),
            "pubkeyauthentication", List.of("yes", "no", "unbound", "host-bound", "true", "false"),
            "fingerprinthash", List.of("md5", "sha256", "MD5", "SHA256"),
            "tunnel", List.of("yes", "no", "point-to-point", "ethernet"));

    private static final Set<String> TIMES =
            Set.of("connecttimeout", "serveraliveinterval", "forwardx11timeout", "controlpersist");

    private static final Set<String> NUMBERS =
            Set.of("connectionattempts", "numberofpasswordprompts", "serveralivecountmax", "requiredrsasize");

    private static final Set<String> TEXTS = Set.of(
            "addkeystoagent",
            "bindaddress",
            "bindinterface",
            "canonicaldomains",
            "canonicalizefallbacklocal",
            "canonicalizehostname",
            "canonicalizemaxdots",
            "canonicalizepermittedcnames",
            "casignaturealgorithms",
            "certificatefile",
            "ciphers",
            "controlmaster",
            "controlpath",
            "dynamicforward",
            "escapechar",
            "forwardagent",
            "globalknownhostsfile",
            "hostbasedacceptedalgorithms",
            "hostkeyalgorithms",
            "hostkeyalias",
            "hostname",
            "identityagent",
            "identityfile",
            "ignoreunknown",
            "include",
            "ipqos",
            "kbdinteractivedevices",
            "kexalgorithms",
            "knownhostscommand",
            "localcommand",
            "localforward",
            "loglevel",
            "logverbose",
            "macs",
            "permitremoteopen",
            "pkcs11provider",
            "port",
            "preferredauthentications",
            "proxycommand",
            "proxyjump",
            "pubkeyacceptedalgorithms",
            "pubkeyacceptedkeytypes",
            "rekeylimit",
            "remotecommand",
            "remoteforward",
            "revokedhostkeys",
            "securitykeyprovider",
            "sendenv",
            "setenv",
            "streamlocalbindmask",
            "syslogfacility",
            "tunneldevice",
            "user",
            "userknownhostsfile",
            "xauthlocation");

    private static final List<String> LEVELS =
            List.of("QUIET", "FATAL", "ERROR", "INFO", "VERBOSE", "DEBUG", "DEBUG1", "DEBUG2", "DEBUG3");

    /** Keywords whose value is the rest of the line. */
    private static final Set<String> REST = Set.of(
            "proxycommand",
            "localcommand",
            "remotecommand",
            "knownhostscommand",
            "sendenv",
            "setenv",
            "userknownhostsfile",
            "globalknownhostsfile",
            "localforward",
            "remoteforward",
            "include",
            "ipqos",
            "canonicaldomains",
            "rekeylimit",
            "permitremoteopen",
            "logverbose");

    private Keywords() {}

    static boolean known(String keyword) {
        return SWITCHES.contains(keyword)
                || CHOICES.containsKey(keyword)
                || TIMES.contains(keyword)
                || NUMBERS.contains(keyword)
                || TEXTS.contains(keyword);
    }

    static boolean takesRest(String keyword) {
        return REST.contains(keyword);
    }

    /** What {@code ssh} says of a value that a keyword does not take; empty if it does. */
    static Optional<String> complaint(String keyword, String value) {
        List<String> choices = SWITCHES.contains(keyword) ? SWITCH : CHOICES.get(keyword);
        if (choices != null && !choices.contains(value)) {
            return Optional.of("unsupported option \"" + value + "\".");
        }
        if (TIMES.contains(keyword) && !value.matches("none|[0-9]{1,9}[smhdSMHD]?")) {
            return Optional.of("invalid time value.");
        }
        if (NUMBERS.contains(keyword) && !value.matches("[0-9]{1,9}")) {
            return Optional.of("integer value invalid.");
        }
        if (keyword.equals("port") && port(value) < 0) {
            return Optional.of("Bad port '" + value + "'.");
        }
        if (keyword.equals("loglevel") && !LEVELS.contains(value.toUpperCase(java.util.Locale.ROOT))) {
            return Optional.of("unsupported log level '" + value + "'");
        }
        return Optional.empty();
    }

    /** A port number, or -1 for what is none. */
    static int port(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return -1;
        }
        int port = Integer.parseInt(text);
        return port >= 1 && port <= 65_535 ? port : -1;
    }
}
