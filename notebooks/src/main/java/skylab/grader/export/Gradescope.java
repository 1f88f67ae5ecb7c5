package skylab.grader.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import skylab.grader.exercise.Language;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;

/**
 * {@code results.json} of Gradescope (gradescope-autograders.readthedocs.io, "Autograder Specifications", "Output format").
 */
public final class Gradescope {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int DECIMALS = 4;

    private Gradescope() {}

    /** The results of a submission; empty if the grader has failed, because then there is nothing that is not wrong. */
    public static Optional<String> of(NotebookGrade grade) {
        if (grade.status() == Status.GRADER_ERROR) {
            return Optional.empty();
        }
        ObjectNode results = MAPPER.createObjectNode();
        results.put("score", grade.score());
        results.put("output", Wording.message(grade));
        results.put("output_format", "text");
        results.put("visibility", "visible");
        // What the grader prints is the instructor's.
        results.put("stdout_visibility", "hidden");
        ArrayNode tests = results.putArray("tests");
        int question = 0;
        for (CellGrade cell : grade.cells()) {
            question++;
            int part = 0;
            for (TestGrade test : cell.tests()) {
                part++;
                tests.add(test(grade.language(), cell, test, question + "." + part));
            }
        }
        try {
            return Optional.of(MAPPER.writeValueAsString(results) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode test(Language language, CellGrade cell, TestGrade test, String number) {
        BigDecimal most = share(cell, test);
        return MAPPER.createObjectNode()
                .put("name", Wording.observable(test, language))
                .put("number", number)
                .put("score", Wording.passed(test) ? most : BigDecimal.ZERO)
                .put("max_score", most)
                .put("status", Wording.passed(test) ? "passed" : "failed")
                .put("output", Wording.result(test, language))
                .put("output_format", "text")
                .put("visibility", "visible");
    }

    /** What a test can give: the points of its cell by its share of the weights. */
    static BigDecimal share(CellGrade cell, TestGrade test) {
        double all =
                cell.tests().stream().mapToDouble(each -> each.test().weight()).sum();
        BigDecimal share = BigDecimal.valueOf(test.test().weight())
                .multiply(cell.points())
                .divide(BigDecimal.valueOf(all), DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return share.scale() < 0 ? share.setScale(0) : share;
    }
}
