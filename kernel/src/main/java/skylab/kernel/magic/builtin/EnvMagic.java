package skylab.kernel.magic.builtin;

import java.util.TreeMap;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;

/** {@code %env}: environment variables. */
final class EnvMagic extends BuiltinMagic implements LineMagic {
    EnvMagic() {
        super("env", "env");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        if (arguments.isEmpty()) {
            return new TreeMap<>(System.getenv());
        }
        String value = System.getenv(arguments);
        if (value == null) {
            throw new UsageException(context.messages().text("magic.env.missing", arguments));
        }
        return value;
    }
}
