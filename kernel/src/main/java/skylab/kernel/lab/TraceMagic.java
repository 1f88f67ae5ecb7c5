package skylab.kernel.lab;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.lab.LabValues.Value;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;
import skylab.lab.Lab;
import skylab.lab.Probe;

/**
 * {@code %trace me web tcp/22}: follows a packet hop by hop. {@code {name}} stands for the value of a variable of the
 * notebook.
 */
final class TraceMagic extends LabMagic implements LineMagic, CompletingMagic {
    private static final int WORDS = 3;

    private final Supplier<LabValues> values;

    TraceMagic(Supplier<Lab> lab, Supplier<LabValues> values) {
        super("trace", lab);
        this.values = values;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        Language language = context.messages().language();
        List<String> words = Arguments.split(Placeholders.fill(arguments, context));
        if (words.size() != WORDS) {
            throw new UsageException(Texts.in(language, "trace.usage"));
        }
        Probe probe =
                Probe.parse(words.get(2)).orElseThrow(() -> new UsageException(Texts.in(language, "trace.usage")));
        return lab().trace(words.get(0), words.get(1), probe);
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        if (before.size() >= WORDS) {
            return List.of();
        }
        return before.size() == WORDS - 1
                ? List.of("tcp/22", "tcp/80", "tcp/443", "ping", "udp/53")
                : Stream.concat(
                                Stream.of("me", "internet"),
                                Stream.concat(
                                                values.get().ids("instance").stream(),
                                                values.get().ids("network-interface").stream())
                                        .map(Value::text))
                        .toList();
    }
}
