package skylab.kernel.magic;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.text.Messages;

/** The magics of a session by name. Safe for many threads. */
public final class MagicRegistry {
    private final Map<String, Magic> magics = new TreeMap<>();
    private final Map<String, Magic> aliases = new HashMap<>();
    private final Messages messages;
    private Supplier<? extends Iterable<? extends Magic>> later = List::of;

    /** An empty registry. */
    public MagicRegistry(Messages messages) {
        this.messages = messages;
    }

    /** Adds a magic; a later one of the same name takes the place of the earlier. */
    public synchronized void add(Magic magic) {
        magics.put(magic.name(), magic);
        magic.aliases().forEach(alias -> aliases.put(alias, magic));
    }

    /**
     * Adds magics when any is first asked for, so that a session without magics does not pay for them. What
     * {@link #add} adds takes their place, whenever it is called.
     */
    public synchronized void addLater(Supplier<? extends Iterable<? extends Magic>> source) {
        later = source;
    }

    /** All magics by name. */
    public synchronized Collection<Magic> all() {
        load();
        return List.copyOf(magics.values());
    }

    /** The magic of this name or alias. */
    public synchronized Optional<Magic> find(String name) {
        load();
        Magic magic = magics.get(name);
        return Optional.ofNullable(magic == null ? aliases.get(name) : magic);
    }

    private void load() {
        Supplier<? extends Iterable<? extends Magic>> source = later;
        later = List::of;
        Map<String, Magic> before = new HashMap<>(magics);
        source.get().forEach(this::add);
        before.values().forEach(this::add);
    }

    /**
     * Runs a magic, as the cell asks.
     *
     * @throws UsageException when there is no such magic, or not in this form
     * @throws Exception what the magic throws
     */
    public Object run(MagicCall call, KernelContext context) throws Exception {
        boolean whole = call.body() != null;
        Magic magic = find(call.name()).orElseThrow(() -> unknown(call.name(), whole));
        if (whole) {
            if (magic instanceof CellMagic cell) {
                return cell.cell(call.arguments(), call.body(), context);
            }
            throw new UsageException(messages.text("magic.lineOnly", call.name()));
        }
        if (magic instanceof LineMagic line) {
            return line.line(call.arguments(), context);
        }
        throw new UsageException(messages.text("magic.cellOnly", call.name()));
    }

    /** What to say of a name that is none, with the nearest names. */
    public UsageException unknown(String name, boolean whole) {
        List<String> near = Names.near(name, names(whole));
        String prefix = whole ? "%%" : "%";
        String suggestion = near.isEmpty()
                ? messages.text("magic.list")
                : messages.text("magic.suggest", prefix + String.join(", " + prefix, near));
        return new UsageException(
                messages.text(whole ? "magic.unknownCell" : "magic.unknown", name) + " " + suggestion);
    }

    /**
     * The names and aliases of all magics of one form, sorted; for completion.
     *
     * @param whole those of cell magics, otherwise those of line magics
     */
    public List<String> names(boolean whole) {
        return all().stream()
                .filter(magic -> whole ? magic instanceof CellMagic : magic instanceof LineMagic)
                .flatMap(magic -> Stream.concat(Stream.of(magic.name()), magic.aliases().stream()))
                .sorted()
                .toList();
    }
}
