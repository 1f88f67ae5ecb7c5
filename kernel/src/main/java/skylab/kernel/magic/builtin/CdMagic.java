package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;

/** {@code %cd}: changes the directory in which magics and shell commands work. */
final class CdMagic extends BuiltinMagic implements LineMagic {
    private final Workspace workspace;

    CdMagic(Workspace workspace) {
        super("cd");
        this.workspace = workspace;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws IOException, UsageException {
        List<String> words = Arguments.split(arguments);
        if (words.size() > 1) {
            throw usage(context);
        }
        String name = words.isEmpty() ? "~" : words.get(0);
        Path directory = name.equals("-") ? workspace.previous() : workspace.resolve(name);
        if (!Files.isDirectory(directory)) {
            throw new UsageException(context.messages().text("magic.cd.missing", directory));
        }
        workspace.enter(directory.toRealPath());
        System.out.println(workspace.directory());
        return null;
    }
}
