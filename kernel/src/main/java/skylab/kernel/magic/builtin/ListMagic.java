package skylab.kernel.magic.builtin;

import java.util.StringJoiner;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;

/** {@code %lsmagic}: what magics there are. */
final class ListMagic extends BuiltinMagic implements LineMagic {
    private final MagicRegistry registry;

    ListMagic(MagicRegistry registry) {
        super("lsmagic", "lsmagic");
        this.registry = registry;
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        StringJoiner text = new StringJoiner("\n");
        for (Magic magic : registry.all()) {
            String help = magic.help(context.messages().language());
            String forms = (magic instanceof LineMagic ? "%" + magic.name() + " " : "")
                    + (magic instanceof CellMagic ? "%%" + magic.name() : "");
            text.add("%-28s %s".formatted(forms.strip(), help));
        }
        return MimeBundle.text(text.toString());
    }
}
