package skylab.kernel.java;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import skylab.kernel.extension.Declaration;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.unit.Scope;

/** What cells have declared, as magics and students see it. */
final class Declarations {
    private Declarations() {}

    /**
     * Those in a scope, by kind, then by name, without what the kernel has declared itself.
     *
     * @param imported what every session starts with
     */
    static List<Declaration> of(Scope scope, Collection<String> imported) {
        Stream<Declaration> declared = scope.all().stream()
                .filter(each -> each.piece().cell().number() > 0)
                .map(Declarations::declaration);
        Stream<Declaration> imports = scope.imports().stream()
                .filter(name -> !imported.contains(name))
                .map(name -> new Declaration(Declaration.Kind.IMPORT, name, ""));
        return Stream.concat(declared, imports)
                .sorted(Comparator.comparing(Declaration::kind).thenComparing(Declaration::name))
                .toList();
    }

    private static Declaration declaration(skylab.kernel.java.unit.Declaration declared) {
        return switch (declared.kind()) {
            case VARIABLE -> new Declaration(Declaration.Kind.VARIABLE, declared.name(), shortened(declared.type()));
            case METHOD -> {
                Item.Method method = (Item.Method) declared.piece().item();
                String result = method.type().of(declared.piece().cell().code());
                String parameters = method.signature().substring(method.name().length());
                yield new Declaration(Declaration.Kind.METHOD, declared.name(), result + parameters);
            }
            case TYPE ->
                new Declaration(
                        Declaration.Kind.TYPE,
                        declared.name(),
                        ((Item.Type) declared.piece().item()).keyword());
        };
    }

    /** Without the packages that every cell imports, as students write it. */
    private static String shortened(String type) {
        return type.replaceAll("\\b(?:[a-z]\\w*\\.|REPL\\.)+(?=[\\p{L}_])", "");
    }
}
