package skylab.kernel.java.completion;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Signatures;

/** Makes candidates of what the compiler knows. */
final class Candidates {
    private final Attributed code;
    private final List<TypeMirror> expected;
    private final boolean reference;

    /**
     * For one question.
     *
     * @param expected the types that would fit, none when everything does
     * @param reference whether methods are named without brackets, as behind {@code ::}
     */
    Candidates(Attributed code, List<TypeMirror> expected, boolean reference) {
        this.code = code;
        this.expected = expected;
        this.reference = reference;
    }

    boolean isReference() {
        return reference;
    }

    static Candidate word(String word, String type) {
        return new Candidate(word, word, type, "", Candidate.UNFIT, Candidate.WORD);
    }

    int fitOfInt() {
        return fit(code.types().getPrimitiveType(TypeKind.INT));
    }

    /** The candidate for a declaration; empty for what cannot be named. */
    Optional<Candidate> of(Element element, TypeMirror type, int distance) {
        String name = element.getSimpleName().toString();
        if (element instanceof ExecutableElement method && type instanceof ExecutableType executable) {
            String brackets = reference ? "" : method.getParameters().isEmpty() ? "()" : "(";
            Supplier<String> signature = () ->
                    Signatures.parameters(method, executable) + ": " + Signatures.type(executable.getReturnType());
            int fit = fit(executable.getReturnType());
            return Optional.of(new Candidate(name, name + brackets, "function", signature, fit, distance));
        }
        if (element instanceof TypeElement named) {
            String home = code.elements().getPackageOf(named).getQualifiedName().toString();
            String signature = home.equals("REPL") ? "" : home;
            return Optional.of(new Candidate(name, name, kind(named), signature, fitOfConstants(named), distance));
        }
        String kind = element.getKind() == ElementKind.FIELD || element.getKind() == ElementKind.ENUM_CONSTANT
                ? "field"
                : "instance";
        return Optional.of(new Candidate(name, name, kind, () -> Signatures.type(type), fit(type), distance));
    }

    /** What front ends show as the kind of a type. */
    static String kind(TypeElement type) {
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "annotation"
                : type.getKind().name().toLowerCase(Locale.ROOT);
    }

    /** A type is near when a value of an enum of it is wanted. */
    private int fitOfConstants(TypeElement type) {
        return type.getKind() == ElementKind.ENUM ? fit(type.asType()) : Candidate.UNFIT;
    }

    private int fit(TypeMirror type) {
        if (expected.isEmpty() || type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.ERROR) {
            return Candidate.UNFIT;
        }
        if (expected.stream().anyMatch(wanted -> code.types().isSameType(type, wanted))) {
            return Candidate.EXACT;
        }
        return expected.stream().anyMatch(wanted -> isAssignable(type, wanted)) ? Candidate.FITTING : Candidate.UNFIT;
    }

    private boolean isAssignable(TypeMirror type, TypeMirror wanted) {
        try {
            if (wanted.getKind().isPrimitive() != type.getKind().isPrimitive()
                    && (type.getKind() == TypeKind.TYPEVAR)) {
                return false;
            }
            return code.types().isAssignable(type, wanted)
                    || code.types()
                            .isAssignable(
                                    code.types().erasure(type), code.types().erasure(wanted));
        } catch (IllegalArgumentException e) {
            // Packages and the like are no types of values.
            return false;
        }
    }
}
