package skylab.kernel.lab;

import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.lab.Lab;

/**
 * {@code %aws} and {@code %%aws}: types a command of the AWS CLI at the terminal. What follows in the lines of a cell
 * belongs to the command of the first line; if that has none, each line is a command of its own.
 */
final class AwsMagic extends LabMagic implements CellMagic, LineMagic {
    private static final String COMMAND = "aws ";

    AwsMagic(Supplier<Lab> lab) {
        super("aws", lab);
    }

    @Override
    public Object line(String arguments, KernelContext context) {
        type(COMMAND + arguments, context);
        return null;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) {
        StringBuilder text = new StringBuilder();
        if (arguments.isBlank()) {
            // A line that ends in a backslash goes on in the next one.
            body.replaceAll("\\\\[ \\t]*\\R", " ")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> text.append(line.startsWith(COMMAND) ? "" : COMMAND)
                            .append(line.strip())
                            .append('\n'));
        } else {
            text.append(COMMAND).append(arguments);
            body.lines().filter(line -> !line.isBlank()).forEach(line -> text.append(' ')
                    .append(line.replaceFirst("\\\\\\s*$", "").strip()));
        }
        type(text.toString(), context);
        return null;
    }

    private void type(String text, KernelContext context) {
        System.out.print(lab().terminal().type(Placeholders.fill(text, context)).transcript());
    }
}
