package skylab.kernel.magic.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import skylab.kernel.evaluation.Cell;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.maven.ClassPathEntries;
import skylab.kernel.maven.MavenLibraries;
import skylab.kernel.text.Messages;

/** The magics of this package. */
public final class BuiltinMagics {
    private BuiltinMagics() {}

    /**
     * A registry of these magics and of those that libraries on the class path bring; they are made when the first is
     * asked for.
     *
     * @param history the cells that have run
     */
    public static MagicRegistry registry(Messages messages, Supplier<List<Cell>> history) {
        MagicRegistry registry = new MagicRegistry(messages);
        registry.addLater(() -> {
            List<Magic> magics = new ArrayList<>(all(registry));
            magics.add(new HistoryMagic(history));
            ServiceLoader.load(Magic.class).forEach(magics::add);
            return magics;
        });
        return registry;
    }

    /** Those that need nothing but the session; the registry is what they list. */
    public static List<Magic> all(MagicRegistry registry) {
        Workspace workspace = new Workspace();
        ClassPathEntries entries = new ClassPathEntries();
        MavenLibraries libraries = new MavenLibraries(entries);
        return List.of(
                new ListMagic(registry),
                new PinfoMagic(registry),
                new TimeMagic(),
                new TimeitMagic(),
                new WhoMagic("who", false),
                new WhoMagic("whos", true),
                new PreviewMagic(),
                new ResetMagic(),
                new EnvMagic(workspace),
                new CdMagic(workspace),
                new PwdMagic(workspace),
                new SystemMagic(workspace),
                new WriteFileMagic(workspace),
                new LoadMagic(workspace, registry),
                new FormMagic("html", "text/html"),
                new FormMagic("svg", "image/svg+xml"),
                new FormMagic("markdown", "text/markdown", "md"),
                new FormMagic("javascript", "application/javascript", "js"),
                new FormMagic("latex", "text/latex"),
                new ClassPathMagic("classpath", "addClasspath", false, workspace, entries),
                new ClassPathMagic("jars", "addJars", true, workspace, entries),
                new MavenMagic(libraries),
                new MavenRepoMagic(libraries),
                new LoadFromPomMagic(libraries, workspace));
    }
}
