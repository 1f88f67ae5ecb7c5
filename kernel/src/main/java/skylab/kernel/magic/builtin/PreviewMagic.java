package skylab.kernel.magic.builtin;

import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;

/** {@code %preview on}: lets the following cells use preview features of this Java (JEP 12). */
final class PreviewMagic extends BuiltinMagic implements LineMagic, CompletingMagic {
    PreviewMagic() {
        super("preview");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        if (!arguments.equals("on") && !arguments.equals("off")) {
            throw usage(context);
        }
        context.preview(arguments.equals("on"));
        return null;
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        return before.isEmpty() ? List.of("on", "off") : List.of();
    }
}
