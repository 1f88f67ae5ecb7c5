package skylab.kernel.magic.builtin;

import java.util.stream.Collectors;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;

/** {@code %lsmagic}: what magics there are. */
final class ListMagic extends BuiltinMagic implements LineMagic {
    private final MagicRegistry registry;

    ListMagic(MagicRegistry registry) {
        super("lsmagic");
        this.registry = registry;
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        String list = registry.all().stream().map(magic -> row(magic, context)).collect(Collectors.joining("\n"));
        return MimeBundle.text(list + "\n\n" + context.messages().text("magic.lsmagic.more"));
    }

    private static String row(Magic magic, KernelContext context) {
        String forms = PinfoMagic.forms(magic, magic.name());
        return "%-32s %s".formatted(forms, magic.help(context.messages().language()));
    }
}
