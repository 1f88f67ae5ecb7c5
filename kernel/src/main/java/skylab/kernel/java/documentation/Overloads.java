package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;

/** Puts the methods first that the arguments written so far can mean. */
final class Overloads {
    private static final int EXACT = 0;
    private static final int FITTING = 1;
    private static final int OTHER_TYPES = 2;
    private static final int OTHER_COUNT = 3;

    private final Attributed code;
    private final List<TypeMirror> arguments;
    private final int parameter;

    private Overloads(Attributed code, List<TypeMirror> arguments, int parameter) {
        this.code = code;
        this.arguments = arguments;
        this.parameter = parameter;
    }

    /**
     * The same declarations in another order.
     *
     * @param parameter the index of the argument that is being written; -1 when all are
     */
    static List<Resolved> order(Attributed code, List<Resolved> found, int parameter) {
        Optional<List<TypeMirror>> written = code.arguments();
        if (written.isEmpty()) {
            return found;
        }
        Overloads overloads = new Overloads(code, written.get(), parameter);
        List<Resolved> ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt(overloads::rank));
        return ordered;
    }

    private int rank(Resolved each) {
        if (!(each.type() instanceof ExecutableType type) || !(each.element() instanceof ExecutableElement method)) {
            return EXACT;
        }
        int count = type.getParameterTypes().size();
        boolean enough = parameter < 0
                ? count == arguments.size() || method.isVarArgs() && arguments.size() >= count - 1
                : count > parameter || method.isVarArgs();
        if (!enough) {
            return OTHER_COUNT;
        }
        boolean same = !method.isVarArgs();
        for (int i = 0; i < arguments.size(); i++) {
            TypeMirror argument = arguments.get(i);
            TypeMirror wanted = wanted(method, type, i);
            if (argument != null && (wanted == null || !isAssignable(argument, wanted))) {
                return OTHER_TYPES;
            }
            same &= argument != null && code.types().isSameType(argument, wanted);
        }
        return same ? EXACT : FITTING;
    }

    private static TypeMirror wanted(ExecutableElement method, ExecutableType type, int index) {
        int last = type.getParameterTypes().size() - 1;
        if (last < 0 || index > last && !method.isVarArgs()) {
            return null;
        }
        TypeMirror written = type.getParameterTypes().get(Math.min(index, last));
        return method.isVarArgs() && index >= last && written instanceof ArrayType array
                ? array.getComponentType()
                : written;
    }

    private boolean isAssignable(TypeMirror argument, TypeMirror parameter) {
        return code.types().isAssignable(argument, parameter)
                || code.types()
                        .isAssignable(
                                code.types().erasure(argument), code.types().erasure(parameter));
    }
}
