package skylab.guest.systemd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A unit as its files define it.
 *
 * @param name its real name, such as {@code httpd.service}
 * @param load {@code loaded}, {@code not-found}, {@code masked} or {@code bad-setting}
 * @param path of the file, empty if there is none
 * @param dropIns files that add to it
 * @param text their settings
 * @param wants units that links in its {@code .wants} directory name
 * @param requires units that links in its {@code .requires} directory name
 * @param error why it is a {@code bad-setting}, empty otherwise
 */
public record Unit(
        String name,
        String load,
        String path,
        List<String> dropIns,
        UnitText text,
        List<String> wants,
        List<String> requires,
        String error) {
    /** Copies the lists. */
    public Unit {
        dropIns = List.copyOf(dropIns);
        wants = List.copyOf(wants);
        requires = List.copyOf(requires);
    }

    /**
     * A command of a unit.
     *
     * @param line as it was written
     * @param words argv before variables are replaced
     * @param lenient whether its failure does not matter
     */
    record Exec(String line, List<String> words, boolean lenient) {}

    /** What follows the last dot of its name. */
    public String suffix() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** {@code Description=}, or the name. */
    public String description() {
        return text.last("Unit", "Description").map(this::specified).orElse(name);
    }

    /** The names that a key of {@code [Unit]} lists. */
    public List<String> names(String key) {
        return text.all("Unit", key).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .map(this::specified)
                .toList();
    }

    /** The units that links are made in when it is enabled: {@code WantedBy=} or {@code RequiredBy=}. */
    public List<String> install(String key) {
        return text.all("Install", key).stream()
                .flatMap(value -> Stream.of(value.split("\\s+")))
                .map(this::specified)
                .toList();
    }

    /** Whether it can be enabled at all. */
    public boolean installable() {
        return text.settings().stream().anyMatch(one -> one.section().equals("Install"));
    }

    /** A setting of {@code [Service]}. */
    public Optional<String> service(String key) {
        return text.last("Service", key).map(this::specified);
    }

    /** A setting of {@code [Service]} that says yes. */
    boolean flag(String key) {
        return service(key)
                .map(value -> List.of("yes", "true", "on", "1").contains(value))
                .orElse(false);
    }

    /** A span of time that {@code [Service]} sets. */
    Duration span(String key, Duration usual) {
        return service(key).flatMap(Span::parse).orElse(usual);
    }

    /** {@code Type=}; without it {@code oneshot} if there is nothing to execute, else {@code simple}. */
    String type() {
        return service("Type").orElse(commands("ExecStart").isEmpty() ? "oneshot" : "simple");
    }

    /** Whether it has commands of a kind such as {@code ExecReload}. */
    public boolean has(String key) {
        return !commands(key).isEmpty();
    }

    /** Problems of its files that do not keep it from being used. */
    public List<String> problems() {
        return text.problems();
    }

    /** The commands of {@code ExecStart=} and the like. */
    List<Exec> commands(String key) {
        List<Exec> commands = new ArrayList<>();
        for (String value : text.all("Service", key)) {
            String line = specified(value);
            String plain = line.replaceFirst("^[-@:+!]+", "");
            boolean lenient = line.substring(0, line.length() - plain.length()).contains("-");
            commands.add(new Exec(plain, Words.split(plain), lenient));
        }
        return commands;
    }

    /** A value with its specifiers replaced: {@code %i} the instance, {@code %n} the name, and so on. */
    String specified(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        int at = stem.indexOf('@');
        String instance = at < 0 ? "" : stem.substring(at + 1);
        String prefix = at < 0 ? stem : stem.substring(0, at);
        StringBuilder result = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '%' || i + 1 == value.length()) {
                result.append(c);
                continue;
            }
            char kind = value.charAt(++i);
            result.append(
                    switch (kind) {
                        case 'i', 'I' -> instance;
                        case 'n' -> name;
                        case 'N' -> stem;
                        case 'p', 'P' -> prefix;
                        case 'u' -> "root";
                        case 'h' -> "/root";
                        case 't' -> "/run";
                        case 'S' -> "/var/lib";
                        case 'L' -> "/var/log";
                        case 'E' -> "/etc";
                        case '%' -> "%";
                        default -> "%" + kind;
                    });
        }
        return result.toString();
    }

    /** Units that have to be started with it, and whether it fails without them. */
    public List<String> needed() {
        return Stream.of(names("Requires"), names("BindsTo"), names("Requisite"), requires)
                .flatMap(List::stream)
                .toList();
    }

    /** Units that are started with it if they can be. */
    public List<String> wanted() {
        return Stream.of(names("Wants"), names("Upholds"), wants)
                .flatMap(List::stream)
                .toList();
    }
}
