package skylab.guest.shell.expand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.shell.syntax.Modifier;
import skylab.guest.shell.syntax.Part;
import skylab.guest.shell.syntax.Word;

/** Expands parameters, and is where arithmetic finds variables. */
final class ParameterExpansion implements Arithmetic.Names {
    private final Context context;
    private final Expander expander;

    ParameterExpansion(Context context, Expander expander) {
        this.context = context;
        this.expander = expander;
    }

    @Override
    public String get(String name, String subscript) {
        Variable variable = context.variable(name);
        String value = variable == null ? null : subscript == null ? variable.value() : element(variable, subscript);
        if (value == null && context.option("nounset")) {
            throw new ExpansionError(name + ": unbound variable", true);
        }
        return value == null ? "" : value;
    }

    @Override
    public void set(String name, String subscript, long value) {
        Variable variable = context.variable(name);
        Variable base = variable == null ? Variable.UNSET : variable;
        String text = Long.toString(value);
        if (subscript != null && (subscript.isBlank())) {
            throw new ExpansionError(name + "[]: bad array subscript", false);
        }
        if (subscript == null) {
            context.assign(name, base.withScalar(text));
        } else if (base.associative() != null) {
            context.assign(name, base.withElement(subscript, text));
        } else {
            context.assign(name, base.withElement(index(base, subscript), text));
        }
    }

    private String element(Variable variable, String subscript) {
        if (variable.associative() != null) {
            return variable.associative().get(subscript);
        }
        long index = index(variable, subscript);
        return variable.indexed() != null ? variable.indexed().get(index) : index == 0 ? variable.scalar() : null;
    }

    private long index(Variable variable, String subscript) {
        long index = Arithmetic.evaluate(subscript, this);
        if (index < 0 && variable.indexed() != null && !variable.indexed().isEmpty()) {
            index += variable.indexed().lastKey() + 1;
        }
        if (index < 0) {
            throw new ExpansionError(subscript + ": bad array subscript", false);
        }
        return index;
    }

    private static boolean isAll(Word subscript, String sign) {
        return subscript != null && subscript.plain().filter(sign::equals).isPresent();
    }

    private boolean isList(Part.Parameter parameter) {
        return !parameter.indirect()
                && (parameter.name().equals("@")
                        || parameter.name().equals("*")
                        || isAll(parameter.subscript(), "@")
                        || isAll(parameter.subscript(), "*"));
    }

    boolean isEmptyList(Part.Parameter parameter) {
        return isList(parameter)
                && !parameter.name().equals("*")
                && !isAll(parameter.subscript(), "*")
                && transformedList(parameter).isEmpty();
    }

    private Collection<String> list(Part.Parameter parameter) {
        if (parameter.subscript() == null) {
            return context.positional();
        }
        Variable variable = context.variable(parameter.name());
        return variable == null ? List.of() : variable.values();
    }

    void expand(Part.Parameter parameter, Fields fields, boolean quoted) {
        Modifier modifier = parameter.modifier();
        if (modifier instanceof Modifier.Transform transform
                && transform.operator() == 'A'
                && parameter.subscript() != null
                && isList(parameter)) {
            Variable variable = context.variable(parameter.name());
            Expander.value(variable == null ? "" : variable.declaration(parameter.name()), fields, quoted);
            return;
        }
        if (modifier instanceof Modifier.Names) {
            List<String> names = new ArrayList<>();
            for (String name : context.names()) {
                if (name.startsWith(parameter.name())) {
                    names.add(name);
                }
            }
            addList(names, false, fields, quoted);
        } else if (modifier instanceof Modifier.Keys) {
            Variable variable = context.variable(parameter.name());
            List<String> keys = new ArrayList<>();
            if (variable != null) {
                variable.keys().forEach(key -> keys.add(key.toString()));
            }
            addList(keys, isAll(parameter.subscript(), "*"), fields, quoted);
        } else if (isList(parameter) && modifier instanceof Modifier.Length) {
            Expander.value(Integer.toString(list(parameter).size()), fields, quoted);
        } else if (isList(parameter)
                && !(modifier instanceof Modifier.Otherwise otherwise && useWord(otherwise, listValue(parameter)))) {
            boolean star = parameter.name().equals("*") || isAll(parameter.subscript(), "*");
            addList(transformedList(parameter), star, fields, quoted);
        } else {
            scalar(parameter, fields, quoted);
        }
    }

    private String listValue(Part.Parameter parameter) {
        Collection<String> values = list(parameter);
        return values.isEmpty() ? null : String.join(" ", values);
    }

    private List<String> transformedList(Part.Parameter parameter) {
        Modifier modifier = parameter.modifier();
        List<String> values = new ArrayList<>(list(parameter));
        if (modifier instanceof Modifier.Substring substring) {
            boolean positional = parameter.subscript() == null;
            if (positional) {
                values.add(0, context.special('0'));
            }
            int size = values.size();
            long from = expander.arithmetic(substring.offset());
            from = from < 0 ? size + from : from;
            long count = substring.length() == null ? size : expander.arithmetic(substring.length());
            if (count < 0) {
                throw new ExpansionError(count + ": substring expression < 0", false);
            }
            return from < 0 || from > size ? List.of() : values.subList((int) from, (int) Math.min(size, from + count));
        }
        values.replaceAll(value -> transform(value, parameter));
        return values;
    }

    private void addList(Collection<String> values, boolean star, Fields fields, boolean quoted) {
        Variable ifs = context.variable("IFS");
        String separators = ifs == null || ifs.value() == null ? " " : ifs.value();
        if (star && quoted) {
            fields.quoted(String.join(separators.isEmpty() ? "" : separators.substring(0, 1), values));
            return;
        }
        boolean first = true;
        for (String value : values) {
            if (!first) {
                fields.separate();
            }
            first = false;
            Expander.value(value, fields, quoted);
        }
    }

    private void scalar(Part.Parameter parameter, Fields fields, boolean quoted) {
        String name = parameter.name();
        String value = isList(parameter) ? listValue(parameter) : value(name, parameter.subscript());
        if (parameter.indirect()) {
            Optional<String> reference = context.reference(name);
            if (reference.isPresent()) {
                Expander.value(reference.get(), fields, quoted);
                return;
            }
            if (value == null) {
                throw new ExpansionError(name + ": invalid indirect expansion", false);
            }
            if (value.isEmpty()) {
                throw new ExpansionError(": invalid variable name", true);
            }
            name = value;
            value = indirect(value);
        }
        if (parameter.modifier() instanceof Modifier.Otherwise otherwise) {
            if (!useWord(otherwise, value)) {
                Expander.value(otherwise.operation() == '+' || value == null ? "" : value, fields, quoted);
                return;
            }
            otherwise(otherwise, name, parameter.subscript(), fields, quoted);
            return;
        }
        if (value == null && context.option("nounset") && !name.equals("@") && !name.equals("*")) {
            String shown = name.matches("[0-9]") && parameter.source().equals("$" + name) ? "$" + name : name;
            throw new ExpansionError(shown + ": unbound variable", true);
        }
        Expander.value(transform(value == null ? "" : value, parameter), fields, quoted);
    }

    private String indirect(String name) {
        int open = name.indexOf('[');
        if (open > 0 && name.endsWith("]")) {
            String subscript = name.substring(open + 1, name.length() - 1);
            Variable variable = context.variable(name.substring(0, open));
            if (variable != null && (subscript.equals("@") || subscript.equals("*"))) {
                return String.join(" ", variable.values());
            }
            return variable == null ? null : element(variable, subscript);
        }
        return value(name, null);
    }

    private static boolean useWord(Modifier.Otherwise otherwise, String value) {
        boolean absent = value == null || otherwise.colon() && value.isEmpty();
        return (otherwise.operation() == '+') != absent;
    }

    private void otherwise(Modifier.Otherwise otherwise, String name, Word subscript, Fields fields, boolean quoted) {
        switch (otherwise.operation()) {
            case '=' -> {
                String value = expander.single(otherwise.word());
                if (subscript != null) {
                    Variable variable = context.variable(name);
                    Variable base = variable == null ? Variable.UNSET : variable;
                    context.assign(name, base.withElement(index(base, expander.plain(subscript)), value));
                } else {
                    Variable variable = context.variable(name);
                    context.assign(name, (variable == null ? Variable.UNSET : variable).withScalar(value));
                }
                Expander.value(value, fields, quoted);
            }
            case '?' -> {
                String message = expander.single(otherwise.word());
                String usual = otherwise.colon() ? "parameter null or not set" : "parameter not set";
                throw new ExpansionError(name + ": " + (message.isEmpty() ? usual : message), true);
            }
            default -> {
                if (quoted) {
                    expander.add(otherwise.word().parts(), fields, true);
                } else {
                    addUnquoted(otherwise.word(), fields);
                }
            }
        }
    }

    /** The word of an unquoted expansion: its own unquoted text is split, too. */
    private void addUnquoted(Word word, Fields fields) {
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal) {
                String text = literal.text();
                if (text.equals("~") || text.startsWith("~/")) {
                    fields.quoted(context.home("").orElse("~"));
                    text = text.substring(1);
                }
                fields.split(text);
            } else {
                expander.add(List.of(part), fields, false);
            }
        }
    }

    private String value(String name, Word subscript) {
        char first = name.charAt(0);
        if (first >= '0' && first <= '9' && !name.equals("0")) {
            List<String> positional = context.positional();
            int number = name.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(name);
            return number >= 1 && number <= positional.size() ? positional.get(number - 1) : null;
        }
        if (first == '#') {
            return Integer.toString(context.positional().size());
        }
        if (first == '@' || first == '*') {
            return context.positional().isEmpty() ? null : String.join(" ", context.positional());
        }
        if ("?$!-0".indexOf(first) >= 0) {
            return context.special(first);
        }
        Variable variable = context.variable(name);
        if (variable == null) {
            return null;
        }
        return subscript == null ? variable.value() : element(variable, expander.plain(subscript));
    }

    private String transform(String value, Part.Parameter parameter) {
        Modifier modifier = parameter.modifier();
        if (modifier instanceof Modifier.Length) {
            return Integer.toString(value.codePointCount(0, value.length()));
        }
        if (modifier instanceof Modifier.Trim trim) {
            return trim(value, trim);
        }
        if (modifier instanceof Modifier.Replace replace) {
            return replace(value, replace);
        }
        if (modifier instanceof Modifier.Case change) {
            return changeCase(value, change);
        }
        if (modifier instanceof Modifier.Substring substring) {
            return substring(value, substring);
        }
        if (modifier instanceof Modifier.Transform transform) {
            return switch (transform.operator()) {
                case 'Q' -> Quoting.shell(value);
                case 'U' -> value.toUpperCase(Locale.ROOT);
                case 'L' -> value.toLowerCase(Locale.ROOT);
                case 'u' -> changeCase(value, new Modifier.Case(true, false, null));
                case 'A' -> declaration(value, parameter);
                case 'a' -> attributes(context.variable(parameter.name()));
                case 'P' -> value;
                case 'K', 'k' -> Quoting.shell(value);
                case 'E' -> skylab.guest.shell.syntax.Escapes.ansi(value);
                default -> throw new ExpansionError(parameter.source() + ": bad substitution", false);
            };
        }
        return value;
    }

    private String declaration(String value, Part.Parameter parameter) {
        String flags = attributes(context.variable(parameter.name()));
        return (flags.isEmpty() ? "" : "declare -" + flags + " ") + parameter.name() + "=" + Quoting.shell(value);
    }

    /** The letters of {@code declare} for what a variable is. */
    private static String attributes(Variable variable) {
        return variable == null ? "" : variable.letters();
    }

    private String trim(String value, Modifier.Trim trim) {
        Pattern pattern = Glob.compile(expander.pattern(trim.pattern()));
        int size = value.length();
        for (int i = 0; i <= size; i++) {
            int length = trim.longest() ? size - i : i;
            String part = trim.prefix() ? value.substring(0, length) : value.substring(size - length);
            if (pattern.matcher(part).matches()) {
                return trim.prefix() ? value.substring(length) : value.substring(0, size - length);
            }
        }
        return value;
    }

    private String replace(String value, Modifier.Replace replace) {
        String glob = expander.pattern(replace.pattern());
        if (glob.isEmpty() && replace.place() != '#' && replace.place() != '%') {
            return value;
        }
        String replacement = expander.single(replace.replacement());
        Pattern pattern = Glob.compile(glob);
        Matcher matcher = pattern.matcher(value);
        if (replace.place() == '#') {
            return matcher.lookingAt() ? replacement + value.substring(matcher.end()) : value;
        }
        if (replace.place() == '%') {
            for (int i = 0; i <= value.length(); i++) {
                if (pattern.matcher(value.substring(i)).matches()) {
                    return value.substring(0, i) + replacement;
                }
            }
            return value;
        }
        String quoted = Matcher.quoteReplacement(replacement);
        if (replace.place() == '1') {
            return matcher.replaceFirst(quoted);
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < value.length() && matcher.find(at)) {
            if (matcher.end() == matcher.start()) {
                break;
            }
            out.append(value, at, matcher.start()).append(replacement);
            at = matcher.end();
        }
        return out.append(value.substring(at)).toString();
    }

    private String changeCase(String value, Modifier.Case change) {
        Pattern pattern = change.pattern() == null ? null : Glob.compile(expander.pattern(change.pattern()));
        StringBuilder out = new StringBuilder();
        value.codePoints().forEach(c -> {
            boolean here = (change.all() || out.length() == 0)
                    && (pattern == null
                            || pattern.matcher(Character.toString(c)).matches());
            out.appendCodePoint(!here ? c : change.upper() ? Character.toUpperCase(c) : Character.toLowerCase(c));
        });
        return out.toString();
    }

    private String substring(String value, Modifier.Substring substring) {
        int size = value.codePointCount(0, value.length());
        long from = expander.arithmetic(substring.offset());
        from = from < 0 ? size + from : from;
        if (from < 0 || from > size) {
            return "";
        }
        long count = substring.length() == null ? size : expander.arithmetic(substring.length());
        long end = count < 0 ? size + count : Math.min(size, from + count);
        if (end < from) {
            throw new ExpansionError(expander.plain(substring.length()) + ": substring expression < 0", false);
        }
        return value.substring(value.offsetByCodePoints(0, (int) from), value.offsetByCodePoints(0, (int) end));
    }
}
