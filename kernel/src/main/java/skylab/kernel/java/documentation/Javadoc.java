package skylab.kernel.java.documentation;

import com.sun.source.doctree.DeprecatedTree;
import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.SeeTree;
import com.sun.source.doctree.SinceTree;
import com.sun.source.doctree.ThrowsTree;
import com.sun.source.doctree.UnknownBlockTagTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import skylab.kernel.text.Messages;

/** A documentation comment as HTML: what it is about, then what its block tags say, under headings. */
final class Javadoc {
    private static final Map<String, String> NOTES =
            Map.of("apiNote", "doc.apiNote", "implSpec", "doc.implSpec", "implNote", "doc.implNote");

    private final DocCommentTree comment;
    private final Messages messages;
    private final String inherited;
    private final StringBuilder html = new StringBuilder();

    private Javadoc(DocCommentTree comment, Messages messages, String inherited) {
        this.comment = comment;
        this.messages = messages;
        this.inherited = inherited;
    }

    /**
     * The HTML of a comment.
     *
     * @param inherited what stands in the place of {@code {@inheritDoc}}
     */
    static String html(DocCommentTree comment, Messages messages, String inherited) {
        return new Javadoc(comment, messages, inherited).render();
    }

    private String render() {
        for (DeprecatedTree tag : tags(DeprecatedTree.class)) {
            html.append("<p><b>").append(messages.text("doc.deprecated")).append("</b> ");
            html.append(text(tag.getBody())).append("</p>");
        }
        String body = CommentRenderer.html(comment.getFullBody(), messages, inherited);
        html.append("<p>").append(body).append("</p>");
        list("doc.parameters", parameters());
        list(
                "doc.returns",
                tags(ReturnTree.class).stream()
                        .map(tag -> text(tag.getDescription()))
                        .toList());
        list(
                "doc.throws",
                tags(ThrowsTree.class).stream()
                        .map(tag -> named(tag.getExceptionName().toString(), tag.getDescription()))
                        .toList());
        for (UnknownBlockTagTree tag : tags(UnknownBlockTagTree.class)) {
            if (NOTES.containsKey(tag.getTagName())) {
                list(NOTES.get(tag.getTagName()), List.of(text(tag.getContent())));
            }
        }
        list(
                "doc.since",
                tags(SinceTree.class).stream().map(tag -> text(tag.getBody())).toList());
        list("doc.see", tags(SeeTree.class).stream().map(this::see).toList());
        return html.toString();
    }

    private <T extends DocTree> List<T> tags(Class<T> kind) {
        return comment.getBlockTags().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private List<String> parameters() {
        List<String> items = new ArrayList<>();
        for (ParamTree tag : tags(ParamTree.class)) {
            String name = tag.getName().toString();
            items.add(named(tag.isTypeParameter() ? "<" + name + ">" : name, tag.getDescription()));
        }
        return items;
    }

    private String named(String name, List<? extends DocTree> description) {
        return "<code>" + CommentRenderer.reference(name) + "</code> – " + text(description);
    }

    private String see(SeeTree tag) {
        List<? extends DocTree> what = tag.getReference();
        boolean reference = !what.isEmpty() && what.get(0).getKind() == DocTree.Kind.REFERENCE;
        if (!reference) {
            return text(what);
        }
        return what.size() > 1
                ? text(what.subList(1, what.size()))
                : "<code>" + CommentRenderer.reference(what.get(0).toString()) + "</code>";
    }

    private String text(List<? extends DocTree> trees) {
        return CommentRenderer.html(trees, messages, "");
    }

    private void list(String heading, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        html.append("<p><b>").append(messages.text(heading)).append("</b></p><ul>");
        html.append(items.stream().collect(Collectors.joining("</li><li>", "<li>", "</li>")));
        html.append("</ul>");
    }
}
