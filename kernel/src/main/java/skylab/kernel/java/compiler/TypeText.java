package skylab.kernel.java.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Inferred types as a declaration can write them: what has no name of its own (captured variables, intersections,
 * anonymous classes) becomes the nearest type above that has one, as JLS 4.10.5 does for {@code var}.
 */
final class TypeText {
    /** Types such as {@code T extends Comparable<T>} have no end. */
    private static final int DEPTH = 4;

    private final Types types;

    TypeText(Types types) {
        this.types = types;
    }

    /** The text; empty when the type is an error. */
    Optional<String> of(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.NONE
                ? Optional.empty()
                : Optional.of(text(type, 0));
    }

    /** Whether this is an anonymous class, whose members a type above it would hide. */
    static boolean isAnonymous(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getSimpleName().length() == 0;
    }

    private String text(TypeMirror type, int depth) {
        if (type instanceof ArrayType array) {
            return text(array.getComponentType(), depth) + "[]";
        }
        if (type instanceof IntersectionType intersection) {
            return text(mostTelling(intersection.getBounds()), depth);
        }
        if (type instanceof TypeVariable variable) {
            return text(variable.getUpperBound(), depth + 1);
        }
        if (type instanceof DeclaredType declared) {
            return declared(declared, depth);
        }
        return type.getKind().isPrimitive() ? type.toString() : "java.lang.Object";
    }

    private String declared(DeclaredType type, int depth) {
        TypeElement element = (TypeElement) type.asElement();
        if (isAnonymous(type)) {
            List<TypeMirror> above = new ArrayList<>(element.getInterfaces());
            above.add(element.getSuperclass());
            return text(above.get(0), depth);
        }
        String name = element.getQualifiedName().toString();
        if (type.getTypeArguments().isEmpty()) {
            return name;
        }
        if (depth >= DEPTH) {
            return name + type.getTypeArguments().stream().map(a -> "?").collect(Collectors.joining(",", "<", ">"));
        }
        return name
                + type.getTypeArguments().stream()
                        .map(argument -> argument(argument, depth + 1))
                        .collect(Collectors.joining(",", "<", ">"));
    }

    private String argument(TypeMirror type, int depth) {
        if (type instanceof WildcardType wildcard) {
            if (wildcard.getSuperBound() != null) {
                return isNamed(wildcard.getSuperBound()) ? "? super " + text(wildcard.getSuperBound(), depth) : "?";
            }
            return wildcard.getExtendsBound() == null ? "?" : upper(wildcard.getExtendsBound(), depth);
        }
        return isNamed(type) ? text(type, depth) : upper(type, depth);
    }

    private String upper(TypeMirror bound, int depth) {
        return depth > DEPTH ? "?" : "? extends " + text(bound, depth);
    }

    private boolean isNamed(TypeMirror type) {
        boolean nameless = type instanceof TypeVariable || type instanceof IntersectionType || isAnonymous(type);
        return !nameless;
    }

    /** A class before an interface, and what has a type argument before what has none. */
    private TypeMirror mostTelling(List<? extends TypeMirror> bounds) {
        for (TypeMirror bound : bounds) {
            if (types.asElement(bound).getKind().isClass() && !bound.toString().equals("java.lang.Object")) {
                return bound;
            }
        }
        for (TypeMirror bound : bounds) {
            if (bound instanceof DeclaredType declared
                    && !declared.getTypeArguments().isEmpty()) {
                return bound;
            }
        }
        return bounds.get(bounds.size() - 1);
    }
}
