package skylab.grader.hidden;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import skylab.lab.Lab;

/** Gives hidden tests what is judged: of labs a fork of its own to each. */
final class JudgedParameters implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Lab.class || type == Answers.class || type == Parameters.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Judged judged = context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .get(Judged.class, Judged.class);
        if (judged == null) {
            throw new IllegalStateException("hidden tests are run by the grader (./skylab grade)");
        }
        Class<?> type = parameter.getParameter().getType();
        if (type == Lab.class) {
            return (parameter.isAnnotated(Start.class) ? judged.start() : judged.lab()).fork();
        }
        return type == Answers.class ? judged.answers() : judged.parameters();
    }
}
