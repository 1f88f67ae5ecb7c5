package skylab.kernel.lab;

import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.lab.Lab;

/** {@code %advance 45d}: lets virtual time pass. */
final class AdvanceMagic extends LabMagic implements LineMagic {
    AdvanceMagic(Supplier<Lab> lab) {
        super("advance", lab);
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        if (arguments.isBlank()) {
            throw new IllegalArgumentException(Texts.in(context.messages().language(), "advance.usage"));
        }
        lab().advance(arguments);
        System.out.println(lab().now());
        return null;
    }
}
