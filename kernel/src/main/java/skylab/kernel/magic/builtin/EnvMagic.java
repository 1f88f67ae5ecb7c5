package skylab.kernel.magic.builtin;

import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;

/** {@code %env}: the environment variables of shell commands. */
final class EnvMagic extends BuiltinMagic implements LineMagic {
    private static final Pattern ASSIGNMENT = Pattern.compile("([^\\s=]+)(?:\\s*=\\s*|\\s+)(.*)", Pattern.DOTALL);

    private final Workspace workspace;

    EnvMagic(Workspace workspace) {
        super("env", "set_env");
        this.workspace = workspace;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        if (arguments.isEmpty()) {
            return new TreeMap<>(workspace.variables());
        }
        Matcher assignment = ASSIGNMENT.matcher(arguments);
        if (assignment.matches()) {
            workspace.variables().put(assignment.group(1), assignment.group(2));
            System.out.println("env: " + assignment.group(1) + "=" + assignment.group(2));
            return null;
        }
        String value = workspace.variables().get(arguments);
        if (value == null) {
            throw new UsageException(context.messages().text("magic.env.missing", arguments));
        }
        return value;
    }
}
