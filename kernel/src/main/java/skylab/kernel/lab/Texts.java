package skylab.kernel.lab;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import skylab.kernel.text.Language;

/** The lab's texts for learners. */
final class Texts {
    private Texts() {}

    static boolean has(Language language, String key) {
        return bundle(language).containsKey(key);
    }

    static String in(Language language, String key, Object... arguments) {
        return new MessageFormat(bundle(language).getString(key), language.locale()).format(arguments);
    }

    private static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle("skylab.kernel.lab.messages", language.locale());
    }
}
