package skylab.network.proof;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of proofs in one language. */
final class Phrases {
    private static final String BUNDLE = "skylab.network.proof.messages";

    private final ResourceBundle bundle;

    private Phrases(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** Korean for Korean, English for all other languages. */
    static Phrases in(Locale language) {
        return new Phrases(ResourceBundle.getBundle(
                BUNDLE, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT)));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(values);
    }
}
