package skylab.kernel.magic.builtin;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.Declaration;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;

/** {@code !command}: a command of the computer that the kernel runs on, by its shell. */
final class SystemMagic extends BuiltinMagic implements LineMagic {
    private static final Pattern FIRST_WORD = Pattern.compile("!*([\\p{L}_$][\\p{L}\\p{N}_$]*)\\b.*");

    private static final Pattern PLACEHOLDER = Pattern.compile("(?<!\\$)\\{([\\p{L}_][\\p{L}\\p{N}_]*)}");

    private final Workspace workspace;

    SystemMagic(Workspace workspace) {
        super("system", "sx");
        this.workspace = workspace;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        if (arguments.isEmpty()) {
            throw usage(context);
        }
        if (negates(arguments, context)) {
            return context.evaluate("!" + arguments);
        }
        int status = ShellCommand.run(withValues(arguments, context), workspace);
        if (status != 0) {
            System.err.println(context.messages().text("magic.system.status", status));
        }
        return null;
    }

    /** The command with the values of variables of the notebook in the places of their names in braces. */
    private static String withValues(String command, KernelContext context) throws Exception {
        Matcher placeholder = PLACEHOLDER.matcher(command);
        StringBuilder filled = new StringBuilder();
        while (placeholder.find()) {
            String name = placeholder.group(1);
            boolean known = context.declarations().stream().anyMatch(each -> isVariable(each, name));
            String text = known ? String.valueOf(context.evaluate(name)) : placeholder.group();
            placeholder.appendReplacement(filled, Matcher.quoteReplacement(text));
        }
        return placeholder.appendTail(filled).toString();
    }

    private static boolean isVariable(Declaration declaration, String name) {
        return declaration.kind() == Declaration.Kind.VARIABLE
                && declaration.name().equals(name);
    }

    /** Whether the line is Java: the negation of a variable of the notebook. */
    private static boolean negates(String command, KernelContext context) {
        Matcher word = FIRST_WORD.matcher(command);
        return word.matches()
                && context.declarations().stream()
                        .anyMatch(declaration -> isVariable(declaration, word.group(1))
                                && declaration.type().equalsIgnoreCase("boolean"));
    }
}
