package skylab.kernel.chart;

import java.awt.Font;
import java.util.List;

/** The font of charts: one that has Hangul if the machine has one. */
final class Fonts {
    private static final List<String> PREFERRED =
            List.of("Noto Sans CJK KR", "Noto Sans KR", "NanumGothic", "Malgun Gothic", "Apple SD Gothic Neo");
    private static final char HANGUL = '한';

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

    static Font plain(int size) {
        return new Font(Found.FAMILY, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Found.FAMILY, Font.BOLD, size);
    }
}
