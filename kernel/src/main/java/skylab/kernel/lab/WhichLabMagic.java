package skylab.kernel.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import skylab.kernel.extension.Binding;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;

/**
 * {@code %lab} tells of the lab, {@code %lab open <file>} goes on with a saved one or begins one that is saved, {@code
 * %lab new [seed]} begins another.
 */
final class WhichLabMagic extends LabMagic implements LineMagic, CompletingMagic {
    private final CurrentLab current;
    private final Supplier<List<Binding>> bindings;

    /**
     * The magic.
     *
     * @param bindings the names whose values are those of another lab after a change
     */
    WhichLabMagic(CurrentLab current, Supplier<List<Binding>> bindings) {
        super("lab", current::get);
        this.current = current;
        this.bindings = bindings;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        Language language = context.messages().language();
        List<String> words = Arguments.split(arguments);
        if (words.size() == 2 && words.get(0).equals("open")) {
            Path file = Path.of(words.get(1));
            boolean saved = Files.exists(file);
            current.open(file);
            System.out.println(Texts.in(language, saved ? "lab.resumed" : "lab.saved", file, lab().actions()));
            bindings.get().forEach(context::rebind);
        } else if (!words.isEmpty() && words.get(0).equals("new") && words.size() <= 2) {
            current.begin(words.size() == 2 ? seed(words.get(1), language) : current.defaultSeed());
            bindings.get().forEach(context::rebind);
        } else if (!words.isEmpty()) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
        System.out.println(Texts.in(
                language,
                "lab.state",
                lab().region(),
                lab().now(),
                lab().actions(),
                current.journal().map(Path::toString).orElse("-")));
        return null;
    }

    private static long seed(String text, Language language) throws UsageException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException(Texts.in(language, "lab.usage"));
        }
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        return before.isEmpty() ? List.of("open", "new") : List.of();
    }
}
