package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.notebook.MimeBundle;

/** {@code %%html}, {@code %%svg} and others: the cell as a form that front ends show. */
final class FormMagic extends BuiltinMagic implements CellMagic {
    private final String mimeType;

    FormMagic(String name, String mimeType, String... aliases) {
        super(name, aliases);
        this.mimeType = mimeType;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) {
        context.display(MimeBundle.of(body.strip(), mimeType, body));
        return null;
    }
}
