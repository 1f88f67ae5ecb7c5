package skylab.kernel.magic.builtin;

import java.util.List;
import java.util.stream.Collectors;
import skylab.kernel.extension.Declaration;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.notebook.MimeBundle;

/** {@code %who} and {@code %whos}: what the session has declared, as names or as a table with types. */
final class WhoMagic extends BuiltinMagic implements LineMagic {
    private final boolean table;

    WhoMagic(String name, boolean table) {
        super(name);
        this.table = table;
    }

    /** A row of the table. */
    private record Row(String name, String kind, String type) {}

    @Override
    public Object line(String arguments, KernelContext context) {
        List<String> wanted = Arguments.split(arguments);
        List<Declaration> found = context.declarations().stream()
                .filter(each -> wanted.isEmpty() || wanted.contains(each.type()) || wanted.contains(kind(each)))
                .toList();
        if (found.isEmpty()) {
            return MimeBundle.text(context.messages().text("magic.who.nothing"));
        }
        if (!table) {
            return MimeBundle.text(found.stream().map(Declaration::name).collect(Collectors.joining("  ")));
        }
        return found.stream()
                .map(each -> new Row(each.name(), context.messages().text("magic.who." + kind(each)), each.type()))
                .toList();
    }

    private static String kind(Declaration declaration) {
        return switch (declaration.kind()) {
            case VARIABLE -> "variable";
            case METHOD -> "method";
            case TYPE -> "type";
            case IMPORT -> "import";
        };
    }
}
