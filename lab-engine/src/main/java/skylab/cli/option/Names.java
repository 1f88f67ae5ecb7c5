package skylab.cli.option;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** API names as the command line has them. */
public final class Names {
    // Plurals of acronyms stay together: ARNs is arns, not ar-ns.
    private static final Pattern PLURAL = Pattern.compile("[A-Z]{2,}s$");

    private Names() {}

    /** A name in kebab case: {@code DescribeInstances} is {@code describe-instances}, {@code AlarmARNs} {@code alarm-arns}. */
    public static String kebab(String name) {
        if (name.contains("-")) {
            return name;
        }
        String rest = name;
        Matcher plural = PLURAL.matcher(name);
        if (plural.find()) {
            rest = name.substring(0, plural.start()) + "-" + plural.group().toLowerCase(Locale.ROOT);
        }
        return rest.replaceAll("(.)([A-Z][a-z]+)", "$1-$2")
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceFirst("^-", "")
                .toLowerCase(Locale.ROOT);
    }
}
