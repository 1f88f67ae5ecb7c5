package skylab.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** The sentences of the launcher in one language, from {@code messages*.properties}. */
public final class Texts {

    private static final String BUNDLE = "skylab.launcher.messages";

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The sentences in Korean for {@link Locale#KOREAN}, in English for every other language. */
    public static Texts in(Locale locale) {
        return new Texts(
                ResourceBundle.getBundle(BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /**
     * The language that the user asks for: {@code SKYLAB_LANG}, else the locale's variables in POSIX's order, else
     * that of the operating system.
     */
    public static Locale language(Map<String, String> environment) {
        for (String name : new String[] {"SKYLAB_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
            String value = environment.getOrDefault(name, "");
            if (!value.isEmpty()) {
                return value.startsWith("ko") ? Locale.KOREAN : Locale.ENGLISH;
            }
        }
        return Locale.getDefault();
    }

    /** The sentence of this key, with {@code {0}}, {@code {1}}, ... replaced by the values as they print themselves. */
    public String say(String key, Object... values) {
        Object[] words = new Object[values.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = String.valueOf(values[i]);
        }
        return new MessageFormat(bundle.getString(key), bundle.getLocale()).format(words);
    }

    /** For picocli, which looks up the descriptions of commands and options itself. */
    ResourceBundle bundle() {
        return bundle;
    }
}
