package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.CellJava;
import skylab.kernel.java.analysis.ImportText;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.analysis.Sketch;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Messages;

/** Tells what is known about the thing at a cursor. Runs no code of cells. */
public final class Inspector {
    private static final int MOST_OVERLOADS = 16;
    private static final int LONGEST_SOURCE = 20_000;

    private final Names names;
    private final Attribution attribution;
    private final MagicHelp magics;
    private final Messages messages;
    private final Documentation documentation;
    private final SourceFiles files;

    /** Over these declarations and magics. */
    public Inspector(Names names, Attribution attribution, MagicRegistry magics, Messages messages) {
        this(names, attribution, magics, messages, new SourceFiles());
    }

    Inspector(Names names, Attribution attribution, MagicRegistry magics, Messages messages, SourceFiles files) {
        this.names = names;
        this.attribution = attribution;
        this.magics = new MagicHelp(magics, messages.language());
        this.messages = messages;
        this.files = files;
        documentation = new Documentation(messages, files);
    }

    /**
     * What is known about the name at a cursor, and about the call around it; empty when nothing is.
     *
     * @param cursor UTF-16 index
     * @param withSource whether to show the source too, where it is to be found
     */
    public Optional<MimeBundle> inspect(String code, int cursor, boolean withSource) {
        Optional<MimeBundle> magic = magics.at(code, cursor);
        if (magic.isPresent()) {
            return magic;
        }
        String java = CellJava.of(code);
        if (Lexer.tokens(java).stream().anyMatch(token -> token.isComment() && token.holds(cursor))) {
            return Optional.empty();
        }
        List<Page> pages = new ArrayList<>();
        for (Target target : Target.at(java, cursor)) {
            page(java, target, withSource).ifPresent(pages::add);
        }
        return pages.stream()
                .findFirst()
                .map(page -> page.bundle(pages.size() > 1 ? pages.get(1).headlines() : List.of()));
    }

    private Optional<Page> page(String java, Target target, boolean withSource) {
        String name = target.name(java);
        String text = ImportText.at(java, target.end())
                .map(imported -> imported.asExpression() + java.substring(target.end()))
                .orElse(java);
        String sketch = Sketch.of(names, text, target.start(), target.end(), target.until(), name::equals);
        return attribution.ask(names, sketch, code -> {
            List<Resolved> found = Overloads.order(code, Resolver.resolve(code, name), target.parameter());
            return found.isEmpty() ? Optional.empty() : Optional.of(page(code, java, target, found, withSource));
        });
    }

    private Page page(Attributed code, String java, Target target, List<Resolved> found, boolean withSource) {
        Declarations declarations = new Declarations(code, java, names, files);
        List<Headline> headlines = new ArrayList<>();
        Documentation.Text shown = null;
        for (Resolved each : found.subList(0, Math.min(found.size(), MOST_OVERLOADS))) {
            Documentation.Text text = documentation.of(declarations, each.element());
            shown = shown == null || shown.html().isEmpty() && each.element().getKind() == ElementKind.METHOD
                    ? text
                    : shown;
            headlines.add(
                    withValue(declarations, each.element(), Headline.of(each, text.parameters(), target.parameter())));
        }
        if (found.size() > MOST_OVERLOADS) {
            headlines.add(Headline.plain(messages.text("doc.moreOverloads", found.size() - MOST_OVERLOADS)));
        }
        Element first = found.get(0).element();
        boolean documented = isDocumentable(first);
        String note = shown.html().isEmpty() && documented ? documentation.missing(declarations, first) : "";
        String source = withSource ? shown.source() : "";
        return new Page(
                headlines,
                shown.html(),
                note,
                source.length() > LONGEST_SOURCE ? source.substring(0, LONGEST_SOURCE) + "\n…" : source);
    }

    private static boolean isDocumentable(Element element) {
        return element.getKind().isField()
                || element.getKind().isClass()
                || element.getKind().isInterface()
                || element.getKind() == ElementKind.METHOD
                || element.getKind() == ElementKind.CONSTRUCTOR;
    }

    /** A variable of the session with the value that it has now. */
    private Headline withValue(Declarations declarations, Element element, Headline headline) {
        String name = element.getSimpleName().toString();
        boolean variable = element.getKind() == ElementKind.FIELD
                && declarations.isOfCells(element)
                && Sketch.isMade(element.getEnclosingElement().getSimpleName().toString())
                && names.variables().containsKey(name);
        return variable
                ? names.value(name)
                        .map(value -> Headline.plain(headline.text() + " = " + ShortValue.of(value)))
                        .orElse(headline)
                : headline;
    }
}
