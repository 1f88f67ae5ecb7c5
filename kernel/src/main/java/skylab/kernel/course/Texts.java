package skylab.kernel.course;

import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** The texts of checks, hints and progress. */
final class Texts {
    private Texts() {}

    static String in(Language language, String key, Object... arguments) {
        return new Messages(language, "skylab.kernel.course.messages").text(key, arguments);
    }
}
