package skylab.kernel.magic.builtin;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.magic.UsageException;
import skylab.kernel.notebook.MimeBundle;

/** {@code %name?} and {@code ?name}: what a magic does and how it is called. */
final class PinfoMagic extends BuiltinMagic implements LineMagic, CompletingMagic {
    private final MagicRegistry registry;

    PinfoMagic(MagicRegistry registry) {
        super("pinfo", "magic");
        this.registry = registry;
    }

    @Override
    public Object line(String arguments, KernelContext context) throws UsageException {
        if (arguments.isEmpty()) {
            throw usage(context);
        }
        String name = arguments.replaceFirst("^%+", "");
        Magic magic = registry.find(name).orElseThrow(() -> registry.unknown(name, arguments.startsWith("%%")));
        String forms = Stream.concat(Stream.of(magic.name()), magic.aliases().stream())
                .map(each -> forms(magic, each))
                .collect(Collectors.joining(" "));
        return MimeBundle.text(Stream.of(
                        forms,
                        magic.help(context.messages().language()),
                        magic.details(context.messages().language()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n")));
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        return registry.all().stream()
                .map(Magic::name)
                .filter(name -> name.startsWith(begun))
                .toList();
    }

    /** The ways to write a magic under one of its names. */
    static String forms(Magic magic, String name) {
        List<String> forms = Stream.of(
                        magic instanceof LineMagic ? "%" + name : "", magic instanceof CellMagic ? "%%" + name : "")
                .filter(form -> !form.isEmpty())
                .toList();
        return String.join(" ", forms);
    }
}
