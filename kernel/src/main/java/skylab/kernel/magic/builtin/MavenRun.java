package skylab.kernel.magic.builtin;

import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.UsageException;
import skylab.kernel.maven.MavenLibraries;
import skylab.kernel.maven.Transfers;
import skylab.kernel.maven.UnresolvedLibraryException;

/** What the magics of Maven share: progress while libraries are fetched, and a clear word when they cannot be. */
final class MavenRun {
    private MavenRun() {}

    /** A search whose downloads are told of. */
    @FunctionalInterface
    interface Search {
        MavenLibraries.Addition run(Transfers transfers) throws Exception;
    }

    /** Runs a search and shows what came of it. */
    static void add(MavenLibraries libraries, KernelContext context, Search search) throws Exception {
        MavenProgress progress = new MavenProgress(context.messages());
        Transfers transfers = new Transfers(progress::show);
        try {
            progress.finish(search.run(transfers), libraries, transfers);
        } catch (UnresolvedLibraryException e) {
            progress.fail();
            throw new UsageException(MavenProgress.explain(e, context.messages()));
        } catch (InterruptedException e) {
            progress.fail();
            throw e;
        }
    }
}
