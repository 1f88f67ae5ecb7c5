package skylab.kernel.java.documentation;

import com.sun.source.doctree.AttributeTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.ErroneousTree;
import com.sun.source.doctree.IndexTree;
import com.sun.source.doctree.InheritDocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.SummaryTree;
import com.sun.source.doctree.SystemPropertyTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.UnknownInlineTagTree;
import com.sun.source.doctree.ValueTree;
import com.sun.source.util.SimpleDocTreeVisitor;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.display.Html;
import skylab.kernel.text.Messages;

/** Text of documentation comments with its inline tags as HTML; only plain markup comes through. */
final class CommentRenderer extends SimpleDocTreeVisitor<Void, Void> {
    private static final Set<String> TAGS = Set.of(
            "a",
            "b",
            "blockquote",
            "br",
            "caption",
            "code",
            "dd",
            "dl",
            "dt",
            "em",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "kbd",
            "li",
            "ol",
            "p",
            "pre",
            "small",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "tt",
            "ul",
            "var");
    private static final Pattern PREFORMATTED = Pattern.compile("(?s)(<pre>(?:<code>)?)(.*?)</pre>");
    private static final Pattern SNIPPET = Pattern.compile("(?s)\\{@snippet\\b[^:]*:(.*)}");

    private final Messages messages;
    private final String inherited;
    private final StringBuilder html = new StringBuilder();

    private CommentRenderer(Messages messages, String inherited) {
        this.messages = messages;
        this.inherited = inherited;
    }

    /**
     * The HTML of a part of a comment.
     *
     * @param inherited what stands in the place of {@code {@inheritDoc}}
     */
    static String html(List<? extends DocTree> trees, Messages messages, String inherited) {
        CommentRenderer renderer = new CommentRenderer(messages, inherited);
        renderer.visit(trees, null);
        return PREFORMATTED
                .matcher(renderer.html.toString().strip())
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + unindented(found.group(2)) + "</pre>"));
    }

    /** Without the indentation that all lines share: comments have a blank between asterisk and text. */
    private static String unindented(String lines) {
        int shared = lines.lines()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("<"))
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.replaceAll("\n {" + shared + "}", "\n")
                .replaceFirst("^\s*\n", "")
                .stripTrailing();
    }

    @Override
    public Void visitText(TextTree tree, Void nothing) {
        html.append(Html.escape(tree.getBody()));
        return null;
    }

    @Override
    public Void visitEntity(EntityTree tree, Void nothing) {
        html.append('&').append(tree.getName()).append(';');
        return null;
    }

    @Override
    public Void visitStartElement(StartElementTree tree, Void nothing) {
        String name = tree.getName().toString().toLowerCase(Locale.ROOT);
        if (TAGS.contains(name)) {
            html.append('<').append(name);
            tree.getAttributes().forEach(attribute -> attribute(name, attribute));
            html.append('>');
        }
        return null;
    }

    private void attribute(String element, DocTree tree) {
        if (element.equals("a")
                && tree instanceof AttributeTree attribute
                && attribute.getName().contentEquals("href")
                && attribute.getValue() != null) {
            StringBuilder address = new StringBuilder();
            attribute.getValue().forEach(address::append);
            if (address.toString().matches("https?://[^\\s\"<>]+")) {
                html.append(" href=\"").append(address).append('"');
            }
        }
    }

    @Override
    public Void visitEndElement(EndElementTree tree, Void nothing) {
        String name = tree.getName().toString().toLowerCase(Locale.ROOT);
        if (TAGS.contains(name)) {
            html.append("</").append(name).append('>');
        }
        return null;
    }

    @Override
    public Void visitLiteral(LiteralTree tree, Void nothing) {
        String body = Html.escape(tree.getBody().getBody());
        boolean code = tree.getKind() == DocTree.Kind.CODE;
        html.append(code ? "<code>" + body + "</code>" : body);
        return null;
    }

    @Override
    public Void visitLink(LinkTree tree, Void nothing) {
        boolean code = tree.getKind() == DocTree.Kind.LINK;
        html.append(code ? "<code>" : "");
        if (tree.getLabel().isEmpty()) {
            html.append(reference(String.valueOf(tree.getReference())));
        } else {
            visit(tree.getLabel(), null);
        }
        html.append(code ? "</code>" : "");
        return null;
    }

    /** A reference as people write it: {@code Map.Entry#getKey()} is {@code Map.Entry.getKey()}. */
    static String reference(String written) {
        String name = written.startsWith("#") ? written.substring(1) : written.replace('#', '.');
        return Html.escape(name);
    }

    @Override
    public Void visitValue(ValueTree tree, Void nothing) {
        String name = tree.getReference() == null ? "" : tree.getReference().toString();
        html.append("<code>").append(reference(name)).append("</code>");
        return null;
    }

    @Override
    public Void visitInheritDoc(InheritDocTree tree, Void nothing) {
        html.append(inherited);
        return null;
    }

    @Override
    public Void visitIndex(IndexTree tree, Void nothing) {
        tree.getSearchTerm().accept(this, null);
        return null;
    }

    @Override
    public Void visitSummary(SummaryTree tree, Void nothing) {
        return visit(tree.getSummary(), null);
    }

    @Override
    public Void visitSystemProperty(SystemPropertyTree tree, Void nothing) {
        html.append("<code>")
                .append(Html.escape(tree.getPropertyName().toString()))
                .append("</code>");
        return null;
    }

    @Override
    public Void visitReturn(ReturnTree tree, Void nothing) {
        // Only an inline {@return ...} is met here.
        String value = html(tree.getDescription(), messages, inherited);
        html.append(messages.text("doc.returnsInline", value));
        return null;
    }

    @Override
    public Void visitUnknownInlineTag(UnknownInlineTagTree tree, Void nothing) {
        return defaultAction(tree, null);
    }

    @Override
    public Void visitErroneous(ErroneousTree tree, Void nothing) {
        html.append(Html.escape(tree.getBody()));
        return null;
    }

    @Override
    protected Void defaultAction(DocTree tree, Void nothing) {
        Matcher snippet = SNIPPET.matcher(tree.toString());
        html.append(
                snippet.matches()
                        ? "<pre>" + Html.escape(snippet.group(1).stripIndent().strip()) + "</pre>"
                        : Html.escape(tree.toString()));
        return null;
    }
}
