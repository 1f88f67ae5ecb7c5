package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.display.Html;
import skylab.kernel.magic.CellMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.Magic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/** What a magic is for, when the cursor stands in its name or its arguments. */
final class MagicHelp {
    private static final Pattern LINE = Pattern.compile("[ \\t]*%{1,2}(\\w+)");

    private final MagicRegistry magics;
    private final Language language;

    MagicHelp(MagicRegistry magics, Language language) {
        this.magics = magics;
        this.language = language;
    }

    /** The help of the magic whose name the cursor is at; empty when it is at none. */
    Optional<MimeBundle> at(String code, int cursor) {
        int begin = code.lastIndexOf('\n', cursor - 1) + 1;
        Matcher line = LINE.matcher(code).region(begin, code.length());
        if (!line.lookingAt() || cursor > line.end() + 1) {
            return Optional.empty();
        }
        return magics.find(line.group(1)).map(this::bundle);
    }

    private MimeBundle bundle(Magic magic) {
        List<String> forms = new ArrayList<>();
        for (String name : names(magic)) {
            if (magic instanceof LineMagic) {
                forms.add("%" + name);
            }
            if (magic instanceof CellMagic) {
                forms.add("%%" + name);
            }
        }
        String title = String.join(", ", forms);
        String help = magic.help(language);
        String details = magic.details(language);
        String html = "<pre>" + Html.escape(title) + "</pre><p>" + Html.escape(help) + "</p>"
                + (details.isEmpty() ? "" : "<pre>" + Html.escape(details) + "</pre>");
        return MimeBundle.of((title + "\n\n" + help + "\n\n" + details).strip(), "text/html", html);
    }

    private static List<String> names(Magic magic) {
        List<String> names = new ArrayList<>(List.of(magic.name()));
        names.addAll(magic.aliases());
        return names;
    }
}
