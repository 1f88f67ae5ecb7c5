package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.UsageException;

/** {@code %%writefile [-a] file}: the cell into a file, or behind what is in it. */
final class WriteFileMagic extends BuiltinMagic implements CellMagic {
    WriteFileMagic() {
        super("writefile", "writefile");
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws IOException, UsageException {
        boolean append = arguments.startsWith("-a ");
        String name = append ? arguments.substring(3).strip() : arguments;
        if (name.isEmpty()) {
            throw new UsageException(context.messages().text("magic.usage.writefile"));
        }
        Path file = Path.of(name);
        if (append) {
            Files.writeString(file, body, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } else {
            Files.writeString(file, body);
        }
        System.out.println(
                context.messages().text(append ? "magic.writefile.appended" : "magic.writefile.written", name));
        return null;
    }
}
