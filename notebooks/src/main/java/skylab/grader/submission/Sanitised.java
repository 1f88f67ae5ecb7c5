package skylab.grader.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import skylab.grader.submission.Repair.Kind;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Checksum;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;

/**
 * A submission made fit to be run: the released notebook with the student's answers in it. Nothing a student wrote
 * outside of answers and cells of their own survives: neither locked text, roles, points, checksums nor outputs, nor another
 * draw than the student's own.
 *
 * @param notebook what is to be run
 * @param repairs what had to be put right, in the order of the notebook
 */
public record Sanitised(Notebook notebook, List<Repair> repairs) {
    private static final String MISSING_CODE = "// This cell was missing from the submission; the grader put it back.";
    // No id of nbgrader begins so.
    private static final String GIVEN = "#";
    private static final String MISSING_TEXT = "*This cell was missing from the submission; the grader put it back.*";

    /**
     * Sanitises a submission.
     *
     * @param submitted as handed in
     * @param released the student's version of the exercise
     */
    public static Sanitised of(Notebook submitted, Notebook released) {
        Map<String, Cell> known = new LinkedHashMap<>();
        for (Cell cell : released.cells()) {
            cell.nbgrader().filter(Nbgrader::concerned).ifPresent(role -> known.put(role.gradeId(), cell));
            if (isGiven(cell)) {
                known.put(GIVEN + cell.id().orElseThrow(), cell);
            }
        }
        List<Repair> repairs = new ArrayList<>();
        List<Cell> cells = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        // From the end, because of several cells with one id nbgrader lets the last one count.
        for (int i = submitted.cells().size() - 1; i >= 0; i--) {
            Cell cell = submitted.cells().get(i).withoutOutputs();
            String id = claimed(cell, known);
            Cell original = known.get(id);
            if (id.isEmpty()) {
                cells.add(cell.withoutNbgrader());
            } else if (original == null) {
                repairs.add(new Repair(Kind.UNKNOWN, id));
                cells.add(cell.withoutNbgrader());
            } else if (!seen.add(id)) {
                repairs.add(new Repair(Kind.DUPLICATED, id));
                cells.add(cell.withoutNbgrader());
            } else {
                cells.add(restored(cell, original, repairs));
            }
        }
        Collections.reverse(cells);
        Collections.reverse(repairs);
        addMissing(cells, known, seen, repairs);
        JsonNode kernel = released.metadata("kernelspec");
        Notebook notebook = submitted
                .withCells(cells)
                .withMetadata("kernelspec", kernel)
                .withMetadata("language_info", released.metadata("language_info"))
                .withMetadata("skylab", released.metadata("skylab"))
                .withUniqueIds();
        return new Sanitised(notebook, List.copyOf(repairs));
    }

    /** Whether a released cell is one that nbgrader is not concerned with, but that may not be changed either. */
    private static boolean isGiven(Cell cell) {
        return cell.nbgrader().filter(Nbgrader::concerned).isEmpty()
                && cell.metadata("editable").isBoolean()
                && !cell.metadata("editable").booleanValue()
                && cell.id().isPresent();
    }

    /** By what name a cell is known, or claims to be: nbgrader's id, or that of a given cell; empty for one's own cells. */
    private static String claimed(Cell cell, Map<String, Cell> known) {
        String given = GIVEN + cell.id().orElse("");
        return claimedId(cell).isEmpty() && known.containsKey(given) ? given : claimedId(cell);
    }

    // Not Cell.nbgrader(): what a student wrote there need not be valid.
    private static String claimedId(Cell cell) {
        JsonNode id = cell.metadata("nbgrader").path("grade_id");
        return id.isTextual() ? id.textValue() : "";
    }

    private static Cell restored(Cell cell, Cell original, List<Repair> repairs) {
        if (isGiven(original)) {
            if (!cell.source().equals(original.source())) {
                repairs.add(new Repair(Kind.RESTORED, original.id().orElseThrow()));
            }
            return original.withoutOutputs();
        }
        Nbgrader role = original.nbgrader().orElseThrow();
        Cell restored = cell;
        if (cell.type() != original.type()) {
            repairs.add(new Repair(Kind.TYPE, role.gradeId()));
            restored = restored.withType(original.type());
        }
        restored = restored.with(role);
        if (role.isLocked() && !Checksum.of(restored).equals(Checksum.of(original))) {
            repairs.add(new Repair(Kind.RESTORED, role.gradeId()));
            restored = restored.withSource(original.source());
        }
        return restored;
    }

    private static void addMissing(List<Cell> cells, Map<String, Cell> known, Set<String> seen, List<Repair> repairs) {
        Map<String, Integer> places = new HashMap<>();
        String before = "";
        for (Map.Entry<String, Cell> entry : known.entrySet()) {
            if (!seen.contains(entry.getKey())) {
                places.clear();
                for (int i = 0; i < cells.size(); i++) {
                    places.put(claimed(cells.get(i), known), i);
                }
                int place = before.isEmpty() ? 0 : places.get(before) + 1;
                cells.add(place, noted(entry.getValue()));
                repairs.add(new Repair(Kind.MISSING, entry.getKey().replace(GIVEN, "")));
            }
            before = entry.getKey();
        }
    }

    private static Cell noted(Cell original) {
        // A note in a locked cell would break its checksum.
        if (isGiven(original) || original.nbgrader().orElseThrow().isLocked() || original.type() == CellType.RAW) {
            return original;
        }
        return original.withSource(
                (original.type() == CellType.CODE ? MISSING_CODE : MISSING_TEXT) + "\n" + original.source());
    }
}
