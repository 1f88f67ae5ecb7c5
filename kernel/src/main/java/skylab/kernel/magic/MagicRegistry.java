package skylab.kernel.magic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.text.Messages;

/** The magics of a session by name. Safe for many threads. */
public final class MagicRegistry {
    private static final int SUGGESTIONS = 3;

    private final Map<String, Magic> magics = new TreeMap<>();
    private final Messages messages;

    /** An empty registry. */
    public MagicRegistry(Messages messages) {
        this.messages = messages;
    }

    /** Adds a magic; a later one of the same name takes the place of the earlier. */
    public synchronized void add(Magic magic) {
        magics.put(magic.name(), magic);
    }

    /** All magics by name. */
    public synchronized Collection<Magic> all() {
        return List.copyOf(magics.values());
    }

    /** Runs a magic, as the cell asks. */
    public Object run(MagicCall call, KernelContext context) throws Exception {
        Magic magic = find(call.name());
        if (call.body() == null) {
            if (magic instanceof LineMagic line) {
                return line.line(call.arguments(), context);
            }
            throw new UsageException(messages.text(magic == null ? "magic.unknown" : "magic.cellOnly", call.name())
                    + suggestions(magic, call.name(), "%"));
        }
        if (magic instanceof CellMagic cell) {
            return cell.cell(call.arguments(), call.body(), context);
        }
        throw new UsageException(messages.text(magic == null ? "magic.unknownCell" : "magic.lineOnly", call.name())
                + suggestions(magic, call.name(), "%%"));
    }

    private synchronized Magic find(String name) {
        return magics.get(name);
    }

    private String suggestions(Magic found, String name, String prefix) {
        if (found != null) {
            return "";
        }
        List<String> near = all().stream()
                .map(Magic::name)
                .filter(candidate -> distance(candidate, name) <= Math.max(1, name.length() / 3))
                .sorted(Comparator.comparingInt(candidate -> distance(candidate, name)))
                .limit(SUGGESTIONS)
                .map(candidate -> prefix + candidate)
                .toList();
        return " "
                + (near.isEmpty()
                        ? messages.text("magic.list")
                        : messages.text("magic.suggest", String.join(", ", near)));
    }

    /** The edit distance of Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
