package skylab.grader.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import skylab.grader.process.ProcessFailedException;
import skylab.grader.process.StandingProcess;
import skylab.grader.sandbox.Peer;
import skylab.kernel.java.compiler.remote.CompilerService;
import skylab.kernel.pipe.Frames;

/**
 * A warm compiler that submissions are lent, one after the other, because to bring one up to speed takes a fresh JVM
 * longer than all else. A submission that asks too much of it, or talks nonsense, is without it from then on and compiles
 * by itself; the next one gets it, or a new one, as if nothing had been.
 */
public final class LentCompiler implements Peer, AutoCloseable {
    private final StandingProcess process;
    private final Semaphore turn = new Semaphore(1);

    LentCompiler(StandingProcess process) {
        this.process = process;
    }

    @Override
    public void talk(InputStream said, OutputStream answers) throws IOException, InterruptedException {
        if (!turn.tryAcquire()) {
            // The one before has been ended in the middle of a request, which is still being answered.
            process.kill();
            turn.acquire();
            process.stop();
        }
        try {
            Optional<byte[]> request = Frames.read(said);
            if (request.isPresent()) {
                process.ask(CompilerService.NOTHING);
            }
            for (; request.isPresent(); request = Frames.read(said)) {
                Frames.write(answers, process.ask(request.get()));
            }
        } catch (StreamCorruptedException | ProcessFailedException e) {
            // It goes on alone.
            return;
        } finally {
            turn.release();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
