package skylab.kernel.magic.builtin;

import java.util.function.LongUnaryOperator;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.notebook.MimeBundle;

/**
 * {@code %timeit} and {@code %%timeit}: the time of one run of Java, from as many runs as fit into a second; compiled
 * once. In the cell form the first line runs once, before the clock does.
 */
final class TimeitMagic extends BuiltinMagic implements LineMagic, CellMagic {
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 150_000_000;

    TimeitMagic() {
        super("timeit");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        return cell("", arguments, context);
    }

    @Override
    public Object cell(String arguments, String body, KernelContext context) throws Exception {
        String code = body.strip();
        if (code.isEmpty()) {
            throw usage(context);
        }
        if (!arguments.isEmpty()) {
            context.evaluate(arguments);
        }
        Loop loop = new Loop(context, code.endsWith(";") || code.endsWith("}") ? code : code + ";");
        long runs = 1;
        long nanos = loop.time(runs);
        while (nanos < ROUND_NANOS) {
            runs = Math.max(runs * 2, (long) (runs * (ROUND_NANOS * 1.1 / Math.max(1, nanos))));
            nanos = loop.time(runs);
        }
        double[] means = new double[ROUNDS];
        double sum = 0;
        for (int i = 0; i < ROUNDS; i++) {
            means[i] = (double) loop.time(runs) / runs;
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

    /** The code in a loop, compiled by the session that knows its names. */
    private static final class Loop {
        private final LongUnaryOperator loop;

        Loop(KernelContext context, String code) throws Exception {
            loop = (LongUnaryOperator) context.evaluate(
                    "((java.util.function.LongUnaryOperator) $runs -> { long $begin = System.nanoTime();"
                            + " for (long $i = 0; $i < $runs; $i++) { " + code
                            + "\n} return System.nanoTime() - $begin;"
                            + " })");
        }

        long time(long runs) {
            return loop.applyAsLong(runs);
        }
    }
}
