package skylab.guest.shell.expand;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/**
 * A variable of the shell.
 *
 * @param scalar its value, or null if it is an array or has none
 * @param indexed elements of an indexed array, or null
 * @param associative elements of an associative array, or null
 * @param fold {@code 'l'} or {@code 'u'} if values become lower or upper case, else 0
 * @param reference whether the value is the name of the variable that is meant
 */
public record Variable(
        String scalar,
        TreePMap<Long, String> indexed,
        TreePMap<String, String> associative,
        boolean exported,
        boolean readonly,
        boolean integer,
        char fold,
        boolean reference) {
    /** Declared, without value. */
    public static final Variable UNSET = new Variable(null, null, null, false, false, false, '\0', false);

    /** A plain value. */
    public static Variable of(String value) {
        return UNSET.withScalar(value);
    }

    /** An indexed array. */
    public static Variable of(List<String> values) {
        TreePMap<Long, String> elements = TreePMap.empty();
        long i = 0;
        for (String value : values) {
            elements = elements.plus(i++, value);
        }
        return new Variable(null, elements, null, false, false, false, '\0', false);
    }

    /** Whether it is an array. */
    public boolean isArray() {
        return indexed != null || associative != null;
    }

    /** Whether it has a value; of an array, whether it has an element 0. */
    public boolean isSet() {
        return value() != null;
    }

    /** Its value, of an array that of element 0; null if none. */
    public String value() {
        return indexed != null ? indexed.get(0L) : associative != null ? associative.get("0") : scalar;
    }

    /** All values in order of their subscripts. */
    public Collection<String> values() {
        return indexed != null
                ? indexed.values()
                : associative != null ? associative.values() : scalar == null ? List.of() : List.of(scalar);
    }

    /** The subscripts. */
    public Collection<?> keys() {
        Map<?, ?> map = indexed != null ? indexed : associative;
        return map != null ? map.keySet() : scalar == null ? List.of() : List.of("0");
    }

    /** With a value; of an array, element 0. */
    public Variable withScalar(String value) {
        return indexed != null
                ? withElement(0, value)
                : associative != null
                        ? withElement("0", value)
                        : new Variable(folded(value), null, null, exported, readonly, integer, fold, reference);
    }

    /** As an indexed array with an element. */
    public Variable withElement(long index, String value) {
        TreePMap<Long, String> elements = indexed != null ? indexed : TreePMap.empty();
        if (indexed == null && scalar != null) {
            elements = elements.plus(0L, scalar);
        }
        return new Variable(
                null, elements.plus(index, folded(value)), null, exported, readonly, integer, fold, reference);
    }

    /** As an associative array with an element. */
    public Variable withElement(String key, String value) {
        TreePMap<String, String> elements = associative != null ? associative : TreePMap.empty();
        return new Variable(
                null, null, elements.plus(key, folded(value)), exported, readonly, integer, fold, reference);
    }

    /** With other attributes. */
    public Variable with(boolean export, boolean constant, boolean number) {
        return new Variable(scalar, indexed, associative, export, constant, number, fold, reference);
    }

    /** As an empty array that keeps the attributes. */
    public Variable emptied(boolean byName) {
        return new Variable(
                null,
                byName ? null : TreePMap.empty(),
                byName ? TreePMap.empty() : null,
                exported,
                readonly,
                integer,
                fold,
                reference);
    }

    /** Without an element of an indexed array. */
    public Variable without(long index) {
        return new Variable(null, indexed.minus(index), null, exported, readonly, integer, fold, reference);
    }

    /** Without an element of an associative array. */
    public Variable without(String key) {
        return new Variable(null, null, associative.minus(key), exported, readonly, integer, fold, reference);
    }

    /** With values in lower ({@code 'l'}) or upper ({@code 'u'}) case from now on, or as they are (0). */
    public Variable withFold(char kind) {
        return new Variable(scalar, indexed, associative, exported, readonly, integer, kind, reference);
    }

    /** As the name of another variable, or no longer so. */
    public Variable withReference(boolean on) {
        return new Variable(scalar, indexed, associative, exported, readonly, integer, fold, on);
    }

    private String folded(String value) {
        return value == null || fold == 0
                ? value
                : fold == 'l' ? value.toLowerCase(java.util.Locale.ROOT) : value.toUpperCase(java.util.Locale.ROOT);
    }

    /** The letters of {@code declare} for what it is. */
    public String letters() {
        return (indexed != null ? "a" : associative != null ? "A" : "")
                + (integer ? "i" : "")
                + (fold == 'l' ? "l" : "")
                + (reference ? "n" : "")
                + (readonly ? "r" : "")
                + (fold == 'u' ? "u" : "")
                + (exported ? "x" : "");
    }

    /** The command that declares it, as {@code declare -p} prints. */
    public String declaration(String name) {
        String flags = letters();
        StringBuilder out = new StringBuilder("declare -")
                .append(flags.isEmpty() ? "-" : flags)
                .append(' ')
                .append(name);
        if (isArray()) {
            Map<?, String> elements = indexed != null ? indexed : associative;
            List<String> texts = new java.util.ArrayList<>();
            elements.forEach((key, value) -> texts.add("[" + (indexed != null ? key : Quoting.ifNeeded(key.toString()))
                    + "]=" + Quoting.doubleQuoted(value)));
            out.append("=(").append(String.join(" ", texts));
            out.append(associative != null && !texts.isEmpty() ? " )" : ")");
        } else if (scalar != null) {
            out.append('=').append(Quoting.doubleQuoted(scalar));
        }
        return out.toString();
    }
}
