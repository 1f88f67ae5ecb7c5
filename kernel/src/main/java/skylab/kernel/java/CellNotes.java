package skylab.kernel.java;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import skylab.kernel.failure.ErrorRenderer;
import skylab.kernel.java.unit.Declaration;
import skylab.kernel.java.unit.Postponed;
import skylab.kernel.java.unit.Scope;
import skylab.kernel.java.unit.Unit;
import skylab.kernel.text.Messages;

/** What a cell did beside what it was asked to, to be said under it. */
final class CellNotes {
    private final Messages messages;
    private final Scope scope;
    private final ErrorRenderer errors;
    private final List<Unit> ran;

    /**
     * Notes on these units.
     *
     * @param errors knows what a name that is missing may have meant
     */
    CellNotes(Messages messages, Scope scope, ErrorRenderer errors, Collection<Unit> ran) {
        this.messages = messages;
        this.scope = scope;
        this.errors = errors;
        this.ran = List.copyOf(ran);
    }

    /** The lines to print. Only when the cell has ended: what one stretch of it misses, a later one may declare. */
    List<String> lines(String code) {
        List<String> lines = new ArrayList<>();
        Collection<Postponed> waiting = scope.postponed();
        for (Unit unit : ran) {
            unit.postponed().stream().filter(waiting::contains).forEach(each -> addPostponed(lines, each));
            if (!unit.reset().isEmpty()) {
                String names = unit.reset().stream().map(Declaration::name).collect(Collectors.joining(", "));
                lines.add(messages.text("note.reset", names));
            }
        }
        MainMethod.call(code).ifPresent(call -> lines.add(messages.text("note.main", call)));
        return lines;
    }

    private void addPostponed(List<String> lines, Postponed waiting) {
        lines.add(messages.text("note.unresolved", waiting.name(), String.join(", ", waiting.missing())));
        String source = waiting.piece().text();
        waiting.missing().forEach(each -> errors.meant(each, source).ifPresent(lines::add));
    }
}
