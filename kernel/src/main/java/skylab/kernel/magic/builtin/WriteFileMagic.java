package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.UsageException;

/** {@code %%writefile [-a] file}: the cell into a file, or behind what is in it. */
final class WriteFileMagic extends BuiltinMagic implements CellMagic {
    private final Workspace workspace;

    WriteFileMagic(Workspace workspace) {
        super("writefile", "file");
        this.workspace = workspace;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws IOException, UsageException {
        List<String> words = Arguments.split(arguments);
        boolean append = words.size() == 2 && words.get(0).equals("-a");
        if (words.size() != (append ? 2 : 1)) {
            throw usage(context);
        }
        String name = words.get(words.size() - 1);
        Path file = workspace.resolve(name);
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
