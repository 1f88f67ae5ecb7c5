package skylab.kernel.text;

import java.text.MessageFormat;
import java.util.Map;
import java.util.ResourceBundle;

/** The catalogue of messages in one language. */
public final class Messages {
    private final Language language;
    private final ResourceBundle bundle;

    /** The kernel's catalogue in this language. */
    public Messages(Language language) {
        this(language, "skylab.kernel.messages");
    }

    /** Another catalogue in this language, for texts that are seldom needed. */
    public Messages(Language language, String bundleName) {
        this.language = language;
        // Without a fallback to the locale of the machine: who asks for English gets English everywhere.
        this.bundle = ResourceBundle.getBundle(
                bundleName,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The catalogue in the language that the environment asks for. */
    public static Messages of(Map<String, String> environment) {
        return new Messages(Language.of(environment));
    }

    /** The language of this catalogue. */
    public Language language() {
        return language;
    }

    /** Whether there is a message of this key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * A message with its places filled in.
     *
     * @throws java.util.MissingResourceException when there is no such key
     */
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language.locale()).format(arguments);
    }
}
