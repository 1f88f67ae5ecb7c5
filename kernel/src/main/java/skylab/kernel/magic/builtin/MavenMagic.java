package skylab.kernel.magic.builtin;

import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.maven.MavenLibraries;

/** {@code %maven}: adds libraries with all that they need; in the cell form a library on each line. */
final class MavenMagic extends BuiltinMagic implements LineMagic, CellMagic, CompletingMagic {
    private final MavenLibraries libraries;

    MavenMagic(MavenLibraries libraries) {
        super("maven", "addMavenDependencies", "addMavenDependency", "addMaven");
        this.libraries = libraries;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        List<String> coordinates = Arguments.split(arguments);
        if (coordinates.isEmpty()) {
            throw usage(context);
        }
        MavenRun.add(libraries, context, transfers -> libraries.add(coordinates, transfers, context));
        return null;
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws Exception {
        return line((arguments + " " + body.replaceAll("(?m)(//|#).*$", "")).strip(), context);
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        return libraries.complete(begun);
    }
}
