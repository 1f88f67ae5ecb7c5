package skylab.cli.config;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import skylab.cli.CliError;
import skylab.cli.Session;
import skylab.cli.option.CommandLine;

/** {@code aws configure}: asks for the settings of a profile, lists, gets or sets them. */
public final class Configure {
    private static final int SHOWN = 4;

    private final Session session;

    /** The command in a session. */
    public Configure(Session session) {
        this.session = session;
    }

    /** Does what the arguments of {@code aws} say. */
    public void run(List<String> arguments) {
        CommandLine line = CommandLine.of(arguments, new TreeMap<>());
        if (!line.unknown().isEmpty()) {
            throw CliError.unknownOptions(line.unknown());
        }
        Settings settings = new Settings(session.sys(), line.value("--profile").orElse(null));
        List<String> words = line.others().subList(1, line.others().size());
        String what = words.isEmpty() ? "" : words.get(0);
        switch (what) {
            case "" -> ask(settings);
            case "list" -> list(settings);
            case "get" -> get(settings, words);
            case "set" -> set(settings, words);
            case "list-profiles" -> settings.profiles().forEach(name -> session.print(name + "\n"));
            default ->
                throw new CliError(
                        "Skylab does not emulate aws configure " + what + ", only list, get, set and list-profiles.",
                        CliError.USAGE);
        }
    }

    private void ask(Settings settings) {
        // All is asked first: what is written would be found when the run begins again.
        String id = ask("AWS Access Key ID", settings.get("aws_access_key_id").map(Configure::masked));
        String secret = ask(
                "AWS Secret Access Key", settings.get("aws_secret_access_key").map(Configure::masked));
        String region = ask("Default region name", settings.get("region"));
        String output = ask("Default output format", settings.get("output"));
        change(settings, "aws_access_key_id", id);
        change(settings, "aws_secret_access_key", secret);
        change(settings, "region", region);
        change(settings, "output", output);
    }

    private String ask(String text, Optional<String> present) {
        return session.prompt(text + " [" + present.orElse("None") + "]: ").strip();
    }

    private static void change(Settings settings, String name, String value) {
        if (!value.isEmpty()) {
            settings.set(name, value);
        }
    }

    private void list(Settings settings) {
        settings.requireProfile();
        row("Name", "Value", "Type", "Location");
        row("----", "-----", "----", "--------");
        Optional<String> profile = settings.chosen();
        row(
                "profile",
                profile.orElse("<not set>"),
                profile.isPresent() ? "manual" : "None",
                profile.isPresent() ? "--profile" : "None");
        Optional<Keys> keys = settings.keys();
        row(
                "access_key",
                keys.map(found -> masked(found.id())).orElse("<not set>"),
                keys.map(Keys::kind).orElse("None"),
                keys.isPresent() ? "" : "None");
        row(
                "secret_key",
                keys.map(found -> masked(found.secret())).orElse("<not set>"),
                keys.map(Keys::kind).orElse("None"),
                keys.isPresent() ? "" : "None");
        Optional<Settings.Found> region = settings.foundRegion();
        row(
                "region",
                region.map(Settings.Found::value).orElse("<not set>"),
                region.map(Settings.Found::kind).orElse("None"),
                region.map(Settings.Found::place).orElse("None"));
    }

    private void row(String... cells) {
        session.print(String.format("%10s %24s %16s    %s\n", (Object[]) cells));
    }

    private static String masked(String secret) {
        return "*".repeat(16) + secret.substring(Math.max(0, secret.length() - SHOWN));
    }

    private void get(Settings settings, List<String> words) {
        if (words.size() != 2) {
            throw CliError.usage("the following arguments are required: varname");
        }
        String value = settings.get(words.get(1)).orElseThrow(() -> new CliError("", 1));
        session.print(value + "\n");
    }

    private static void set(Settings settings, List<String> words) {
        if (words.size() != 3) {
            throw CliError.usage("the following arguments are required: varname, value");
        }
        settings.set(words.get(1), words.get(2));
    }
}
