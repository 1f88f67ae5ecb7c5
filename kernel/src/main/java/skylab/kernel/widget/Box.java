package skylab.kernel.widget;

import java.util.List;
import java.util.stream.Collectors;

/** Widgets side by side or one below the other. */
public final class Box extends Widget {
    private final List<Widget> children;
    private final boolean vertical;

    Box(boolean vertical, List<? extends Widget> children) {
        super(Model.control(vertical ? "VBox" : "HBox"), null);
        this.children = List.copyOf(children);
        this.vertical = vertical;
        set("children", this.children);
        set("box_style", "");
    }

    @Override
    String text() {
        return children.stream()
                .map(Widget::text)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(vertical ? "\n" : "   "));
    }

    @Override
    String html() {
        String direction = vertical ? "column" : "row";
        return children.stream()
                .map(child -> "<div>" + child.html() + "</div>")
                .collect(Collectors.joining(
                        "", "<div style=\"display:flex;gap:.5em;flex-direction:" + direction + "\">", "</div>"));
    }
}
