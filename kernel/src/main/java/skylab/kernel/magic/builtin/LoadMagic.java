package skylab.kernel.magic.builtin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellSource;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.UsageException;

/** {@code %load file}: runs a file of Java or JShell, or the code cells of a notebook, with the magics in it. */
final class LoadMagic extends BuiltinMagic implements LineMagic {
    private static final List<String> EXTENSIONS = List.of("", ".jsh", ".jshell", ".java", ".ipynb");

    private final Workspace workspace;
    private final MagicRegistry registry;

    LoadMagic(Workspace workspace, MagicRegistry registry) {
        super("load");
        this.workspace = workspace;
        this.registry = registry;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        List<String> words = Arguments.split(arguments);
        if (words.isEmpty()) {
            throw usage(context);
        }
        Object last = null;
        for (String name : words) {
            last = load(find(name, context), context);
        }
        return last;
    }

    private Path find(String name, KernelContext context) throws UsageException {
        return EXTENSIONS.stream()
                .map(extension -> workspace.resolve(name + extension))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new UsageException(context.messages().text("magic.load.missing", name)));
    }

    private Object load(Path file, KernelContext context) throws Exception {
        List<String> cells = cells(file);
        Object last = null;
        for (int i = 0; i < cells.size(); i++) {
            try {
                last = run(cells.get(i), context);
            } catch (Exception e) {
                String place = cells.size() == 1 ? "magic.load.failed" : "magic.load.failedCell";
                System.err.println(context.messages().text(place, file.getFileName(), i + 1));
                throw e;
            }
        }
        return last;
    }

    private static List<String> cells(Path file) throws IOException {
        String text = Files.readString(file);
        return file.toString().endsWith(".ipynb") ? NotebookCode.cells(text) : List.of(text);
    }

    private Object run(String code, KernelContext context) throws Exception {
        Object last = null;
        for (CellSource.Part part : CellSource.parse(CellSource.withCalls(code))) {
            last = part instanceof CellSource.Call magic
                    ? registry.run(magic.call(), context)
                    : context.evaluate(((CellSource.Java) part).code());
        }
        return last;
    }
}
