package skylab.kernel.java.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** Types and parameters as people write them: without packages, with names where they are known. */
public final class Signatures {
    private static final Pattern PACKAGE = Pattern.compile("(?<![\\w$.])(?:[\\p{Ll}_][\\w$]*\\.)+(?=\\p{Lu})");
    private static final Pattern OWN = Pattern.compile("(?:REPL\\.)?Cell\\$\\.");
    private static final Pattern ANNOTATION = Pattern.compile("@[\\w.]+(?:\\([^)]*\\))?[ ,]*");
    private static final Pattern UNNAMED = Pattern.compile("arg\\d+");

    private Signatures() {}

    /** A type. */
    public static String type(TypeMirror type) {
        String text = String.valueOf(type);
        if (type.getKind().isPrimitive() && text.indexOf('@') < 0) {
            return text;
        }
        String bare = text.indexOf('@') < 0 ? text : ANNOTATION.matcher(text).replaceAll("");
        String named = bare.contains("Cell$") ? OWN.matcher(bare).replaceAll("") : bare;
        String simple = named.indexOf('.') < 0 ? named : PACKAGE.matcher(named).replaceAll("");
        return simple.indexOf(',') < 0 ? simple : simple.replaceAll(",\\s*", ", ");
    }

    /** The parameters in their brackets, such as {@code (int beginIndex, int endIndex)}. */
    public static String parameters(ExecutableElement method, ExecutableType type) {
        return "(" + String.join(", ", parameterList(method, type)) + ")";
    }

    /** The parameters, each with its type and, where it is known, its name. */
    public static List<String> parameterList(ExecutableElement method, ExecutableType type) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < method.getParameters().size(); i++) {
            VariableElement parameter = method.getParameters().get(i);
            boolean last = i == method.getParameters().size() - 1;
            String text = type(type.getParameterTypes().get(i));
            if (last && method.isVarArgs() && text.endsWith("[]")) {
                text = text.substring(0, text.length() - 2) + "...";
            }
            String name = parameter.getSimpleName().toString();
            texts.add(UNNAMED.matcher(name).matches() ? text : text + " " + name);
        }
        return texts;
    }
}
