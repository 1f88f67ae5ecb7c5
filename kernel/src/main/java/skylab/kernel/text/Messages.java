package skylab.kernel.text;

import java.text.MessageFormat;
import java.util.Map;
import java.util.ResourceBundle;

/** The catalogue of messages in one language. */
public final class Messages {
    private final Language language;
    private final ResourceBundle bundle;

    /** The catalogue in this language. */
    public Messages(Language language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle("skylab.kernel.messages", language.locale());
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
