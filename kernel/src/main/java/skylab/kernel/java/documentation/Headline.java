package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.display.Html;
import skylab.kernel.java.analysis.Signatures;
import skylab.kernel.java.analysis.Sketch;

/**
 * How a declaration is shown.
 *
 * @param text one line
 * @param html the same, with the parameter in bold whose argument is being written
 */
record Headline(String text, String html) {
    private static final int MOST_INTERFACES = 4;

    /** Without anything in bold. */
    static Headline plain(String text) {
        return new Headline(text, Html.escape(text));
    }

    /**
     * Of a declaration.
     *
     * @param names of the parameters where its source is known, otherwise none
     * @param parameter index of the one to show in bold, -1 for none
     */
    static Headline of(Resolved resolved, List<String> names, int parameter) {
        Element element = resolved.element();
        if (element instanceof ExecutableElement method && resolved.type() instanceof ExecutableType type) {
            return method(method, type, names, parameter);
        }
        if (element instanceof TypeElement type) {
            return plain(type(type));
        }
        if (element instanceof PackageElement) {
            return plain("package " + element);
        }
        String owner = element.getEnclosingElement() instanceof TypeElement type ? owner(type) : "";
        Object constant = element instanceof VariableElement variable ? variable.getConstantValue() : null;
        String value = constant == null ? "" : " = " + ShortValue.of(constant);
        return plain(Signatures.type(resolved.type()) + " " + owner + element.getSimpleName() + value);
    }

    private static Headline method(ExecutableElement method, ExecutableType type, List<String> names, int parameter) {
        TypeElement owner = (TypeElement) method.getEnclosingElement();
        boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
        String before = constructor
                ? owner.getSimpleName().toString()
                : variables(method.getTypeParameters(), " ") + Signatures.type(type.getReturnType()) + " "
                        + owner(owner) + method.getSimpleName();
        List<String> parameters = new ArrayList<>(Signatures.parameterList(method, type));
        for (int i = 0; i < parameters.size() && names.size() == parameters.size(); i++) {
            if (!parameters.get(i).contains(" ") || parameters.get(i).endsWith(">")) {
                parameters.set(i, parameters.get(i) + " " + names.get(i));
            }
        }
        String thrown = type.getThrownTypes().isEmpty()
                ? ""
                : " throws "
                        + type.getThrownTypes().stream().map(Signatures::type).collect(Collectors.joining(", "));
        int bold = method.isVarArgs() ? Math.min(parameter, parameters.size() - 1) : parameter;
        List<String> marked = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            String escaped = Html.escape(parameters.get(i));
            marked.add(i == bold ? "<b>" + escaped + "</b>" : escaped);
        }
        return new Headline(
                before + "(" + String.join(", ", parameters) + ")" + thrown,
                Html.escape(before) + "(" + String.join(", ", marked) + ")" + Html.escape(thrown));
    }

    private static String owner(TypeElement type) {
        return Sketch.isMade(type.getSimpleName().toString()) ? "" : type.getSimpleName() + ".";
    }

    private static String variables(List<? extends TypeParameterElement> parameters, String after) {
        return parameters.isEmpty()
                ? ""
                : parameters.stream()
                        .map(parameter -> parameter.getSimpleName()
                                + parameter.getBounds().stream()
                                        .filter(bound -> !bound.toString().equals("java.lang.Object"))
                                        .map(bound -> " extends " + Signatures.type(bound))
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining(", ", "<", ">" + after));
    }

    private static String type(TypeElement type) {
        String modifiers = type.getModifiers().stream()
                .filter(modifier -> modifier == Modifier.ABSTRACT && type.getKind() == ElementKind.CLASS
                        || modifier == Modifier.FINAL && type.getKind() == ElementKind.CLASS
                        || modifier == Modifier.SEALED)
                .map(modifier -> modifier + " ")
                .collect(Collectors.joining());
        String kind = type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "@interface"
                : type.getKind().name().toLowerCase(Locale.ROOT);
        String name = type.getQualifiedName().toString().replaceFirst("^" + Sketch.PACKAGE + "\\.(?:\\w+\\$\\.)?", "");
        String shown = name.isEmpty() ? type.getSimpleName().toString() : name;
        return modifiers + kind + " " + shown + variables(type.getTypeParameters(), "") + above(type);
    }

    private static String above(TypeElement type) {
        StringBuilder text = new StringBuilder();
        TypeMirror parent = type.getSuperclass();
        boolean shown = parent.getKind() == TypeKind.DECLARED
                && type.getKind() == ElementKind.CLASS
                && !parent.toString().equals("java.lang.Object");
        if (shown) {
            text.append(" extends ").append(Signatures.type(parent));
        }
        List<? extends TypeMirror> interfaces = type.getInterfaces();
        if (!interfaces.isEmpty()) {
            text.append(type.getKind() == ElementKind.INTERFACE ? " extends " : " implements ");
            text.append(interfaces.stream()
                    .limit(MOST_INTERFACES)
                    .map(Signatures::type)
                    .collect(Collectors.joining(", ")));
            text.append(interfaces.size() > MOST_INTERFACES ? ", …" : "");
        }
        return text.toString();
    }
}
