package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.notebook.Notebook;

/** {@code %%html}: the cell as HTML. */
final class HtmlMagic extends BuiltinMagic implements CellMagic {
    HtmlMagic() {
        super("html", "html");
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) {
        context.display(Notebook.html(body));
        return null;
    }
}
