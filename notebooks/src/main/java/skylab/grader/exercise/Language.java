package skylab.grader.exercise;

import java.util.Locale;
import skylab.notebook.Notebook;

/** The languages a learner may have. */
public enum Language {
    /** English. */
    EN,
    /** Korean. */
    KO;

    /** The code of the language: {@code en}, {@code ko}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same language as the kernel names it. */
    skylab.kernel.text.Language ofKernel() {
        return this == KO ? skylab.kernel.text.Language.KOREAN : skylab.kernel.text.Language.ENGLISH;
    }

    /** The one of two texts that is in this language. */
    public String choose(String en, String ko) {
        return this == KO ? ko : en;
    }

    /**
     * The language of a notebook: what its metadata say ({@code metadata.skylab.language}), otherwise what its name ends
     * in, otherwise English.
     *
     * @param notebookId the file's name without {@code .ipynb}
     */
    public static Language of(Notebook notebook, String notebookId) {
        String said = notebook.metadata("skylab").path("language").asText("");
        for (Language language : values()) {
            if (said.equals(language.code()) || said.isEmpty() && notebookId.endsWith("." + language.code())) {
                return language;
            }
        }
        return EN;
    }
}
