package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;

/** {@code %time} and {@code %%time}: how long Java takes, with compilation. */
final class TimeMagic extends BuiltinMagic implements LineMagic, CellMagic {
    TimeMagic() {
        super("time");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        if (arguments.isBlank()) {
            throw usage(context);
        }
        long begin = System.nanoTime();
        Object value = context.evaluate(arguments);
        System.out.println(context.messages().text("magic.time.result", Durations.text(System.nanoTime() - begin)));
        return value;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws Exception {
        return line(arguments + "\n" + body, context);
    }
}
