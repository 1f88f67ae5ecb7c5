package skylab.guest.ssh.client;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** What {@code ssh -G} prints. */
final class SettingsListing {
    private static final Map<String, String> USUAL = new TreeMap<>(Map.of(
            "addressfamily", "any",
            "batchmode", "no",
            "compression", "no",
            "connecttimeout", "none",
            "forwardagent", "no",
            "identitiesonly", "no",
            "loglevel", "INFO",
            "serveraliveinterval", "0",
            "stricthostkeychecking", "ask",
            "passwordauthentication", "yes"));

    private SettingsListing() {}

    static Step print(Syscalls sys, Target target) {
        StringBuilder text = new StringBuilder();
        line(text, "host", target.host());
        line(text, "user", target.user());
        line(text, "hostname", target.hostName());
        line(text, "port", Integer.toString(target.port()));
        Map<String, List<String>> all = new TreeMap<>();
        USUAL.forEach((keyword, value) -> all.put(keyword, List.of(value)));
        all.putAll(target.settings().values());
        all.put("userknownhostsfile", List.of(String.join(" ", target.userKnownHosts())));
        if (target.settings().all("identityfile").isEmpty()) {
            all.put(
                    "identityfile",
                    target.identityFiles().stream()
                            .map(file -> file.replaceFirst(
                                    "^"
                                            + java.util.regex.Pattern.quote(
                                                    target.own().home()),
                                    "~"))
                            .toList());
        }
        List.of("user", "hostname", "port").forEach(all::remove);
        all.forEach((keyword, values) -> values.forEach(value -> line(text, keyword, value)));
        sys.print(1, text.toString());
        return new Step.Exit(0);
    }

    private static void line(StringBuilder text, String keyword, String value) {
        text.append(keyword).append(' ').append(value).append('\n');
    }
}
