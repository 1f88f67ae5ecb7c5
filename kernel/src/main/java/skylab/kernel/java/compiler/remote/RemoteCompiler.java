package skylab.kernel.java.compiler.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import skylab.kernel.java.compiler.CellCompiler;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.compiler.JavacCompiler;
import skylab.kernel.pipe.Frames;

/**
 * Has sources compiled by a {@link CompilerService}. Where there is none, or it gives no answer, or the session wants
 * what it does not have (jars of its own, preview features), a compiler of this JVM does it from then on: the same
 * results, slower.
 */
public final class RemoteCompiler implements CellCompiler {
    private final ClassStore store;
    private final String classPath;
    private final List<String> options;
    private final Exchange exchange;
    /** What the service knows of the session. */
    private Map<String, byte[]> told = Map.of();

    private Optional<CellCompiler> own = Optional.empty();

    /** Asks a service. */
    @FunctionalInterface
    public interface Exchange {
        /**
         * Sends a request.
         *
         * @return its answer; {@link CompilerService#NOTHING} when there is none
         */
        byte[] answer(byte[] request) throws IOException;
    }

    private RemoteCompiler(ClassStore store, String classPath, List<String> options, Exchange exchange) {
        this.store = store;
        this.classPath = classPath;
        this.options = options;
        this.exchange = exchange;
        if (!options.isEmpty()) {
            own();
        }
    }

    /** Compilers that ask the service at the other end of a pipe, which must have the same class path. */
    public static Maker over(OutputStream requests, InputStream answers) {
        return asking(request -> {
            Frames.write(requests, request);
            return Frames.read(answers).orElse(CompilerService.NOTHING);
        });
    }

    /** Compilers that ask a service, which must have the same class path. */
    public static Maker asking(Exchange exchange) {
        return (store, classPath, options) -> new RemoteCompiler(store, classPath, options, exchange);
    }

    @Override
    public Result compile(String source) {
        return ask(source, "", Set.of(), CompilerService::result).orElseGet(() -> own().compile(source));
    }

    @Override
    public Inferred localTypes(String source, String method, Set<String> names) {
        return ask(source, method, names, CompilerService::inferred)
                .orElseGet(() -> own().localTypes(source, method, names));
    }

    @Override
    public void preview(boolean on) {
        own().preview(on);
    }

    @Override
    public void addToClassPath(String more) throws IOException {
        own().addToClassPath(more);
    }

    private CellCompiler own() {
        if (own.isEmpty()) {
            own = Optional.of(new JavacCompiler(store, classPath, options));
        }
        return own.get();
    }

    private <T> Optional<T> ask(String source, String method, Set<String> names, Function<Reader, T> result) {
        if (own.isPresent()) {
            return Optional.empty();
        }
        Map<String, byte[]> now = store.files();
        Set<String> removed = new TreeSet<>(told.keySet());
        removed.removeAll(now.keySet());
        Map<String, byte[]> added = new TreeMap<>(now);
        added.entrySet().removeIf(each -> told.get(each.getKey()) == each.getValue());
        try {
            byte[] answer = exchange.answer(new Request(removed, added, source, method, names).bytes());
            told = now;
            return answer.length == 0 ? Optional.empty() : Optional.of(result.apply(new Reader(answer)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
