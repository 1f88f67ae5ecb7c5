package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;

/** {@code %pwd}: the directory in which magics and shell commands work. */
final class PwdMagic extends BuiltinMagic implements LineMagic {
    private final Workspace workspace;

    PwdMagic(Workspace workspace) {
        super("pwd");
        this.workspace = workspace;
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        return workspace.directory().toString();
    }
}
