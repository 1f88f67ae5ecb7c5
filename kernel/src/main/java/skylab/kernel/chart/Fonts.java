package skylab.kernel.chart;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;

/** The font of charts, one that has Hangul if the machine has one, and how wide texts are in it. */
final class Fonts {
    private static final List<String> PREFERRED =
            List.of("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo");
    private static final char HANGUL = '한';
    static final FontRenderContext FINE = new FontRenderContext(null, true, true);

    /** What an SVG asks for: the viewer's machine is often another one. */
    static final String SVG_FAMILIES =
            "'Noto Sans CJK KR','Noto Sans KR',NanumGothic,'Malgun Gothic','Apple SD Gothic Neo',sans-serif";

    private Fonts() {}

    private static final class Found {
        static final String FAMILY = PREFERRED.stream()
                .filter(family -> new Font(family, Font.PLAIN, 12).getFamily().equals(family))
                .filter(family -> new Font(family, Font.PLAIN, 12).canDisplay(HANGUL))
                .findFirst()
                .orElse(Font.DIALOG);
    }

    static Font of(int size, boolean bold) {
        return new Font(Found.FAMILY, bold ? Font.BOLD : Font.PLAIN, size);
    }

    /** The width of a text in pixels at a font size in pixels. */
    static double width(String text, int size, boolean bold) {
        return of(size, bold).getStringBounds(text, FINE).getWidth();
    }

    /** The text if it has room, else its beginning and end: ids differ in their ends. */
    static String fit(String text, double room, int size) {
        if (width(text, size, false) <= room) {
            return text;
        }
        for (int kept = text.length() - 1; kept > 0; kept--) {
            int tail = Math.min(kept / 2, 6);
            String shorter =
                    text.substring(0, kept - tail).stripTrailing() + "…" + text.substring(text.length() - tail);
            if (width(shorter, size, false) <= room) {
                return shorter;
            }
        }
        return "";
    }
}
