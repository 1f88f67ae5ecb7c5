package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** About names that mean nothing where they stand: slips of the pen, missing imports, members of other types. */
final class NameAdvice {
    private static final Pattern SYMBOL = Pattern.compile("(variable|method|class) ([^\\s(<]+)(?:\\((.*)\\))?.*");
    private static final Pattern TYPED = Pattern.compile("variable \\S+ of type (.+)");
    private static final Pattern TYPE = Pattern.compile("(?:class|interface|enum|record|@interface) (.+)");
    private static final Pattern IDENTIFIER =
            Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Set<String> PRINTING = Set.of("print", "println", "printf");
    private static final List<String> COMMON_TYPES = List.of(
            "String",
            "System",
            "Integer",
            "Double",
            "Long",
            "Boolean",
            "Character",
            "Math",
            "Object",
            "Thread",
            "List",
            "ArrayList",
            "Map",
            "HashMap",
            "Set",
            "HashSet",
            "Scanner",
            "Random",
            "Arrays",
            "Collections",
            "Collectors",
            "Stream",
            "Optional",
            "StringBuilder",
            "Exception",
            "RuntimeException",
            "Runnable",
            "LinkedList",
            "Iterator",
            "LocalDate",
            "LocalDateTime",
            "Duration",
            "Instant",
            "Path",
            "Files",
            "File",
            "BufferedReader",
            "InputStreamReader",
            "BigInteger",
            "BigDecimal",
            "Override");
    private static final List<String> WORDS = List.of("int", "boolean", "double", "long", "char", "float", "void");
    /** How the length of things is asked, by what was written and what it was asked of. */
    private static final Map<String, String> LENGTHS =
            Map.of("text", "length()", "array", "length", "collection", "size()");

    private NameAdvice() {}

    static Optional<Hint> of(Question question) {
        if (question.is("doesnt.exist")) {
            return noPackage(question);
        }
        if (question.is("report.access")) {
            String name = question.part(0).substring(question.part(0).lastIndexOf('.') + 1);
            return Spelling.nearest(name, question.scope().members(question.part(2)))
                    .filter(near -> near.equalsIgnoreCase(name))
                    .flatMap(near -> Hint.of("name.near", near));
        }
        if (!question.problem().code().startsWith("compiler.err.cant.resolve")) {
            return Optional.empty();
        }
        Matcher symbol = SYMBOL.matcher(question.labelled("symbol:"));
        if (!symbol.matches()) {
            return Optional.empty();
        }
        String kind = symbol.group(1);
        String name = symbol.group(2);
        String location = question.labelled("location:");
        String type = typeOf(location);
        if (!type.isEmpty() && (TYPED.matcher(location).matches() || isMember(question))) {
            return member(question, kind, name, type);
        }
        if (kind.equals("class")) {
            return missingType(question, name);
        }
        if (kind.equals("method") && PRINTING.contains(name)) {
            return Hint.of("name.print", name);
        }
        if (kind.equals("variable") && name.equals("args")) {
            return Hint.of("name.arguments");
        }
        return variableOrMethod(question, kind, name);
    }

    /** What was probably meant by a name that a declaration waits for; empty when it may well come later. */
    static Optional<Hint> ofAwaited(String symbol, String declaration, Scope scope) {
        Matcher matcher = SYMBOL.matcher(symbol);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(2);
        Set<String> names = new LinkedHashSet<>(scope.declared());
        names.addAll(COMMON_TYPES);
        names.addAll(identifiers(declaration, name));
        List<String> qualified = scope.qualified(name);
        return qualified.isEmpty()
                ? Spelling.nearest(name, names).flatMap(near -> Hint.of("name.near", near))
                : Hint.of("name.import", qualified.get(0));
    }

    private static Optional<Hint> variableOrMethod(Question question, String kind, String name) {
        Optional<String> near = Spelling.nearest(name, known(question, name));
        if (near.isPresent()) {
            return Hint.of("name.near", near.get());
        }
        if (kind.equals("variable") && declaredBefore(question, name)) {
            return Hint.of("name.block", name);
        }
        List<String> qualified = question.scope().qualified(name);
        if (kind.equals("variable") && !qualified.isEmpty()) {
            return Hint.of("name.import", qualified.get(0));
        }
        return Hint.of(kind.equals("method") ? "name.method" : "name.variable", name);
    }

    private static Optional<Hint> missingType(Question question, String name) {
        List<String> qualified = question.scope().qualified(name);
        if (!qualified.isEmpty()) {
            return Hint.of("name.import", qualified.get(0));
        }
        List<String> names = new ArrayList<>(COMMON_TYPES);
        names.addAll(WORDS);
        names.addAll(question.scope().declared());
        names.addAll(identifiers(question.code(), name));
        return Spelling.nearest(name, names)
                .flatMap(near -> Hint.of("name.near", near))
                .or(() -> Hint.of("name.type", name));
    }

    private static Optional<Hint> noPackage(Question question) {
        String name = question.part(0);
        if (!name.contains(".")) {
            List<String> qualified = question.scope().qualified(name);
            if (!qualified.isEmpty()) {
                return Hint.of("name.import", qualified.get(0));
            }
            Optional<String> near = Spelling.nearest(name, known(question, name));
            if (near.isPresent()) {
                return Hint.of("name.near", near.get());
            }
            return Hint.of("name.variable", name);
        }
        String simple = question.marked()
                .substring(question.marked().lastIndexOf('.') + 1)
                .strip();
        List<String> elsewhere = question.scope().qualified(simple);
        return elsewhere.isEmpty() ? Hint.of("name.package", name) : Hint.of("name.elsewhere", elsewhere.get(0));
    }

    private static Optional<Hint> member(Question question, String kind, String name, String type) {
        String asked = type.endsWith("[]") ? "array" : type.equals("String") ? "text" : "collection";
        boolean length = name.equals("length") || name.equals("size") || name.equals("count");
        Collection<String> members = question.scope().members(type.replaceAll("<.*", ""));
        String right = LENGTHS.get(asked);
        if (length && (asked.equals("array") || members.contains(right))) {
            return Hint.of("name.length." + asked, type);
        }
        String other = kind.equals("variable") ? name + "()" : name;
        if (members.contains(other)) {
            return Hint.of(kind.equals("variable") ? "name.isMethod" : "name.isField", name);
        }
        String written = kind.equals("variable") ? name : name + "()";
        return Spelling.nearest(written, members)
                .or(() -> Spelling.nearest(other, members))
                .flatMap(near -> Hint.of("name.near", near))
                .or(() -> Hint.of(kind.equals("variable") ? "name.noField" : "name.noMethod", type, name));
    }

    private static String typeOf(String location) {
        Matcher typed = TYPED.matcher(location);
        if (typed.matches()) {
            return typed.group(1);
        }
        Matcher type = TYPE.matcher(location);
        return type.matches() ? type.group(1) : "";
    }

    /** Whether the name stands behind a dot. */
    private static boolean isMember(Question question) {
        return question.after().startsWith(".");
    }

    private static Collection<String> known(Question question, String name) {
        Set<String> names = new LinkedHashSet<>(question.scope().declared());
        names.addAll(identifiers(question.code(), name));
        names.addAll(COMMON_TYPES);
        return names;
    }

    /** Every other name in the cell that some declaration or use in it makes likely. */
    private static Set<String> identifiers(String code, String except) {
        Set<String> names = new LinkedHashSet<>();
        Matcher identifier = IDENTIFIER.matcher(code);
        while (identifier.find()) {
            if (!identifier.group().equals(except)) {
                names.add(identifier.group());
            }
        }
        return names;
    }

    private static boolean declaredBefore(Question question, String name) {
        String before = question.code()
                .substring(
                        0, Math.min(question.problem().start(), question.code().length()));
        return Pattern.compile("[\\w>\\]]\\s+" + Pattern.quote(name) + "\\s*[=;:,)]")
                .matcher(before)
                .find();
    }
}
