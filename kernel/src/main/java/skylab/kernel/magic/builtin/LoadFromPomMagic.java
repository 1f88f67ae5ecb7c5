package skylab.kernel.magic.builtin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.xml.sax.SAXParseException;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.maven.MavenLibraries;
import skylab.kernel.maven.PartialPom;

/**
 * {@code %loadFromPOM file [scope ...]} and {@code %%loadFromPOM [scope ...]}: adds the dependencies of a project; of a
 * file, or of what stands in the cell.
 */
final class LoadFromPomMagic extends BuiltinMagic implements LineMagic, CellMagic {
    private static final List<String> DEFAULT_SCOPES = List.of("compile", "runtime", "system", "import");

    private final MavenLibraries libraries;
    private final Workspace workspace;

    LoadFromPomMagic(MavenLibraries libraries, Workspace workspace) {
        super("loadFromPOM", "pom");
        this.libraries = libraries;
        this.workspace = workspace;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        List<String> words = Arguments.split(arguments);
        if (words.isEmpty()) {
            throw usage(context);
        }
        Path named = workspace.resolve(words.get(0));
        Path pom = Files.isDirectory(named) ? named.resolve("pom.xml") : named;
        if (!Files.isRegularFile(pom)) {
            throw new UsageException(context.messages().text("magic.load.missing", pom));
        }
        add(pom, words.subList(1, words.size()), context);
        return null;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws Exception {
        String text;
        try {
            text = PartialPom.complete(body);
        } catch (SAXParseException e) {
            throw new UsageException(
                    context.messages().text("magic.loadFromPOM.malformed", e.getLineNumber() + 1, e.getMessage()));
        }
        Path pom = Files.createTempFile("notebook", ".pom");
        try {
            Files.writeString(pom, text);
            add(pom, Arguments.split(arguments), context);
        } finally {
            Files.delete(pom);
        }
        return null;
    }

    private void add(Path pom, List<String> scopes, KernelContext context) throws Exception {
        Set<String> wanted = new LinkedHashSet<>(scopes.isEmpty() ? DEFAULT_SCOPES : scopes);
        MavenRun.add(libraries, context, transfers -> libraries.addPom(pom, wanted, transfers, context));
    }
}
