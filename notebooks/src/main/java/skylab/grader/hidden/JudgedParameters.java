package skylab.grader.hidden;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import skylab.lab.Lab;

/** Gives hidden tests the lab, a fork of its own to each, and the answers that are being judged. */
final class JudgedParameters implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Lab.class || type == Answers.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Judged judged = context.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
                .get(Judged.class, Judged.class);
        if (judged == null) {
            throw new IllegalStateException("hidden tests are run by the grader (./skylab grade)");
        }
        return parameter.getParameter().getType() == Lab.class ? judged.lab().fork() : judged.answers();
    }
}
