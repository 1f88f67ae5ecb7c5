package skylab.kernel.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps what it is told to show. */
final class FakeHost implements NotebookHost {
    /** Of each display the texts one after the other. */
    final Map<String, List<String>> places = new LinkedHashMap<>();

    @Override
    public MimeBundle render(Object value) {
        return value instanceof MimeBundle bundle
                ? bundle
                : MimeBundle.of(String.valueOf(value), "image/png", "picture").with("image/svg+xml", "drawing");
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        places.put(displayId, new ArrayList<>(List.of(bundle.text())));
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        places.get(displayId).add(bundle.text());
    }

    @Override
    public void clearOutput(boolean wait) {
        places.clear();
    }

    @Override
    public Object binding(String name) {
        return null;
    }

    /** What stands on the page in the end. */
    List<String> page() {
        return places.values().stream()
                .map(texts -> texts.get(texts.size() - 1))
                .toList();
    }
}
