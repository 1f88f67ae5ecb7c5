package skylab.kernel.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class LibraryValuesTest {
    private final DisplayRegistry registry = new DisplayRegistry(new Messages(Language.ENGLISH));

    @Test
    void a_matrix_is_a_grid_and_a_formula() {
        MimeBundle bundle = registry.render(MatrixUtils.createRealMatrix(new double[][] {{1, -0.5}, {1.0 / 3, 1e-20}}));
        assertEquals("Array2DRowRealMatrix 2 × 2\n        1     -0.5\n 0.333333    1E-20", bundle.text());
        assertEquals(
                "$$\\begin{bmatrix} 1 & -0.5 \\\\ 0.333333 & 1 \\cdot 10^{-20} \\end{bmatrix}$$",
                bundle.data().get("text/latex"));
        String html = String.valueOf(bundle.data().get("text/html"));
        assertTrue(
                html.contains("<td style=\"text-align:right\">1</td><td style=\"text-align:right\">-0.5</td>"), html);
    }

    @Test
    void a_vector_is_a_column() {
        MimeBundle bundle = registry.render(new ArrayRealVector(new double[] {1, 2.5, Double.POSITIVE_INFINITY}));
        assertEquals(
                "$$\\begin{bmatrix} 1 \\\\ 2.5 \\\\ \\infty \\end{bmatrix}$$",
                bundle.data().get("text/latex"));
        assertTrue(bundle.text().startsWith("ArrayRealVector 3\n"));
    }

    @Test
    void a_large_matrix_is_cut_and_no_formula() {
        MimeBundle bundle = registry.render(MatrixUtils.createRealIdentityMatrix(1000));
        assertTrue(bundle.text().endsWith("… 997,000 more of 1,000,000"));
        assertFalse(bundle.data().containsKey("text/latex"));
    }

    @Test
    void an_empty_vector_is_shown_too() {
        assertEquals(
                "ArrayRealVector 0", registry.render(new ArrayRealVector(0)).text());
    }

    @Test
    void a_chart_is_svg_and_png() {
        XYChart chart =
                new XYChartBuilder().title("Growth").width(300).height(200).build();
        chart.addSeries("s", new double[] {1, 2, 3}, new double[] {1, 4, 9});
        MimeBundle bundle = registry.render(chart);
        assertEquals("XYChart: Growth", bundle.text());
        String svg = String.valueOf(bundle.data().get("image/svg+xml"));
        assertTrue(svg.startsWith("<svg ") && svg.stripTrailing().endsWith("</svg>"));
        byte[] png = Base64.getDecoder().decode((String) bundle.data().get("image/png"));
        assertEquals('P', png[1]);
    }
}
