package skylab.kernel.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One value in several forms; the front end shows the richest it can. Text is always among them.
 *
 * @param data the form by its MIME type, such as {@code text/html}; binary forms are in Base64; JSON forms are trees of
 *     maps, lists, strings and numbers
 * @param metadata hints by MIME type, such as the width of an image
 */
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {
    /** The MIME type that every bundle has. */
    public static final String TEXT = "text/plain";

    /** Keeps the order of the maps; adds an empty text when there is none. */
    public MimeBundle {
        Map<String, Object> forms = new LinkedHashMap<>(data);
        forms.putIfAbsent(TEXT, "");
        data = Collections.unmodifiableMap(forms);
        metadata = Map.copyOf(metadata);
    }

    /** A bundle of text alone. */
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /** The form of type {@link #TEXT}. */
    public String text() {
        return String.valueOf(data.get(TEXT));
    }

    /** A bundle of text and another form. */
    public static MimeBundle of(String text, String mimeType, Object form) {
        return text(text).with(mimeType, form);
    }

    /** This bundle with another form. */
    public MimeBundle with(String mimeType, Object form) {
        Map<String, Object> forms = new LinkedHashMap<>(data);
        forms.put(mimeType, form);
        return new MimeBundle(forms, metadata);
    }
}
