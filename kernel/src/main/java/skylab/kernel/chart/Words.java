package skylab.kernel.chart;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The few words that charts add of their own. What AWS names, such as metrics and states, keeps AWS's names. */
final class Words {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    static String in(Locale locale, String key, Object... arguments) {
        String text = bundle(locale).getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    /** The title of a chart that has one of its own, by its English words; another as it is. */
    static String title(Locale locale, String title) {
        String key = "title." + title.toLowerCase(Locale.ROOT).replace(' ', '-');
        ResourceBundle bundle = bundle(locale);
        return bundle.containsKey(key) ? bundle.getString(key) : title;
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("skylab.kernel.chart.messages", locale, NO_FALLBACK);
    }
}
