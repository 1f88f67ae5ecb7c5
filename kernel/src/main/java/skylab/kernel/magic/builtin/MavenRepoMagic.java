package skylab.kernel.magic.builtin;

import java.util.List;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.maven.MavenLibraries;
import skylab.kernel.maven.RemoteSource;

/** {@code %mavenRepo id url}: asks another repository too. */
final class MavenRepoMagic extends BuiltinMagic implements LineMagic {
    private final MavenLibraries libraries;

    MavenRepoMagic(MavenLibraries libraries) {
        super("mavenRepo", "addMavenRepo");
        this.libraries = libraries;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        List<String> words = Arguments.split(arguments);
        if (words.isEmpty()) {
            return libraries.sources().stream().map(RemoteSource::toString).toList();
        }
        if (words.size() != 2) {
            throw usage(context);
        }
        libraries.addSource(new RemoteSource(words.get(0), words.get(1)));
        return null;
    }
}
