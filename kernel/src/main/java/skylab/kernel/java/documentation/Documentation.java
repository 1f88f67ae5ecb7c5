package skylab.kernel.java.documentation;

import com.sun.source.doctree.DocCommentTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import skylab.kernel.text.Messages;

/** Rendered documentation comments, inherited ones too; the latest ones of the JDK and of libraries are kept. */
final class Documentation {
    private static final int MOST_KEPT = 256;

    private final Messages messages;
    private final SourceFiles files;
    private final CommentParser parser = new CommentParser();
    private final Map<String, Text> kept = new LinkedHashMap<>(MOST_KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Text> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * What a source tells.
     *
     * @param html the comment, empty when there is none
     * @param source the declaration, empty when its source is not to be found
     * @param parameters names of the parameters, none when the source is not to be found
     */
    record Text(String html, String source, List<String> parameters) {}

    private static final Text NOTHING = new Text("", "", List.of());

    Documentation(Messages messages, SourceFiles files) {
        this.messages = messages;
        this.files = files;
    }

    /** What the source of a declaration tells. */
    Text of(Declarations declarations, Element element) {
        if (declarations.isOfCells(element)) {
            return read(declarations, element);
        }
        String key = key(declarations, element);
        Text text = kept.get(key);
        if (text == null) {
            text = read(declarations, element);
            if (!text.source().isEmpty()) {
                kept.put(key, text);
            }
        }
        return text;
    }

    /** Why there is no documentation, and how to get it; empty for what cells declare. */
    String missing(Declarations declarations, Element element) {
        if (declarations.isOfCells(element) || element instanceof PackageElement) {
            return "";
        }
        if (declarations.module(element).isEmpty()) {
            return messages.text("doc.missing.library");
        }
        return files.hasJdk()
                ? ""
                : messages.text("doc.missing.jdk", Runtime.version().feature());
    }

    private static String key(Declarations declarations, Element element) {
        String parameters = element instanceof ExecutableElement method
                ? declarations.erased(method).toString()
                : "";
        String owner = element instanceof TypeElement ? "" : String.valueOf(element.getEnclosingElement());
        return owner + " " + element + parameters;
    }

    private Text read(Declarations declarations, Element element) {
        Optional<SourceText.Found> found = declarations.find(element);
        String html = comment(declarations, element, found, new ArrayList<>(declarations.overridden(element)));
        return found.map(text -> new Text(html, text.text(), text.parameters()))
                .orElse(html.isEmpty() ? NOTHING : new Text(html, "", List.of()));
    }

    private String comment(
            Declarations declarations, Element element, Optional<SourceText.Found> found, List<Element> overridden) {
        String comment = found.map(SourceText.Found::comment).orElse("");
        Optional<DocCommentTree> tree = comment.isEmpty() ? Optional.empty() : parser.parse(comment);
        boolean says = tree.isPresent() && !tree.get().getFullBody().isEmpty();
        String inherited = says && !comment.contains("{@inheritDoc}") ? "" : inherited(declarations, overridden);
        return tree.filter(each -> says || inherited.isEmpty())
                .map(each -> Javadoc.html(each, messages, inherited))
                .orElse(inherited);
    }

    private String inherited(Declarations declarations, List<Element> overridden) {
        while (!overridden.isEmpty()) {
            Element next = overridden.remove(0);
            String html = comment(declarations, next, declarations.find(next), overridden);
            if (!html.isEmpty()) {
                return html;
            }
        }
        return "";
    }
}
