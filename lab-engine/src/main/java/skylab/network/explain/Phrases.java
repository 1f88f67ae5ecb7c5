package skylab.network.explain;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The sentences about packets in one language.
 *
 * @param bundle of that language
 */
public record Phrases(ResourceBundle bundle) {
    private static final String BUNDLE = "skylab.network.explain.messages";

    /** The sentences in a language: Korean for Korean, English for all others. */
    public static Phrases in(Locale language) {
        // The language of the computer is no substitute for the one that was asked for.
        return new Phrases(ResourceBundle.getBundle(
                BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT)));
    }

    /** Whether there is a sentence under a key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The sentence under a key, with values in its places. */
    public String say(String key, Object... values) {
        return Particles.fit(new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values));
    }

    /** A resource by its id and name; one that is still to be made by what it will be. */
    String thing(String id, Names names) {
        return has("thing." + id) ? say("thing." + id) : names.beside(id);
    }
}
