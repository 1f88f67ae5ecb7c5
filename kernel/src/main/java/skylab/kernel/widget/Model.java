package skylab.kernel.widget;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which class of the front end shows a widget; the same ranges of versions serve ipywidgets 7 and 8.
 *
 * @param module npm package
 * @param version semver range of it
 * @param model name of the model's class
 * @param view name of the view's class
 */
record Model(String module, String version, String model, String view) {
    private static final String BASE = "@jupyter-widgets/base";
    private static final String BASE_VERSION = "^1.2.0 || ^2.0.0";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String CONTROLS_VERSION = "^1.5.0 || ^2.0.0";

    /** A control: its model and view are called after it. */
    static Model control(String name) {
        return new Model(CONTROLS, CONTROLS_VERSION, name + "Model", name + "View");
    }

    /** Where a control stands and how large it is. */
    static Model layout() {
        return new Model(BASE, BASE_VERSION, "LayoutModel", "LayoutView");
    }

    /** Colours and fonts of a control. */
    static Model style(String name) {
        return new Model(CONTROLS, CONTROLS_VERSION, name + "StyleModel", "StyleView");
    }

    /** A place for output. */
    static Model output() {
        return new Model("@jupyter-widgets/output", "^1.0.0", "OutputModel", "OutputView");
    }

    /** The fields that every state begins with. */
    Map<String, Object> fields() {
        boolean style = view.equals("StyleView");
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("_model_module", module);
        fields.put("_model_module_version", version);
        fields.put("_model_name", model);
        fields.put("_view_module", style ? BASE : module);
        fields.put("_view_module_version", style ? BASE_VERSION : version);
        fields.put("_view_name", view);
        return fields;
    }
}
