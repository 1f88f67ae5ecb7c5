package skylab.kernel.java.analysis;

import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** What stands in front of a dot. */
public final class Sites {
    private Sites() {}

    /** The classes and interfaces whose members a value of this type has; none for primitives. */
    public static List<DeclaredType> declared(Attributed code, TypeMirror type) {
        if (type instanceof TypeVariable variable) {
            return declared(code, variable.getUpperBound());
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() == null ? List.of() : declared(code, wildcard.getExtendsBound());
        }
        if (type instanceof IntersectionType all) {
            return all.getBounds().stream()
                    .flatMap(bound -> declared(code, bound).stream())
                    .toList();
        }
        if (type instanceof ArrayType) {
            return List.of((DeclaredType)
                    code.elements().getTypeElement("java.lang.Object").asType());
        }
        return type instanceof DeclaredType declared ? List.of(declared) : List.of();
    }

    /** The type of a member with the type arguments of the site; as declared where the compiler declines. */
    public static TypeMirror asMember(Attributed code, DeclaredType site, Element member) {
        try {
            return code.types().asMemberOf(site, member);
        } catch (IllegalArgumentException e) {
            return member.asType();
        }
    }
}
