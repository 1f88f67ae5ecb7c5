package skylab.kernel.magic.builtin;

import java.util.function.LongUnaryOperator;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.notebook.MimeBundle;

/** {@code %timeit}: the time of one run of a line, from as many runs as fit into a second; compiled once. */
final class TimeitMagic extends BuiltinMagic implements LineMagic {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 150_000_000;

    TimeitMagic() {
        super("timeit", "timeit");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        if (arguments.isEmpty()) {
            throw new UsageException(context.messages().text("magic.usage.code", name()));
        }
        String code = arguments.endsWith(";") || arguments.endsWith("}") ? arguments : arguments + ";";
        Loop body = new Loop(context, code);
        long runs = 1;
        long nanos = body.time(runs);
        while (nanos < ROUND_NANOS) {
            runs = Math.max(runs * 2, (long) (runs * (ROUND_NANOS * 1.1 / Math.max(1, nanos))));
            nanos = body.time(runs);
        }
        double[] means = new double[ROUNDS];
        double sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            means[i] = (double) body.time(runs) / runs;
            sum += means[i];
        }
        double mean = sum / ROUNDS;
        double squares = 0;
        for (double each : means) {
            squares += (each - mean) * (each - mean);
        }
        String deviation = Durations.text(Math.sqrt(squares / ROUNDS));
        return MimeBundle.text(
                context.messages().text("magic.timeit.result", Durations.text(mean), deviation, ROUNDS, runs));
    }

    /** The line in a loop, compiled by the session that knows its names. */
    private static final class Loop {
        private final LongUnaryOperator loop;

        Loop(KernelContext context, String code) throws Exception {
            loop = (LongUnaryOperator) context.evaluate(
                    "((java.util.function.LongUnaryOperator) $runs -> { long $begin = System.nanoTime();"
                            + " for (long $i = 0; $i < $runs; $i++) { " + code + " } return System.nanoTime() - $begin;"
                            + " })");
        }

        long time(long runs) {
            return loop.applyAsLong(runs);
        }
    }
}
