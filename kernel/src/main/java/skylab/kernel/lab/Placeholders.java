package skylab.kernel.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.KernelContext;

/**
 * {@code {name}} in text for the terminal: the value of the notebook's variable of that name, as in IPython. Braces that
 * hold no name of a variable stay as they are, so that {@code ${HOME}}, {@code {a,b}} and {@code awk '{print $1}'} mean what they mean
 * to the shell.
 */
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");

    private Placeholders() {}

    /**
     * The text with values in the places of names.
     *
     * @throws IllegalArgumentException if a variable is null, such as the public address of a stopped instance
     */
    static String fill(String text, KernelContext context) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), context)));
    }

    private static String value(String name, KernelContext context) {
        Object value;
        try {
            value = context.evaluate(name);
        } catch (Exception noSuchVariable) {
            return "{" + name + "}";
        }
        if (value == null) {
            throw new IllegalArgumentException(Texts.in(context.messages().language(), "placeholder.null", name));
        }
        return value.toString();
    }
}
