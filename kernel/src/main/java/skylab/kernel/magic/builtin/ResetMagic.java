package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;

/** {@code %reset}: forgets what cells have declared. */
final class ResetMagic extends BuiltinMagic implements LineMagic {
    ResetMagic() {
        super("reset");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        // "-f" of IPython: there is nothing to confirm here either way.
        if (!arguments.isEmpty() && !arguments.equals("-f")) {
            throw usage(context);
        }
        int count = context.declarations().size();
        context.reset();
        System.out.println(context.messages().text("magic.reset.done", count));
        return null;
    }
}
