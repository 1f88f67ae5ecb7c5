package skylab.grader.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;

/** The rule that the notebooks of an exercise differ in prose only, so that the same tests grade all of them. */
final class Translations {
    private Translations() {}

    /**
     * Checks the rule.
     *
     * @throws ExerciseException naming the first cell that breaks it
     */
    static void check(String exercise, SortedMap<String, Notebook> sources) {
        Map.Entry<String, Notebook> first = sources.entrySet().iterator().next();
        for (Map.Entry<String, Notebook> other :
                sources.tailMap(first.getKey() + "\0").entrySet()) {
            String both = "exercise " + exercise + ": " + first.getKey() + " and " + other.getKey();
            List<Cell> mine = first.getValue().cells();
            List<Cell> theirs = other.getValue().cells();
            if (mine.size() != theirs.size()) {
                throw new ExerciseException(
                        both + " have " + mine.size() + " and " + theirs.size() + " cells; they must be the same");
            }
            for (int i = 0; i < mine.size(); i++) {
                difference(mine.get(i), theirs.get(i)).ifPresent(complaint(both, i + 1));
            }
        }
    }

    private static java.util.function.Consumer<String> complaint(String both, int cell) {
        return what -> {
            throw new ExerciseException(both + " differ in cell " + cell + ": " + what);
        };
    }

    private static Optional<String> difference(Cell one, Cell two) {
        if (one.type() != two.type()) {
            return Optional.of("its type");
        }
        if (!one.id().equals(two.id())) {
            return Optional.of("its id");
        }
        if (!role(one).equals(role(two))) {
            return Optional.of("its nbgrader metadata");
        }
        if (one.type() == CellType.CODE && !one.source().equals(two.source())) {
            return Optional.of("its code");
        }
        return Optional.empty();
    }

    // A checksum is of the prose too, so it may differ.
    private static String role(Cell cell) {
        return cell.nbgrader()
                .map(it -> it.gradeId() + it.grade() + it.solution() + it.locked() + it.task() + it.points())
                .orElse("");
    }
}
