package skylab.kernel.lab;

import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.lab.Lab;

/**
 * {@code %%sh}: types the cell at the terminal of the learner's own computer, which stays as it is between cells. {@code
 * {name}} stands for the value of a variable of the notebook.
 */
final class ShellMagic extends LabMagic implements CellMagic {
    ShellMagic(Supplier<Lab> lab) {
        super("sh", lab);
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) {
        System.out.print(lab().terminal().type(Placeholders.fill(body, context)).transcript());
        return null;
    }
}
