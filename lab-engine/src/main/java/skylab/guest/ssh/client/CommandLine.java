package skylab.guest.ssh.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.UsageError;

/**
 * What {@code ssh} was told on its command line.
 *
 * @param host as typed
 * @param given what options set; it goes before what files say
 * @param configuration the file of {@code -F}
 * @param command what to execute; empty for a shell
 * @param stdio the target of {@code -W}
 * @param show whether only the settings are to be printed ({@code -G})
 * @param verbosity how often {@code -v} was given
 */
record CommandLine(
        String host,
        Settings given,
        Optional<String> configuration,
        String command,
        Optional<String> stdio,
        boolean show,
        int verbosity) {
    private static final String USAGE =
            """
            usage: ssh [-46AaCfGgKkMNnqsTtVvXxYy] [-B bind_interface]
                       [-b bind_address] [-c cipher_spec] [-D [bind_address:]port]
                       [-E log_file] [-e escape_char] [-F configfile] [-I pkcs11]
                       [-i identity_file] [-J [user@]host[:port]] [-L address]
                       [-l login_name] [-m mac_spec] [-O ctl_cmd] [-o option] [-p port]
                       [-Q query_option] [-R address] [-S ctl_path] [-W host:port]
                       [-w local_tun[:remote_tun]] destination [command [argument ...]]""";
    private static final String WITH_VALUE = "BbcDEeFIiJLlmOopQRSWw";
    private static final String WITHOUT = "46AaCfGgKkMNnqsTtVvXxYy";
    private static final String NOT_EMULATED = "EIKkMOQSw6";
    /** The message of a {@link UsageError} that stands for {@code -V}. */
    static final String VERSION = "OpenSSH_8.7p1, OpenSSL 3.2.2 4 Jun 2024";

    private static final int FAILED = 255;

    private static UsageError usage(String message) {
        return new UsageError(message.isEmpty() ? USAGE : message + "\n" + USAGE, FAILED);
    }

    static CommandLine parse(List<String> arguments) {
        Draft draft = new Draft();
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (draft.host.isEmpty() && word.equals("--") && i + 1 < arguments.size()) {
                word = arguments.get(++i);
            } else if (word.length() > 1 && word.startsWith("-")) {
                i += draft.options(arguments, i);
                continue;
            }
            if (draft.host.isPresent()) {
                draft.command = String.join(" ", arguments.subList(i, arguments.size()));
                break;
            }
            draft.destination(word);
            // Options may follow the destination, but nothing that follows the command is one.
        }
        return draft.build();
    }

    /** A command line that is being read. */
    private static final class Draft {
        private Optional<String> host = Optional.empty();
        private Settings given = Settings.NONE;
        private Optional<String> configuration = Optional.empty();
        private String command = "";
        private Optional<String> stdio = Optional.empty();
        private boolean show;
        private int verbosity;

        private void set(String keyword, String value) {
            given = given.with(keyword, value);
        }

        void destination(String word) {
            String target = word;
            Optional<String> port = Optional.empty();
            if (word.startsWith("ssh://")) {
                target = word.substring("ssh://".length()).replaceFirst("/$", "");
                int colon = target.lastIndexOf(':');
                if (colon > 0 && target.substring(colon + 1).matches("[0-9]+")) {
                    port = Optional.of(target.substring(colon + 1));
                    target = target.substring(0, colon);
                }
            }
            int at = target.lastIndexOf('@');
            if (at > 0) {
                set("user", target.substring(0, at));
            }
            if (target.substring(at + 1).isEmpty() || at == 0) {
                throw usage("");
            }
            port.ifPresent(number -> set("port", number));
            host = Optional.of(target.substring(at + 1));
        }

        // Gives how many further words were taken as an option's argument.
        int options(List<String> all, int at) {
            String word = all.get(at);
            for (int i = 1; i < word.length(); i++) {
                char letter = word.charAt(i);
                if (NOT_EMULATED.indexOf(letter) >= 0) {
                    throw new UsageError("Skylab does not emulate the option -" + letter + " of ssh", FAILED);
                }
                if (WITH_VALUE.indexOf(letter) >= 0) {
                    boolean next = i + 1 == word.length();
                    if (next && at + 1 == all.size()) {
                        throw usage("option requires an argument -- " + letter);
                    }
                    value(letter, next ? all.get(at + 1) : word.substring(i + 1));
                    return next ? 1 : 0;
                }
                if (WITHOUT.indexOf(letter) < 0) {
                    throw usage("unknown option -- " + letter);
                }
                flag(letter);
            }
            return 0;
        }

        private void flag(char letter) {
            switch (letter) {
                case '4' -> set("addressfamily", "inet");
                case 'A' -> set("forwardagent", "yes");
                case 'a' -> set("forwardagent", "no");
                case 'C' -> set("compression", "yes");
                case 'f' -> {
                    set("forkafterauthentication", "yes");
                    set("stdinnull", "yes");
                }
                case 'G' -> show = true;
                case 'g' -> set("gatewayports", "yes");
                case 'N' -> {
                    set("sessiontype", "none");
                    set("requesttty", "no");
                }
                case 'n' -> set("stdinnull", "yes");
                case 'q' -> set("loglevel", "QUIET");
                case 's' -> set("sessiontype", "subsystem");
                case 'T' -> given = given.instead("requesttty", "no");
                case 't' ->
                    given = given.instead(
                            "requesttty", given.get("requesttty", "").equals("yes") ? "force" : "yes");
                case 'V' -> throw new UsageError(VERSION, 0);
                case 'v' -> verbosity++;
                case 'X', 'Y' -> set("forwardx11", "yes");
                default -> set("forwardx11", "no");
            }
        }

        private void value(char letter, String value) {
            switch (letter) {
                case 'D' -> set("dynamicforward", Forward.parse('D', value).spec());
                case 'L' -> set("localforward", Forward.parse('L', value).spec());
                case 'R' -> set("remoteforward", Forward.parse('R', value).spec());
                case 'e' -> set("escapechar", value);
                case 'F' -> configuration = Optional.of(value);
                case 'i' -> set("identityfile", value);
                case 'J' -> set("proxyjump", value);
                case 'l' -> set("user", value);
                case 'p' -> {
                    if (Keywords.port(value) < 0) {
                        throw new UsageError("Bad port '" + value + "'", FAILED);
                    }
                    set("port", value);
                }
                case 'o' -> option(value);
                case 'W' -> {
                    Forward.hostAndPort(value)
                            .orElseThrow(
                                    () -> new UsageError("Bad stdio forwarding specification '" + value + "'", FAILED));
                    stdio = Optional.of(value);
                    set("sessiontype", "none");
                    set("requesttty", "no");
                }
                case 'b', 'B' -> set(letter == 'b' ? "bindaddress" : "bindinterface", value);
                case 'c' -> set("ciphers", value);
                default -> set("macs", value);
            }
        }

        private void option(String text) {
            String[] pair = text.strip().split("\\s*=\\s*|\\s+", 2);
            String keyword = pair[0].toLowerCase(Locale.ROOT);
            if (!Keywords.known(keyword)) {
                throw new UsageError("command-line: line 0: Bad configuration option: " + keyword, FAILED);
            }
            List<String> words = ConfigReader.words(pair.length > 1 ? pair[1] : "");
            if (words.isEmpty()) {
                throw new UsageError("command-line line 0: no argument after keyword \"" + keyword + "\"", FAILED);
            }
            Keywords.complaint(keyword, words.get(0)).ifPresent(complaint -> {
                throw new UsageError("command-line line 0: " + complaint, FAILED);
            });
            set(keyword, Keywords.takesRest(keyword) && words.size() > 1 ? pair[1].strip() : words.get(0));
        }

        CommandLine build() {
            return new CommandLine(
                    host.orElseThrow(() -> usage("")), given, configuration, command, stdio, show, verbosity);
        }
    }

    /** The words for {@code Settings} lists. */
    static List<String> commas(String text) {
        return new ArrayList<>(List.of(text.split(",")));
    }
}
