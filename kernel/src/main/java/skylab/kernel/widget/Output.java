package skylab.kernel.widget;

import java.util.List;
import skylab.kernel.notebook.Notebook;

/** A place of its own for what code prints and displays. */
public final class Output extends Widget {
    Output() {
        super(Model.output());
        set("_dom_classes", List.of());
        set("layout", new Part(Model.layout()));
        set("msg_id", "");
        set("outputs", List.of());
    }

    /**
     * Runs code whose output goes to this place. Front ends without widgets show it under the cell.
     *
     * @throws RuntimeException what the code throws
     */
    public void capture(Runnable code) {
        open();
        // The front end sends what belongs to this request to this place, until it is told otherwise.
        set("msg_id", Notebook.host().comms().parentId());
        try {
            code.run();
        } finally {
            set("msg_id", "");
        }
    }

    /** Empties the place. */
    public void clear() {
        set("outputs", List.of());
    }

    @Override
    String text() {
        return "";
    }

    @Override
    String html() {
        return "";
    }
}
