package skylab.kernel.java.compiler.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import skylab.kernel.failure.Problem;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.CellCompiler.Inferred;
import skylab.kernel.java.compiler.CellCompiler.Result;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.pipe.Frames;

/**
 * Compiles for sessions in other processes, one after the other. Sources are never run, nor are processors of
 * annotations; of one session nothing is left for the next but what the compiler knows of the class path.
 */
public final class CompilerService {
    /** An empty message begins a session; an empty answer says that there is none. */
    public static final byte[] NOTHING = {};

    private final ClassStore store = new ClassStore();
    private final CellCompiler compiler;

    /**
     * A service.
     *
     * @param classPath jars and directories that sources are compiled against; empty means the class path of this JVM
     */
    public CompilerService(String classPath) {
        compiler = new JavacCompiler(store, classPath, List.of());
    }

    /** Answers {@link Frames} until there are no more. */
    public void serve(InputStream requests, OutputStream answers) throws IOException {
        for (var request = Frames.read(requests); request.isPresent(); request = Frames.read(requests)) {
            Frames.write(answers, answer(request.get()));
        }
    }

    /** Answers one message. */
    public byte[] answer(byte[] message) {
        if (message.length == 0) {
            store.clear();
            return NOTHING;
        }
        try {
            Request request = Request.read(new Reader(message));
            store.remove(request.removed());
            store.put(request.added());
            return request.method().isEmpty()
                    ? written(compiler.compile(request.source()))
                    : written(compiler.localTypes(request.source(), request.method(), request.names()));
        } catch (RuntimeException | StackOverflowError e) {
            // A message that is none, or a source that is too much for the compiler.
            return NOTHING;
        }
    }

    private static byte[] written(Result result) {
        Writer out = new Writer().files(result.classes()).number(result.errors().size());
        for (Problem error : result.errors()) {
            out.text(error.code())
                    .text(error.message())
                    .number(error.start())
                    .number(error.end())
                    .number(error.position());
        }
        return out.bytes();
    }

    private static byte[] written(Inferred inferred) {
        return new Writer().texts(inferred.types()).names(inferred.nameless()).bytes();
    }

    static Result result(Reader in) {
        return new Result(
                in.files(), in.list(() -> new Problem(in.text(), in.text(), in.number(), in.number(), in.number())));
    }

    static Inferred inferred(Reader in) {
        return new Inferred(in.texts(), in.names());
    }
}
