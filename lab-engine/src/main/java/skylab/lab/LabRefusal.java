package skylab.lab;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is named to the lab is not there, or cannot be meant, as with {@link Lab#fail}. Nothing has happened then. */
public final class LabRefusal extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final List<String> about;

    /**
     * A refusal.
     *
     * @param key of its sentence in the catalogues
     * @param about what the sentence names
     */
    LabRefusal(String key, String... about) {
        super(text(Locale.ENGLISH, key, List.of(about)));
        this.key = key;
        this.about = List.of(about);
    }

    /** In words: Korean for Korean, English for all others. */
    public String text(Locale language) {
        return text(language, key, about);
    }

    private static String text(Locale language, String key, List<String> about) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "skylab.lab.fault.messages",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
        return new MessageFormat(bundle.getString("refusal." + key), Locale.ROOT).format(about.toArray());
    }
}
